import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import { cardId, termId } from '$lib/domain/ids';
import type { Answer, Cell, Question } from '$lib/domain/question';
import { mark } from '$lib/generation/marking';
import QuestionView from './QuestionView.svelte';

const cell = (text: string, correct: boolean): Cell => ({
	text,
	termId: termId(text),
	by: `the text on ${text.toLowerCase()}`,
	rationale: `What is said of ${text.toLowerCase()}.`,
	...(correct ? { correct } : { correct, ground: 'definition' })
});

const question: Question = {
	form: 'matrix',
	cardId: cardId('deck/a'),
	factIds: [],
	subject: termId('Heating'),
	slot: 'anaesthesia',
	seed: 1,
	stem: 'Which of these procedures are done under local anaesthesia?',
	key: 'Heating',
	says: [],
	rationale: '',
	sources: [],
	caveats: [],
	conflicts: [],
	feature: 'local anaesthesia',
	cells: [
		cell('Heating', true),
		cell('Decompression by a very long procedure name of the spine', false),
		cell('Freezing', true)
	],
	shown: [
		{ text: 'Cutting', why: 'disputed', note: 'Two texts on cutting differ.' },
		{ text: 'Splitting', why: 'unclear', note: 'Local or general.' },
		{ text: 'Waiting', why: 'not-stated', note: '' }
	]
};

const asked = (answer: Answer | null = null) =>
	render(QuestionView, {
		question,
		draft: null,
		recognise: () => null,
		answer,
		marking: answer && mark(question, answer)
	});

const boxes = () => page.getByRole('checkbox').elements() as HTMLInputElement[];

describe('a matrix', () => {
	it('has a box for each procedure that is asked, named by it and its text; others are shown', async () => {
		asked();
		expect(boxes()).toHaveLength(3);
		await expect
			.element(page.getByRole('checkbox', { name: 'Heating by the text on heating' }))
			.not.toBeChecked();
		await expect.element(page.getByRole('rowheader', { name: /Freezing/ })).toBeVisible();
		await expect
			.element(page.getByRole('row', { name: /Cutting/ }))
			.toHaveTextContent('The sources disagree Not asked');
		await expect.element(page.getByText('Not stated, so not asked: Waiting.')).toBeVisible();
		expect(document.body.textContent).not.toContain('Two texts on cutting differ');
	});

	it('is ticked by a tap on the name, by Tab and Space, and by its letter', async () => {
		const view = asked();
		await page.getByText('Freezing', { exact: false }).first().click();
		await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
		await userEvent.keyboard(' ');
		const component = view.component as unknown as { choose: (index: number) => void };
		component.choose(0);
		await expect.element(page.getByRole('checkbox').first()).toBeChecked();
		expect(boxes().map((box) => box.checked)).toEqual([true, true, true]);
		component.choose(1);
		await expect.poll(() => boxes().map((box) => box.checked)).toEqual([true, false, true]);
	});

	it('says of each procedure what is so, and why', async () => {
		asked({ form: 'matrix', ticked: [0, 1] });
		await expect.element(page.getByRole('status')).toHaveTextContent('Wrong');
		const verdicts = ['right, you ticked it', 'Not so: you ticked it', 'you missed it'];
		for (const [index, verdict] of verdicts.entries())
			await expect.element(page.getByRole('row').nth(index + 1)).toHaveTextContent(verdict);
		await expect.element(page.getByText('What is said of freezing.')).toBeVisible();
		await expect.element(page.getByText('Two texts on cutting differ.')).toBeVisible();
		expect(page.getByRole('checkbox').elements()).toEqual([]);
	});

	it('fits a small telephone, and every row a finger', async () => {
		await page.viewport(320, 640);
		asked();
		await expect.element(page.getByRole('checkbox').first()).toBeVisible();
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
		for (const box of boxes()) {
			const { width, height } = box.getBoundingClientRect();
			expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
		}
	});
});
