import type { Page } from '@playwright/test';
import { MS_PER_DAY } from '$lib/domain/day';
import { FORMS } from '$lib/domain/question';
import { expect, test } from './fixtures/app';
import { openForm } from './fixtures/forms';
import { expectReadable, expectSound } from './fixtures/looks';
import { ExamPage } from './pages/exam-page';
import { MockPage } from './pages/mock-page';
import { StudyKeys } from './pages/study-keys';

// A trace keeps every look of every screen.
test.use({ trace: 'off' });

const heading = (page: Page, name: string | RegExp) =>
	page.getByRole('heading', { level: 1, name });

// The windows are sized by the test.
test.describe('in light, dark, 320 px wide and at 200 % zoom', { tag: '@desktop' }, () => {
	for (const form of FORMS)
		test(`a question: ${form}, asked and answered`, async ({ page, study }) => {
			await page.goto('/');
			await study.link.waitFor();
			await openForm(page, form);
			await study.ready();
			expect(await study.form()).toBe(form);
			await expectSound(page, `${form}, asked`);
			await study.attempt();
			const nearby = page.getByText('Facts nearby');
			if (await nearby.count()) await nearby.click();
			await expectSound(page, `${form}, answered`);
		});

	test('Today, first visit, and done for the day; the end of a session', async ({
		page,
		study
	}) => {
		await study.open();
		await page.goto('/');
		await study.link.waitFor();
		await expectSound(page, 'Today, first visit');
		await page.getByRole('button', { name: 'I have read this' }).click();
		await study.link.click();
		const keys = new StudyKeys(page);
		for (let i = 0; i < 15; i++) {
			await keys.settled('asking');
			await keys.attempt();
			// One forgotten card comes back at the end, and stands under what is hard.
			await keys.grade(i === 0 ? 1 : 4);
		}
		await keys.attempt();
		await keys.grade(4);
		await expectSound(page, 'end of the session');
		await page.getByRole('link', { name: 'Back to Today' }).click();
		await expect(page.getByText('Done for today')).toBeVisible();
		await expectSound(page, 'Today, done');
	});

	test('menus and messages of the study screen', async ({ page, study }) => {
		await study.open();
		await page.getByRole('button', { name: /^More/ }).click();
		await expect(page.getByRole('dialog', { name: 'This card' })).toBeVisible();
		await expectSound(page, 'card menu');
		await page.getByRole('button', { name: 'All keys' }).click();
		await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
		await expectSound(page, 'all keys');
		await page.keyboard.press('Escape');
		await expect(page.locator('dialog')).toHaveCount(0);
		await page.keyboard.press('s');
		await expect(page.getByText('Card suspended.')).toBeVisible();
		await expectSound(page, 'a card suspended');
	});

	test('decks, a deck with everything open, its changes', async ({ page, study }) => {
		// axe looks at some thousand nodes of it, four times.
		test.slow();
		await study.open();
		await study.answer('Good');
		await page.goto('/decks');
		await expect(page.getByRole('link', { name: 'Procedures on nerves' })).toBeVisible();
		await expectSound(page, 'Decks');
		await page.getByRole('link', { name: 'Procedures on nerves' }).click();
		await expect(heading(page, 'Procedures on nerves')).toBeVisible();
		await expect(page.getByText(/cards found/)).toBeVisible();
		for (const summary of await page.locator('.deck > details > summary').all())
			await summary.click();
		const first = page.getByRole('listitem').locator('details').first();
		await first.locator('summary').first().click();
		await expect(first.getByText('Your note')).toBeVisible();
		await expectSound(page, 'deck');
		await page.goto('/decks/nerve-procedures/changes');
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expectSound(page, 'changes');
	});

	test('exams: none yet, a new one with everything open, its plan, Today with it', async ({
		page
	}) => {
		// axe looks at them four times each.
		test.slow();
		const exam = new ExamPage(page);
		await page.goto('/exams');
		await expect(page.getByText('No exam yet.')).toBeVisible();
		await expectSound(page, 'Exams, none yet');
		await page.goto('/exams/new');
		await exam.save.click();
		await expect(page.getByText('Choose the day of the exam.')).toBeVisible();
		await page.getByRole('switch', { name: 'Weights of my own' }).check();
		await page.getByRole('radio', { name: 'By weekday' }).check();
		await page.getByLabel('Days off').fill('2030-01-01');
		await page.getByRole('button', { name: 'Add' }).click();
		await expectSound(page, 'new exam, with faults');
		const today = Math.floor(Date.now() / MS_PER_DAY);
		await exam.create(today + 14, 5);
		await exam.plan();
		await exam.today.locator('summary').first().click();
		await page.getByText('The same as a table').click();
		await expectSound(page, 'exam');
		await page.getByRole('button', { name: 'Delete', exact: true }).click();
		await expectSound(page, 'exam, asked before it is deleted');
		await page.goto('/exams');
		await expect(page.getByRole('link', { name: /^Finals/ })).toContainText('expected recall');
		await expectSound(page, 'Exams');
		await page.goto('/');
		await expect(exam.next).toContainText('expected recall that day');
		await expectSound(page, 'Today, an exam ahead');
	});

	test('mock exams: set-up, question, pause, submission and report', async ({ page }) => {
		// axe looks at each of them four times.
		test.slow();
		const mock = new MockPage(page);
		await mock.begin(8, 10);
		const [one, two, three] = await mock.choices();
		if (!one || !two || !three) throw new Error('too few choices in the paper');
		await mock.go(one.place);
		await mock.choose(one.place, one.question, false);
		await page.getByRole('button', { name: /^Strike out A/ }).click();
		await page.getByRole('button', { name: 'Flag' }).click();
		await page.getByText('Note', { exact: true }).click();
		await page.getByLabel('Your note on this question').fill('Look at the table.');
		await mock.sure('Sure');
		await expectSound(page, 'a question of a mock');
		await mock.go(two.place);
		await mock.choose(two.place, two.question, true);
		await mock.sure('A guess');
		await page.getByRole('button', { name: 'Submit', exact: true }).click();
		await expectSound(page, 'submission');
		await page.getByRole('button', { name: 'Go back' }).click();
		await mock.pause.click();
		await expect(page.getByRole('heading', { name: 'Paused' })).toBeVisible();
		await expectSound(page, 'a pause');
		await page.goto('/mock');
		await expect(page.getByRole('button', { name: /^Start with/ })).toBeVisible();
		await page.getByText('What will be asked').click();
		await expectSound(page, 'set-up, with a mock to go on with');
		await page.getByRole('link', { name: /Paused/ }).click();
		await page.getByRole('button', { name: 'Go on' }).click();
		await mock.submit();
		for (const row of await page.locator('details.row > summary').all()) await row.click();
		await expect(page.getByText('Look at the table.')).toBeVisible();
		await expectSound(page, 'report, every question open');
	});

	test('settings, the error page, a deck that is not there', async ({ page, faults }) => {
		faults.expect(/Not found: \/no\/such\/page/);
		await page.goto('/settings');
		await expect(heading(page, 'Settings')).toBeVisible();
		await page.getByText('All keys').click();
		await expectSound(page, 'Settings');
		await page.goto('/no/such/page');
		await expect(heading(page, 'There is no such page')).toBeVisible();
		await expectSound(page, 'error page');
		await page.goto('/decks/none-such');
		await expect(heading(page, 'This deck is not installed')).toBeVisible();
		await expectSound(page, 'no such deck');
	});

	test('storage refused', async ({ page, context }) => {
		await context.addInitScript(() =>
			Object.defineProperty(window, 'indexedDB', { value: undefined })
		);
		await page.goto('/');
		await expect(page.getByRole('alert')).toBeVisible();
		await expectSound(page, 'storage refused');
	});
});

test('every form under the thumb: targets of 44 px and more, nothing too wide', async ({
	page,
	study
}) => {
	await page.goto('/');
	await study.link.waitFor();
	for (const form of FORMS) {
		await openForm(page, form);
		await study.ready();
		expect.soft(await smallTargets(page), `${form}, asked`).toEqual([]);
		await study.attempt();
		expect.soft(await smallTargets(page), `${form}, answered`).toEqual([]);
		await expectReadable(page, `${form}, answered`);
	}
});

/** Whatever can be pressed and is less than 44 px wide or high. */
function smallTargets(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll('button, a.button, summary, label:has(input)')]
			.filter((node) => node.checkVisibility() && !node.matches('.skip'))
			.map((node) => ({ node, size: node.getBoundingClientRect() }))
			.filter(({ size }) => size.width < 44 || size.height < 44)
			.map(({ node, size }) => `${size.width}x${size.height} ${node.outerHTML.slice(0, 100)}`)
	);
}

test('what can be pressed is called what it does', async ({ page, study }) => {
	await page.goto('/');
	await expect(page.getByRole('link', { name: 'Study', exact: true })).toBeVisible();
	await openForm(page, 'cloze');
	await expect(page.getByRole('button', { name: 'Show answer', exact: true })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Submit', exact: true })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
	await study.showAnswer.click();
	const names = await study.grades
		.getByRole('button')
		.evaluateAll((buttons) => buttons.map((button) => button.textContent));
	expect(names.map((name) => name.replace(/\s+/g, ' ').trim())).toEqual(
		['Again', 'Hard', 'Good', 'Easy'].map((grade) =>
			expect.stringMatching(new RegExp(`^${grade} [\\d.]+ (?:min|h|d|mo|y)$`))
		)
	);
	for (const grade of ['Again', 'Hard', 'Good', 'Easy'] as const)
		await expect(study.grade(grade)).toHaveAccessibleName(/^(Again|Hard|Good|Easy) \d/);
});

// A phone puts no focus into text fields, or its keyboard would open.
test('the keyboard alone answers every form', { tag: '@desktop' }, async ({ page, study }) => {
	await page.goto('/');
	await study.link.waitFor();
	const keys = new StudyKeys(page);
	for (const form of FORMS) {
		await openForm(page, form);
		await keys.settled('asking');
		expect(await keys.attempt()).toBe(form);
		await page.keyboard.press('Enter');
		await keys.settled('asking');
		await study.undo.press('Enter');
		await keys.settled('answered');
		await page.keyboard.press('2');
		await keys.settled('asking');
	}
});

test('arrows move among options, Tab walks in the order of the screen, focus is seen', async ({
	page,
	study
}) => {
	await page.goto('/');
	await study.link.waitFor();
	await openForm(page, 'single-choice');
	await study.ready();
	await expect(study.stem).toBeFocused();
	const options = page.getByRole('group', { name: 'Choose one' }).getByRole('radio');
	await page.keyboard.press('Tab');
	await expect(options.first()).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await expect(options.nth(1)).toBeFocused();
	await expect(options.nth(1)).toBeChecked();
	await page.keyboard.press('ArrowUp');
	await expect(options.first()).toBeChecked();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await expect(study.showAnswer).toBeFocused();
	await expect(study.showAnswer).not.toHaveCSS('outline-style', 'none');
	await page.keyboard.press('Tab');
	await expect(study.submit).toBeFocused();
	await page.keyboard.press('Space');
	await expect(study.grades).toBeVisible();
	await expect(study.grades.locator('[data-proposed]')).toBeFocused();
});
