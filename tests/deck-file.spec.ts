import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { dataOf, writeYaml } from '$lib/authoring/deck-file';
import { sampleWith, WITH_QUESTIONS } from '$lib/authoring/sample';
import { expect, test } from './fixtures/app';
import { expectReadable } from './fixtures/looks';
import { logOf, readStored } from './fixtures/stored';

const SOUND = new TextDecoder().decode(writeYaml(dataOf(sampleWith(WITH_QUESTIONS))));
const NEXT = SOUND.replace('version: 1.0.0', 'version: 1.1.0').replace('exactly: 5', 'exactly: 7');
const BROKEN = SOUND.replace('value: glue', 'value: glu');

const choose = (page: Page, name: string, text: string) =>
	page.getByLabel('Choose a file').setInputFiles({
		name,
		mimeType: 'application/yaml',
		buffer: Buffer.from(text)
	});

test('a deck from a file: refused, installed, drilled, updated, saved, printed, removed, back again', async ({
	page,
	study
}) => {
	await page.goto('/decks');
	await expect(page.getByRole('heading', { name: 'Add a deck' })).toBeVisible();
	await expectReadable(page, 'Decks');
	const empty = await readStored(page);

	const dialog = page.getByRole('dialog');
	await choose(page, 'broken.yaml', BROKEN);
	await expect(dialog).toContainText('There is no term “glu”.');
	await expect(dialog).toContainText(/broken\.yaml, line \d+, column \d+/);
	await expectReadable(page, 'a file with faults');
	await page.keyboard.press('Escape');
	expect(await readStored(page)).toEqual(empty);

	await choose(page, 'mine.yaml', SOUND);
	await expect(dialog).toContainText('Reviewed: 1 of 7 facts and questions.');
	await expectReadable(page, 'a deck before it is installed');
	await dialog.getByRole('button', { name: 'Install' }).click();
	await dialog.getByRole('link', { name: 'Study this deck' }).click();
	await study.ready();
	for (let i = 0; i < 7; i++) await study.answer('Easy');
	await expect(study.end).toBeVisible();
	const drilled = await readStored(page);

	await page.goto('/decks');
	await choose(page, 'newer.yaml', NEXT);
	await expect(dialog).toContainText('You have “A sample”, version 1.0.0, from mine.yaml.');
	await expect(dialog).toContainText('What would change: 1 card changed.');
	await dialog.getByRole('button', { name: 'Update' }).click();
	await expect(dialog).toContainText('version 1.1.0, is ready');
	const updated = await readStored(page);
	expect(logOf(updated).slice(0, 7)).toEqual(logOf(drilled));
	const studied = updated.cards.filter(({ id, memory }) => id.startsWith('sample/') && memory);
	expect(studied).toHaveLength(6);

	await page.goto('/decks/sample');
	await page.getByText('Share, print, remove').click();
	const saving = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save as one YAML' }).click();
	const saved = await readFile(await (await saving).path(), 'utf8');
	await expectReadable(page, 'a deck');

	await page.getByRole('link', { name: 'Print questions' }).click();
	const sheet = page.getByRole('article', { name: 'Question sheet' });
	await expect(sheet).toContainText('A cup has lost its handle.');
	await expect(page.getByRole('article', { name: 'Answer key' })).toContainText('7\u2009minutes');
	await expectReadable(page, 'print');
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
	await page.emulateMedia({ media: 'screen' });

	await page.goto('/decks/sample');
	await page.getByText('Share, print, remove').click();
	await page.getByRole('button', { name: 'Remove this deck' }).click();
	await dialog.getByRole('button', { name: 'Remove' }).click();
	await expect(page).toHaveURL('/decks');
	await expect(page.getByRole('link', { name: 'A sample' })).toHaveCount(0);

	await choose(page, 'again.yaml', saved);
	await expect(dialog).toContainText('it goes on where it was');
	await dialog.getByRole('button', { name: 'Install again' }).click();
	await expect(dialog).toContainText('is ready');
	const back = await readStored(page);
	expect(logOf(back)).toEqual(logOf(updated));
	expect(back.cards.filter(({ id, memory }) => id.startsWith('sample/') && memory)).toEqual(
		studied
	);
});

// What the server answers is given by the test, not by a service worker.
test.beforeEach(({ context }) =>
	context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'))
);

test('a link: another site is named and nothing fetched from it; this site is read at once', async ({
	page
}) => {
	await page.goto('/decks?install=https://example.org/deck.yaml');
	const dialog = page.getByRole('dialog');
	await expect(dialog).toContainText('another site');
	await expect(dialog.getByRole('link', { name: 'Go to example.org' })).toBeVisible();

	await page.route(
		({ pathname }) => pathname === '/shared/mine.yaml',
		(route) => route.fulfill({ contentType: 'application/yaml', body: SOUND })
	);
	await page.goto('/decks?install=/shared/mine.yaml');
	await expect(dialog.getByRole('button', { name: 'Install' })).toBeVisible();

	await page.goto('/decks?install=javascript:alert(1)');
	await expect(dialog).toContainText('does not hold an address');
});
