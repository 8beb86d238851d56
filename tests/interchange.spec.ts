import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/app';
import { expectReadable } from './fixtures/looks';
import { logOf, readStored } from './fixtures/stored';

const FIXTURES = join(import.meta.dirname, 'fixtures/interchange');
const choose = (page: Page, name: string) =>
	page.getByRole('button', { name: 'Choose a file' }).setInputFiles(join(FIXTURES, name));

test('questions from elsewhere: looked at, installed and asked; a hostile file changes nothing', async ({
	page,
	study
}) => {
	await page.goto('/import');
	const found = page.getByRole('region', { name: /^[a-z-]+\.(?:gift|apkg)$/ });
	await expectReadable(page, 'Import');
	const before = await readStored(page);

	await choose(page, 'zstd-bomb.apkg');
	await expect(found).toContainText('Nothing of yours was changed.');
	await expect(found).toContainText('The package unpacks to more than Ranvier reads.');
	await expectReadable(page, 'a hostile file');
	expect(await readStored(page)).toEqual(before);

	await choose(page, 'old.apkg');
	await expect(found).toContainText('Found: 2 cloze, 3 essay.');
	await expect(found).toContainText('1 an answer in Anki that did not count there');
	const history = found.getByRole('checkbox', { name: 'Bring 2 answers of your Anki history' });
	await expect(history).not.toBeChecked();
	expect(await readStored(page)).toEqual(before);
	await history.check();
	await found.getByRole('button', { name: 'Install' }).click();
	await expect(found.getByRole('status')).toHaveText(
		'“old” is installed, with 5 questions and 2 answers of your Anki history.'
	);
	const after = await readStored(page);
	expect(logOf(after)).toMatchObject([
		{ card: 'imported-old/q.aaa-0', grade: 3 },
		{ card: 'imported-old/q.aaa-0', grade: 1 }
	]);

	await choose(page, 'sample.gift');
	await expect(found.getByRole('heading', { name: 'Questions left out' })).toBeVisible();
	await expect(found).toContainText('1 has no right answer');
	await expect(found).toContainText('2 part marks');
	await expect(found).toContainText('9 questions become the deck “sample”');
	await expectReadable(page, 'what was found');
	expect(await readStored(page)).toEqual(after);

	await found.getByRole('button', { name: 'Install' }).click();
	await expect(found).toContainText('“sample” is installed, with 9 questions.');
	await found.getByRole('link', { name: 'Study this deck' }).click();
	await study.ready();
	await study.answer('Good');
	const [review, ...more] = logOf(await readStored(page)).slice(2);
	expect(review?.card).toMatch(/^imported-sample\/q\./);
	expect(more).toEqual([]);
});

test('a deck for Anki, written in the worker, is read again in it', async ({ page }) => {
	await page.goto('/decks/nerve-procedures/export');
	await page.getByLabel('Format').selectOption('Anki package');
	await page.getByRole('button', { name: 'See what goes out' }).click();
	const out = page.getByRole('region', { name: /questions for Anki package$/ });
	await expectReadable(page, 'Export');
	const [questions = ''] = /^[\d,]+/.exec(await out.getByRole('heading').first().innerText()) ?? [];
	expect(Number(questions.replace(',', ''))).toBeGreaterThan(100);
	const saving = page.waitForEvent('download');
	await out.getByRole('button', { name: 'Save the file' }).click();
	const saved = await saving;
	expect(saved.suggestedFilename()).toBe('nerve-procedures.apkg');

	const buffer = await readFile(await saved.path());
	await page.goto('/import');
	const file = { name: 'again.apkg', mimeType: 'application/zip', buffer };
	await page.getByRole('button', { name: 'Choose a file' }).setInputFiles(file);
	await expect(page.getByRole('region', { name: 'again.apkg' })).toContainText(
		`${questions} questions become the deck “again”`
	);
});

test('two files of statistics: how hard each question was, in its words', async ({
	page,
	study
}) => {
	await study.open();
	await study.answer('Again');
	await page.goto('/decks/nerve-procedures/export');
	const saving = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save my statistics' }).click();
	const own = await readFile(await (await saving).path(), 'utf8');
	const { learner, cards } = JSON.parse(own) as { learner: string; cards: object[] };
	expect(cards).toHaveLength(1);
	const right = cards.map((card) => ({ ...card, first: { 1: 0, 2: 0, 3: 1, 4: 0 } }));
	const others = own
		.replace(learner, '6f1d2c1e-8a55-4a27-9d35-0c9f5d3b7a11')
		.replace(JSON.stringify(cards), JSON.stringify(right));

	await page.goto('/statistics');
	await expectReadable(page, 'Statistics before a file');
	const json = (name: string, text: string) => ({
		...{ name, mimeType: 'application/json', buffer: Buffer.from(text) }
	});
	await page
		.getByRole('button', { name: 'Choose files' })
		.setInputFiles([json('a.json', own), json('b.json', others), json('c.json', '{}')]);
	await expect(page.getByRole('status')).toHaveText('2 learners, 1 question.');
	await expect(page.getByRole('alert')).toContainText('c.json');
	const row = page.getByRole('table').getByRole('row').nth(1);
	await expect(row).toContainText('50\u202f%');
	const question = row.getByRole('rowheader');
	await expect(question).toHaveText(/^[A-Z]\w* /);
	await expect(question).not.toContainText('nerve-procedures/');
	await expectReadable(page, 'Statistics');
});
