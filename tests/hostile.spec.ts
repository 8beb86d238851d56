import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readBackup } from '$lib/storage/backup/read';
import type { Collection } from '$lib/storage/backup/collection';
import { expect, test } from './fixtures/app';
import { FULL_ROWS } from './fixtures/rows';
import { forged } from './hostile/backups';
import { MARKUP } from './hostile/texts';
import { StudyPage } from './pages/study-page';

/** A sound backup whose every text for a reader has markup behind it: titles, facts, notes, exams, mocks. */
async function poisoned(): Promise<Buffer> {
	const bytes = await readFile(join(import.meta.dirname, 'fixtures/backups/format-1.zip'));
	const { collection } = await readBackup(new Uint8Array(bytes));
	const { exams, mocks, papers, drafts, steps, editions } = FULL_ROWS as unknown as Collection;
	const live = mocks.map(({ deleted: _, ...mock }) => mock);
	const all = { ...collection, exams, mocks: live, papers, drafts, steps, editions };
	let n = 0;
	const dirty = (text: string) => `${text} ${MARKUP[n++ % MARKUP.length]}`;
	return Buffer.from(await forged(withTexts(all, dirty) as Collection));
}

/** What is read by a person, not by the program. */
const READ =
	/^(?:title|name|says|text|note|stem|key|because|rationale|caveat|caveats|explains|label|gloss|description|notice|synonyms)$/;

function withTexts(value: unknown, dirty: (text: string) => string, field = ''): unknown {
	if (typeof value === 'string') return READ.test(field) ? dirty(value) : value;
	if (Array.isArray(value)) return value.map((item) => withTexts(item, dirty, field));
	if (typeof value !== 'object' || value === null) return value;
	const isNote = field === 'note';
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [
			key,
			withTexts(inner, dirty, isNote && key === 'value' ? 'note' : key)
		])
	);
}

/** Elements that only markup taken for markup would make. */
const smuggledIn = (page: Page) =>
	page.evaluate(() =>
		[
			...document.querySelectorAll(
				'img, iframe, form[action], base, math, [onerror], [onload], a[href^="javascript:" i], a[href^="http" i], body script, body style, meta[http-equiv=refresh]'
			)
		].map((element) => element.outerHTML.slice(0, 80))
	);

test('markup in every text of a backup is shown as text, on every screen', async ({ page }) => {
	const ran: unknown[] = [];
	await page.exposeFunction('smuggled', (n: unknown) => ran.push(n));
	await page.goto('/settings');
	const inOurs = await smuggledIn(page);
	const buffer = await poisoned();
	await page
		.getByLabel('Open a backup')
		.setInputFiles({ name: 'backup.zip', mimeType: 'application/zip', buffer });
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('radio', { name: /^Replace/ }).check();
	await dialog.getByRole('button', { name: 'Replace', exact: true }).click();
	await dialog.getByRole('link', { name: 'Go to Today' }).click();
	await new StudyPage(page).link.waitFor();

	let seen = '';
	for (const path of ['/', '/decks', '/exams', '/mock', '/mock/m1', '/study', '/settings']) {
		await page.goto(path);
		await page.getByRole('main').waitFor();
		await expect(page.getByRole('heading').first()).toBeVisible();
		seen += await page.getByRole('main').innerText();
		expect(await smuggledIn(page), path).toEqual(inOurs);
	}
	expect(seen, 'it does stand there').toMatch(/smuggled\(\d+\)/);
	expect(ran).toEqual([]);
});
