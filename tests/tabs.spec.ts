import { expect, test } from './fixtures/app';
import { expectWhole } from './fixtures/expected';
import { logOf, readStored } from './fixtures/stored';
import { StudyPage } from './pages/study-page';

test('two tabs show the same card: one answers it, the other is told and goes on', async ({
	context,
	page,
	study
}) => {
	await study.open();
	const other = new StudyPage(await context.newPage());
	await other.page.goto('/study');
	await other.ready();
	const stem = await study.stem.innerText();
	await expect(other.stem).toHaveText(stem);

	await study.showAnswer.click();
	await other.showAnswer.click();
	await study.grade('Good').click();
	await expect(study.grades).toBeHidden();
	await expect(other.page.getByRole('status')).toHaveText(
		'Another tab has answered that card or set it aside. Here is the next one.'
	);
	await other.ready();
	await expect(other.stem).not.toHaveText(stem);

	const stored = await readStored(page);
	expect(logOf(stored)).toMatchObject([{ kind: 'review', grade: 3 }]);
	expectWhole(stored);
});

test('an answer taken back in one tab is not taken back again by the other', async ({
	context,
	page,
	study
}) => {
	await study.open();
	await study.answer('Good');
	const other = new StudyPage(await context.newPage());
	await other.page.goto('/study');
	await other.ready();
	await study.undo.click();
	await expect(study.grades).toBeVisible();
	await other.undo.click();
	await expect(other.page.getByRole('status')).toHaveText(
		'Nothing is left to undo in this session.'
	);
	await study.grade('Easy').click();
	await expect(study.grades).toBeHidden();

	const stored = await readStored(page);
	expect(logOf(stored).map(({ kind }) => kind)).toEqual(['review', 'undo', 'review']);
	expectWhole(stored);
});

test('two tabs study side by side: every answer counts once', async ({ context, page, study }) => {
	await study.open();
	const other = new StudyPage(await context.newPage());
	await other.page.goto('/study');
	await other.ready();
	for (let i = 0; i < 4; i++) {
		await study.answer('Easy');
		await other.answer('Easy');
	}
	const stored = await readStored(page);
	expectWhole(stored);
	const cards = logOf(stored).map(({ card }) => card);
	expect(new Set(cards).size).toBe(cards.length);
	expect(cards.length).toBeGreaterThanOrEqual(4);
});

test('Today in one tab follows the answers given in another', async ({ context, page, study }) => {
	await study.open();
	const other = await context.newPage();
	await other.goto('/');
	const due = other.getByRole('region', { name: 'Due today' });
	await expect(due).toContainText('15 new');
	await study.answer('Easy');
	await expect(due).toContainText('14 new');
	await expect(due).toContainText('1 card studied today');
	await study.answer('Good');
	await expect(due).toContainText('13 new · 1 learning');
	await study.undo.click();
	await expect(due).toContainText('14 new');
	await expect(page.getByRole('alert')).toHaveCount(0);
});
