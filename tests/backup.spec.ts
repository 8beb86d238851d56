import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { SettingRow } from '$lib/storage/rows';
import { expect, test } from './fixtures/app';
import { expectWhole } from './fixtures/expected';
import { logOf, readStored, standing, type Stored } from './fixtures/stored';
import { StudyPage } from './pages/study-page';

const region = (page: Page) => page.getByRole('region', { name: 'Your data' });

async function answer(page: Page, count: number): Promise<void> {
	const study = new StudyPage(page);
	await study.open();
	for (let i = 0; i < count; i++) await study.answer(i % 4 === 3 ? 'Again' : 'Good');
}

/** Downloads a backup as a learner does. */
async function backUp(page: Page): Promise<Buffer> {
	await page.goto('/settings');
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download a backup' }).click();
	const file = await download;
	expect(file.suggestedFilename()).toMatch(/^ranvier-\d{4}-\d{2}-\d{2}\.zip$/);
	await expect(region(page)).toContainText('Last backup outside this browser: today');
	return readFile(await file.path());
}

const open = async (page: Page, buffer: Buffer) => {
	await page.goto('/settings');
	await page
		.getByLabel('Open a backup')
		.setInputFiles({ name: 'backup.zip', mimeType: 'application/zip', buffer });
};

async function bringBack(page: Page, buffer: Buffer, how: 'Merge' | 'Replace'): Promise<void> {
	await open(page, buffer);
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('radio', { name: new RegExp(`^${how}`) }).check();
	await dialog.getByRole('button', { name: how, exact: true }).click();
	await dialog.getByRole('link', { name: 'Go to Today' }).click();
	await new StudyPage(page).link.waitFor();
}

/** As a person does who clears what this site has stored; the files of the app itself stay. */
async function forgetAll(page: Page): Promise<void> {
	const { origin } = new URL(page.url());
	await page.goto('about:blank');
	const browser = await page.context().newCDPSession(page);
	const storageTypes = 'indexeddb,file_systems';
	await browser.send('Storage.clearDataForOrigin', { origin, storageTypes });
	await browser.detach();
}

/** Beyond what the other tests read. */
interface All extends Stored {
	readonly settings: readonly SettingRow[];
}

/** What must be equal on both sides of a backup, whatever the devices are called. */
async function kept(page: Page) {
	const stored = (await readStored(page)) as All;
	const { cards, days, settings, policies } = stored;
	return { log: logOf(stored), cards, days, settings, policies };
}

/** A second learner's browser, with nothing in it. */
async function another(browser: Browser, baseURL: string | undefined): Promise<Page> {
	const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
	return context.newPage();
}

test('twenty answers, a backup, all wiped, restored: everything is as it was', async ({ page }) => {
	await answer(page, 20);
	await page.goto('/');
	await page.getByRole('button', { name: 'I have read this' }).click();
	await expect(page.getByRole('button', { name: 'I have read this' })).toBeHidden();
	const before = await kept(page);
	expect(standing(before.log)).toHaveLength(20);
	const backup = await backUp(page);

	await forgetAll(page);
	await page.goto('/');
	await new StudyPage(page).link.waitFor();
	expect((await kept(page)).log).toEqual([]);

	await bringBack(page, backup, 'Replace');
	expect(await kept(page)).toEqual(before);
	expectWhole(await readStored(page));
	await page.goto('/settings');
	await page.getByRole('button', { name: 'Check my data' }).click();
	await expect(region(page)).toContainText('All is well: 20 answers');

	// The browser goes on under a new name: no id is given twice.
	await answer(page, 1);
	const ids = (await kept(page)).log.map(({ id }) => id);
	expect(new Set(ids).size).toBe(21);
	expect(new Set(ids.map((id) => id.split(':')[0])).size).toBe(2);
});

test('a backup of an older format is restored', async ({ page }) => {
	await page.goto('/');
	await new StudyPage(page).link.waitFor();
	const file = join(import.meta.dirname, 'fixtures/backups/format-1.zip');
	await bringBack(page, await readFile(file), 'Replace');
	await page.goto('/settings');
	await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
	await page.getByRole('button', { name: 'Check my data' }).click();
	await expect(region(page)).toContainText('All is well: 15 answers');
});

test('two browsers that studied apart end equal, and one can go back by its snapshot', async ({
	page,
	browser,
	baseURL
}) => {
	const other = await another(browser, baseURL);
	await answer(page, 6);
	await answer(other, 4);
	const own = await kept(page);
	const [mine, theirs] = [await backUp(page), await backUp(other)];

	await bringBack(page, theirs, 'Merge');
	await bringBack(other, mine, 'Merge');
	const [here, there] = [await kept(page), await kept(other)];
	expect(standing(here.log)).toHaveLength(10);
	expect(there).toEqual(here);

	await open(page, theirs);
	await expect(page.getByRole('dialog')).toContainText('Nothing would change.');
	await page.getByRole('button', { name: 'Close' }).click();

	await page.getByRole('button', { name: /^Open the snapshot before a merge/ }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('radio', { name: /^Replace/ }).check();
	await expect(dialog).toContainText('4 answers that the file does not have would be removed.');
	await dialog.getByRole('button', { name: 'Replace', exact: true }).click();
	await dialog.getByRole('link', { name: 'Go to Today' }).click();
	await new StudyPage(page).link.waitFor();
	expect(await kept(page)).toEqual(own);
	await other.context().close();
});

test('a file that is none, cut short or forged is refused, and nothing changes', async ({
	page
}) => {
	await answer(page, 2);
	const backup = await backUp(page);
	const before = await readStored(page);
	const damaged = Buffer.from(backup);
	const middle = Math.floor(backup.length / 2);
	damaged.writeUInt8(damaged.readUInt8(middle) ^ 8, middle);
	const lying = Buffer.from(backup);
	// The size that the directory states for the first file.
	lying.writeUInt32LE(0x7fffffff, lying.readUInt32LE(lying.length - 6) + 24);
	for (const [file, sentence] of [
		[Buffer.from('a letter, and no backup at all'), 'This file is not a backup of Ranvier.'],
		[backup.subarray(0, middle), 'This backup is damaged or incomplete.'],
		[damaged, 'This backup is damaged or incomplete.'],
		[lying, 'This file unpacks to more than any backup of Ranvier would.']
	] as const) {
		await open(page, file);
		await expect(page.getByRole('dialog').getByRole('alert')).toContainText(sentence);
		await page.getByRole('button', { name: 'Close' }).click();
	}
	expect(await readStored(page)).toEqual(before);
});

test('a faulty schedule is found, named and mended', async ({ page }) => {
	await answer(page, 3);
	const before = await kept(page);
	await page.evaluate(async () => {
		const answerOf = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)));
		const db = await answerOf(indexedDB.open('ranvier'));
		const cards = db.transaction('cards', 'readwrite').objectStore('cards');
		const rows = (await answerOf(cards.getAll())) as { memory: { stability: number } | null }[];
		const row = rows.find(({ memory }) => memory !== null);
		if (row?.memory)
			await answerOf(cards.put({ ...row, memory: { ...row.memory, stability: 77 } }));
		db.close();
	});
	await page.goto('/settings');
	await page.getByRole('button', { name: 'Check my data' }).click();
	await expect(region(page)).toContainText(
		'The schedule of 1 card differs from what your answers say.'
	);
	await page.getByRole('button', { name: 'Repair' }).click();
	await expect(region(page)).toContainText('All is well');
	expect((await kept(page)).cards).toEqual(before.cards);
});
