import { expect, test } from './fixtures/app';
import { readStored } from './fixtures/stored';

test('first visit: the deck is there, Study works at once, twenty questions, undo, reload, end', async ({
	page,
	study
}) => {
	await study.open();

	for (let i = 0; i < 20 && !(await study.end.isVisible()); i++) {
		await study.attempt();
		await expect(study.grades.getByRole('button')).toHaveCount(4);
		await study.grade('Good').click();
		await expect(study.grades).toBeHidden();
		await study.ready();
	}

	await page.goto('/');
	await expect(page.getByText(/studied today/)).toBeVisible();
});

test('a grade button carries the interval that is stored', async ({ study }) => {
	await study.open();
	await study.showAnswer.click();
	for (const name of ['Again', 'Hard', 'Good', 'Easy'] as const)
		await expect(study.grade(name)).toHaveText(/\d\s?(?:min|mo|[hdy])$/);
});

test('undo brings the card back with its answer shown, also after a reload', async ({
	page,
	study
}) => {
	await study.open();
	const first = await study.stem.innerText();
	await study.answer('Easy');
	await study.answer('Easy');

	await page.reload();
	await study.ready();
	await study.undo.click();
	await expect(study.grades).toBeVisible();
	await study.undo.click();
	await expect(study.stem).toHaveText(first);
	await expect(study.grades).toBeVisible();
	await expect(study.undo).toBeDisabled();

	await study.grade('Good').click();
	await expect(study.grades).toBeHidden();
	await page.goto('/');
	await expect(page.getByText('1 card studied today')).toBeVisible();
});

test('a reload in mid-answer shows the same question, and the answer where one was given', async ({
	page,
	study
}) => {
	await study.open();
	const stem = await study.stem.innerText();
	await page.reload();
	await study.ready();
	await expect(study.stem).toHaveText(stem);

	await study.showAnswer.click();
	await expect(study.grades).toBeVisible();
	// A blank that has been filled in makes another sentence of the same question.
	const answered = await study.stem.innerText();
	const shown = (await readStored(page)).session[0]?.shown;
	await page.reload();
	await expect(study.grades).toBeVisible();
	await expect(study.stem).toHaveText(answered);
	expect((await readStored(page)).session[0]?.shown).toEqual(shown);
});

test('what is filled in and not yet submitted survives a reload, and goes with its answer', async ({
	page,
	study
}) => {
	await study.open();
	while ((await study.form()) === 'recall') await study.answer('Easy');
	const form = await study.form();
	await study.fillIn(form);
	await expect(study.submit).toBeEnabled();
	const filled = () =>
		page
			.locator('#question input')
			.evaluateAll((inputs) =>
				inputs.map(
					(input) => (input as HTMLInputElement).checked || (input as HTMLInputElement).value
				)
			);
	const before = await filled();
	await page.reload();
	await expect(study.submit).toBeEnabled();
	expect(await filled()).toEqual(before);
	await study.submit.click();
	await expect(study.grades).toBeVisible();
	expect(await page.evaluate(() => sessionStorage.getItem('ranvier unsent'))).toBeNull();
});

test('the keyboard alone: reveal, grade, undo', async ({ page, study }) => {
	await study.open();
	// The form is drawn by chance: go on to one with options.
	while ((await study.form()) !== 'single-choice') await study.answer('Easy');
	const options = page.getByRole('group', { name: 'Choose one' }).getByRole('radio');
	await page.keyboard.press('b');
	await expect(options.nth(1)).toBeChecked();
	await page.keyboard.press('1');
	await expect(options.first()).toBeChecked();
	await page.keyboard.press('Enter');
	await expect(study.grades).toBeVisible();
	const stem = await study.stem.innerText();
	await page.keyboard.press('3');
	await expect(study.grades).toBeHidden();
	await page.keyboard.press('u');
	await expect(study.stem).toHaveText(stem);
	await expect(study.grades.locator('[data-proposed]')).toBeFocused();
});

test('a suspended card can be taken back at once', async ({ page, study }) => {
	await study.open();
	const stem = await study.stem.innerText();
	await page.getByRole('button', { name: /^More/ }).click();
	await page.getByRole('button', { name: 'Suspend', exact: true }).click();
	await expect(study.stem).not.toHaveText(stem);
	await page.getByRole('button', { name: 'Take back' }).click();
	await expect(page.getByText('Card taken back.')).toBeVisible();
});

test('no screen is blank: known and unknown routes', async ({ page, faults }) => {
	faults.expect(/Not found: \/no\/such\/page/);
	for (const [path, heading] of [
		['/', 'Today'],
		['/decks', 'Decks'],
		['/exams', 'Exams'],
		['/exams/new', 'New exam'],
		['/exams/none-such', 'This exam is not here'],
		['/settings', 'Settings'],
		['/decks/nerve-procedures', 'Procedures on nerves'],
		['/decks/none-such', 'This deck is not installed'],
		['/no/such/page', 'There is no such page']
	] as const) {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
		await expect(page.getByRole('main')).toBeVisible();
	}
});
