import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import type { Answer, Question } from '$lib/domain/question';
import Asked from './Asked.svelte';
import {
	cloze,
	disagreement,
	list,
	multiple,
	numeric,
	ordering,
	single
} from './questions.fixture';

const ondraft = vi.fn<(draft: Answer | null) => void>();
beforeEach(() => ondraft.mockClear());

const ask = (question: Question) => render(Asked, { question, ondraft });
const drafted = (answer: Answer | null) =>
	vi.waitFor(() => expect(ondraft).toHaveBeenLastCalledWith(answer));
const textsOf = (selector: string) =>
	[...document.querySelectorAll(selector)].map((node) => node.textContent.trim());

describe('one choice', () => {
	it('by mouse, on any part of the option; the last one counts', async () => {
		await ask(single);
		await drafted(null);
		await page.getByRole('radio', { name: 'Lumbar' }).click({ position: { x: 150, y: 20 } });
		await drafted({ form: 'single-choice', chosen: 1 });
		await page.getByRole('radio', { name: 'Thoracic' }).click();
		await drafted({ form: 'single-choice', chosen: 2 });
		await expect.element(page.getByRole('radio', { name: 'Lumbar' })).not.toBeChecked();
	});

	it('by Tab, Space and the arrows', async () => {
		await ask(single);
		await userEvent.keyboard('{Tab} ');
		await drafted({ form: 'single-choice', chosen: 0 });
		await userEvent.keyboard('{ArrowDown}');
		await drafted({ form: 'single-choice', chosen: 1 });
		await userEvent.keyboard('{ArrowUp}{ArrowUp}');
		await drafted({ form: 'single-choice', chosen: 2 });
	});
});

describe('all that apply', () => {
	it('by mouse: chosen and given up again, kept in order', async () => {
		await ask(multiple);
		const option = (name: string) => page.getByRole('checkbox', { name });
		await option('Thoracic').click();
		await option('Caudal').click();
		await drafted({ form: 'multiple-choice', chosen: [0, 2] });
		await option('Thoracic').click();
		await option('Caudal').click();
		await drafted(null);
	});

	it('by Tab and Space', async () => {
		await ask(multiple);
		await userEvent.keyboard('{Tab} {Tab}{Tab} ');
		await drafted({ form: 'multiple-choice', chosen: [0, 2] });
	});
});

describe('typed', () => {
	it('words into a blank, spaces around them left out', async () => {
		await ask(cloze);
		await page.getByRole('textbox', { name: 'The missing words' }).fill('  caudal ');
		await drafted({ form: 'cloze', typed: 'caudal' });
		await page.getByRole('textbox').fill('   ');
		await drafted(null);
	});

	it('a number, with its unit named', async () => {
		await ask(numeric);
		await page.getByRole('textbox', { name: 'A number, in minutes' }).fill('30');
		await drafted({ form: 'numeric', typed: '30' });
	});
});

describe('a list', () => {
	const field = () => page.getByRole('textbox');

	it('a member typed in full is ticked off at once', async () => {
		await ask(list);
		await userEvent.type(field(), 'Caudal');
		await drafted({ form: 'list-recall', typed: ['Caudal'] });
		await expect.element(field()).toHaveValue('');
		await expect.element(page.getByText(/2 left/)).toBeVisible();
	});

	it('anything else by Enter or Add, once each; and taken out again', async () => {
		await ask(list);
		await userEvent.type(field(), 'lumbar{Enter}');
		await drafted({ form: 'list-recall', typed: ['lumbar'] });
		await userEvent.type(field(), 'interlaminar');
		await drafted({ form: 'list-recall', typed: ['lumbar', 'interlaminar'] });
		await userEvent.type(field(), 'interlaminar');
		await expect.element(page.getByText(/already there/)).toBeVisible();
		await drafted({ form: 'list-recall', typed: ['lumbar', 'interlaminar'] });
		await userEvent.type(field(), 'sacral');
		await page.getByRole('button', { name: 'Add' }).click();
		await drafted({ form: 'list-recall', typed: ['lumbar', 'interlaminar', 'sacral'] });
		await page.getByRole('button', { name: 'Remove lumbar' }).click();
		await drafted({ form: 'list-recall', typed: ['interlaminar', 'sacral'] });
	});
});

describe('an order', () => {
	const steps = () => textsOf('ol.steps .text');
	const down = (step: string) => page.getByRole('button', { name: `Move down: ${step}` });
	const up = (step: string) => page.getByRole('button', { name: `Move up: ${step}` });

	it('by buttons: the first cannot go up, the last cannot go down', async () => {
		await ask(ordering);
		await drafted({ form: 'ordering', order: [0, 1, 2] });
		await expect.element(up('Cut')).toBeDisabled();
		await expect.element(down('Close')).toBeDisabled();
		await down('Cut').click();
		await drafted({ form: 'ordering', order: [1, 0, 2] });
		expect(steps()).toEqual(['Numb', 'Cut', 'Close']);
	});

	it('by keyboard: focus goes with the step, and its new place is said', async () => {
		await ask(ordering);
		await down('Cut').element().focus();
		await userEvent.keyboard('{Enter}');
		await expect.element(down('Cut')).toHaveFocus();
		await userEvent.keyboard(' ');
		await drafted({ form: 'ordering', order: [1, 2, 0] });
		// At the end there is no further down: the other button takes the focus.
		await expect.element(up('Cut')).toHaveFocus();
		await expect.element(page.getByText('Cut: now 3 of 3')).toBeInTheDocument();
	});

	it.each(['mouse', 'touch'])('by dragging with %s', async (pointerType) => {
		await ask(ordering);
		const [first, , last] = [...document.querySelectorAll('ol.steps > li')];
		const grip = first?.querySelector('.grip');
		if (!grip || !last) throw new Error('no steps to drag');
		const point = (node: Element) => {
			const { left, top, height } = node.getBoundingClientRect();
			return { clientX: left + 4, clientY: top + height / 2 };
		};
		// Only a pointer that the browser itself knows can be captured.
		grip.setPointerCapture = () => undefined;
		const fire = (type: string, at: Element) =>
			grip.dispatchEvent(
				new PointerEvent(type, { bubbles: true, pointerId: 1, pointerType, ...point(at) })
			);
		fire('pointerdown', grip);
		fire('pointermove', last);
		await drafted({ form: 'ordering', order: [1, 2, 0] });
		fire('pointerup', last);
		fire('pointermove', grip);
		expect(steps()).toEqual(['Numb', 'Close', 'Cut']);
	});
});

describe('who says what', () => {
	const claim = (text: string) => page.getByRole('group', { name: text });

	it('by mouse; nothing to submit until every claim has a side', async () => {
		await ask(disagreement);
		await claim('It is cut.').getByText('the table').click();
		await drafted(null);
		await claim('It is frozen.').getByText('the definitions').click();
		await drafted({ form: 'disagreement', sides: [1, 0] });
		await claim('It is cut.').getByText('the definitions').click();
		await drafted({ form: 'disagreement', sides: [0, 0] });
	});

	it('by Tab, Space and the arrows', async () => {
		await ask(disagreement);
		await userEvent.keyboard('{Tab} {Tab} {ArrowDown}');
		await drafted({ form: 'disagreement', sides: [0, 1] });
	});
});
