import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { randomFrom, type Random } from '$lib/domain/random';
import { expect, test } from './fixtures/app';
import { expectWhole } from './fixtures/expected';
import { startKillable, type Killable } from './fixtures/killable';
import { logOf, readStored } from './fixtures/stored';

/** On each of Chromium's stores; `KILLS=100` for a long run. */
const KILLS = Number(process.env['KILLS'] ?? 5);
const MOST_ANSWERS = 20;
const MOST_WAIT_MS = 60;

/** Runs in the page: grades whatever is asked, and tells of each answer once the next question stands. */
function answerOn(): void {
	const buttons = () => [...document.querySelectorAll('button')];
	let graded = false;
	setInterval(() => {
		// Again and again the same cards: the day never ends.
		const again = buttons().find(({ textContent }) => /^\s*Again/.test(textContent));
		const show = buttons().find(({ textContent }) => textContent.trim() === 'Show answer');
		if (again && !graded) {
			graded = true;
			again.click();
		} else if (show) {
			if (graded) console.debug('acknowledged');
			graded = false;
			show.click();
		}
	}, 4);
}

/** Answers in a new page, and resolves at some moment of it with how many were acknowledged. */
async function answerAWhile(page: Page, home: string, random: Random): Promise<() => number> {
	let acknowledged = 0;
	const enough = 1 + Math.floor(random() * MOST_ANSWERS);
	const reached = new Promise<void>((resolve) =>
		page.on('console', (message) => {
			if (message.text() === 'acknowledged' && ++acknowledged === enough) resolve();
		})
	);
	await page.addInitScript(answerOn);
	await page.goto(`${home}/study`);
	await reached;
	// The moment is the point: somewhere in the answers that follow.
	await new Promise((resolve) => setTimeout(resolve, random() * MOST_WAIT_MS));
	return () => acknowledged;
}

for (const [store, args, file] of [
	['LevelDB', ['--disable-features=IdbSqliteBackingStore'], /MANIFEST/],
	['SQLite', ['--enable-features=IdbSqliteBackingStore'], /-wal$/]
] as const)
	test(`the browser is killed ${KILLS} times while ${store} stores answers: none that was acknowledged is lost`, async ({
		baseURL,
		faults,
		outcome
	}, { repeatEachIndex }) => {
		const home = baseURL ?? '';
		test.setTimeout(60_000 + KILLS * 20_000);
		const profile = await mkdtemp(join(tmpdir(), 'ranvier-kill-'));
		const random = randomFrom(`kill ${store} ${repeatEachIndex}`);
		let known = 0;
		let acknowledged = 0;
		for (let kills = 0; kills <= KILLS; kills++) {
			const browser = await startKillable(profile, args);
			faults.watch(browser.context);
			const page = await browser.context.newPage();
			await page.goto(home);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			const told = (await page.getByRole('alert').allInnerTexts()).join(' ');
			// What a torn write may lead to, see below.
			if (told) expect(told).toContain('It has been put back from the second copy');
			if (kills > 0) {
				const stored = await readStored(page);
				const reviews = logOf(stored).length;
				outcome({
					fault: `browser killed while it stores answers (${store})`,
					acknowledged,
					lost: Math.max(0, known + acknowledged - reviews),
					saw: told
				});
				expectWhole(stored);
				known = reviews;
			}
			const study = await browser.context.newPage();
			const counted = kills < KILLS ? await answerAWhile(study, home, random) : () => 0;
			await browser.kill();
			acknowledged = counted();
		}
		const files = await readdir(profile, { recursive: true });
		const kept = files.filter((name) => name.includes('IndexedDB') && file.test(name));
		expect(kept, `the browser stores in ${store}`).not.toEqual([]);
		await rm(profile, { recursive: true, force: true });
	});

/** What a kill between the two writes of a record leaves: its header, which says that 240 bytes follow. */
const TORN = Uint8Array.from([0, 0, 0, 0, 240, 0, 1]);

test('a write is torn by a kill, and the browser throws the database away two starts later: all is put back', async ({
	baseURL,
	faults,
	outcome
}) => {
	const home = baseURL ?? '';
	const profile = await mkdtemp(join(tmpdir(), 'ranvier-torn-'));
	const start = async (): Promise<[Killable, Page]> => {
		const browser = await startKillable(profile, ['--disable-features=IdbSqliteBackingStore']);
		faults.watch(browser.context);
		const page = await browser.context.newPage();
		await page.goto(`${home}/study`);
		await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
		return [browser, page];
	};
	const answerOnce = async (page: Page) => {
		await page.getByRole('button', { name: 'Show answer' }).click();
		await page.getByRole('button', { name: /^Good/ }).click();
		await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
	};
	const ids = async (page: Page) => logOf(await readStored(page)).map(({ id }) => id);

	const [first, page] = await start();
	for (let i = 0; i < 3; i++) await answerOnce(page);
	const before = await ids(page);
	await first.kill();
	for (const name of await readdir(profile, { recursive: true }))
		if (/indexeddb\.leveldb.*\.log$/.test(name)) await appendFile(join(profile, name), TORN);

	const [second, again] = await start();
	expect(await ids(again)).toEqual(before);
	await answerOnce(again);
	const after = await ids(again);
	await second.kill();

	const [third, last] = await start();
	const told = last.getByRole('alert');
	await expect(told).toContainText('put back from the second copy in this browser, with 4 answers');
	const stored = await readStored(last);
	expect(logOf(stored).map(({ id }) => id)).toEqual(after);
	expectWhole(stored);
	outcome({
		fault: 'a kill tears a write, and the browser throws its database away two starts later',
		acknowledged: after.length,
		lost: after.length - logOf(stored).length,
		saw: await told
			.locator('p')
			.allInnerTexts()
			.then((lines) => lines.join(' '))
	});
	await last.getByRole('button', { name: 'Understood' }).click();
	await expect(told).toHaveCount(0);
	await third.kill();
	await rm(profile, { recursive: true, force: true });
});
