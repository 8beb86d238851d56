import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/app';
import { accountFor } from './fixtures/expected';

/*
 * Rows spoilt by hand, as a faulty disk or a bug would. Study goes on; the check in Settings names what is
 * wrong, and what the log says is stored again.
 */

interface Corruption {
	readonly what: string;
	/** Runs in the page: changes the rows of one table. */
	readonly table: string;
	readonly spoil: (rows: Row[]) => Row[];
	/** What the check says; null = nothing is wrong with what it looks at. */
	readonly named: string | null;
}
type Row = Record<string, unknown>;

const CORRUPTIONS: readonly Corruption[] = [
	{
		what: 'a card’s memory',
		table: 'cards',
		spoil: (rows) =>
			rows
				.filter(({ memory }) => memory !== null)
				.slice(0, 1)
				.map((row) => ({ ...row, memory: { ...(row['memory'] as object), stability: 77 } })),
		named: 'The schedule of 1 card differs from what your answers say.'
	},
	{
		what: 'a card’s memory, to something that is no number',
		table: 'cards',
		spoil: (rows) =>
			rows
				.filter(({ queue }) => queue === 'learning')
				.slice(0, 1)
				.map((row) => ({
					...row,
					memory: { ...(row['memory'] as object), stability: 'much', difficulty: null }
				})),
		named: 'The schedule of 1 card differs from what your answers say.'
	},
	{
		what: 'a memory without an answer behind it',
		table: 'cards',
		spoil: (rows) => {
			const answered = rows.find(({ memory }) => memory !== null);
			return rows
				.filter(({ memory }) => memory === null)
				.slice(-1)
				.map((row) => ({ ...row, memory: answered?.['memory'], queue: 'review', due: 1 }));
		},
		named: '1 card has a schedule but no answer behind it.'
	},
	{
		what: 'a day’s counters',
		table: 'days',
		spoil: (rows) => rows.slice(0, 1).map((row) => ({ ...row, answers: 999, newCards: -3 })),
		named: 'The counts of 1 day differ from what your answers say.'
	},
	{
		what: 'the session and the question on the screen',
		table: 'session',
		spoil: (rows) =>
			rows.map((row) => ({ ...row, shown: { card: 7, form: 'riddle', seed: 'none', answer: 3 } })),
		named: null
	},
	{
		what: 'the session, to something else',
		table: 'session',
		spoil: () => [{ id: 'current', startedAt: 'once', deck: 12, shown: 'nothing' }],
		named: null
	},
	{
		what: 'what can be undone',
		table: 'undo',
		spoil: (rows) => rows.slice(-1).map(({ review }) => ({ review, shown: null, before: 1 })),
		named: null
	}
];

/** Rows of a table, and rows put into it, beside the app. */
async function inTable(page: Page, table: string, put: readonly Row[] = []): Promise<Row[]> {
	return page.evaluate(
		async ([name, changed]) => {
			const answerOf = <T>(request: IDBRequest<T>) =>
				new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)));
			const db = await answerOf(indexedDB.open('ranvier'));
			const store = db.transaction(name, 'readwrite').objectStore(name);
			for (const row of changed) await answerOf(store.put(row));
			const rows = await answerOf(store.getAll());
			db.close();
			return rows as Row[];
		},
		[table, put] as const
	);
}

const region = (page: Page) => page.getByRole('region', { name: 'Your data' });

async function check(page: Page): Promise<void> {
	await page.goto('/settings');
	await page.getByRole('button', { name: 'Check my data' }).click();
}

for (const { what, table, spoil, named } of CORRUPTIONS)
	test(`spoilt by hand: ${what}`, async ({ page, study, outcome }) => {
		await study.open();
		await study.answer('Good');
		await study.answer('Easy');
		await study.answer('Easy');
		const spoilt = spoil(await inTable(page, table));
		expect(spoilt.length).toBeGreaterThan(0);
		await inTable(page, table, spoilt);

		await study.open();
		await study.answer('Easy');
		await expect(page.getByRole('alert')).toHaveCount(0);
		await check(page);
		if (named !== null) {
			await expect(region(page)).toContainText(named);
			await page.getByRole('button', { name: 'Repair' }).click();
		}
		await expect(region(page)).toContainText('All is well');
		outcome({
			fault: `row spoilt by hand: ${what}`,
			...(await accountFor(page, 4)),
			saw: named ?? ''
		});
	});

test('spoilt by hand: a sealed block of the log, mended by a backup from before', async ({
	page,
	study,
	outcome
}) => {
	await study.open();
	for (let i = 0; i < 3; i++) await study.answer('Easy');
	await page.goto('/settings');
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download a backup' }).click();
	const backup = await (await download).path();
	await expect(region(page)).toContainText('Last backup outside this browser: today');
	await page.evaluate(sealWrongly);

	await study.open();
	await study.answer('Easy');
	await check(page);
	const named = '1 block of up to 500 answers changed since it was stored, and cannot be trusted.';
	await expect(region(page)).toContainText(named);
	await expect(page.getByRole('button', { name: 'Repair', exact: true })).toHaveCount(0);

	await page.getByLabel('Open a backup').setInputFiles(backup);
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('radio', { name: /^Merge/ }).check();
	await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
	await dialog.getByRole('link', { name: 'Go to Today' }).click();
	await study.link.waitFor();
	await check(page);
	await expect(region(page)).toContainText('All is well: 4 answers');
	const fault = 'row spoilt by hand: a sealed block of the log';
	outcome({ fault, ...(await accountFor(page, 4)), saw: named });
});

/** Runs in the page: all rows of the log in one pack, one of them changed since. */
async function sealWrongly(): Promise<void> {
	const answerOf = <T>(request: IDBRequest<T>) =>
		new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)));
	const db = await answerOf(indexedDB.open('ranvier'));
	const transaction = db.transaction(['tail', 'packs'], 'readwrite');
	const tail = transaction.objectStore('tail');
	const rows = (await answerOf(tail.getAll())) as { id: string; took: number }[];
	const text = JSON.stringify(rows.map((row, i) => (i === 0 ? { ...row, took: 1 } : row)));
	const pack = { id: rows[0]?.id, count: rows.length, hash: 'as it was sealed', text };
	await answerOf(transaction.objectStore('packs').put(pack));
	await answerOf(tail.clear());
	db.close();
}
