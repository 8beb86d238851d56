import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/app';
import { VERSION } from '$lib/storage/db';
import { expectWhole } from './fixtures/expected';
import { logOf, readStored } from './fixtures/stored';
import type { StudyPage } from './pages/study-page';

/** One message, in plain words, and a screen that still has its heading. */
async function expectTold(page: Page, happened: string): Promise<void> {
	await expect(page.getByRole('alert')).toHaveCount(1);
	await expect(page.getByRole('alert')).toContainText(happened);
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
	await expect(page.getByRole('main')).toBeVisible();
}

interface Fault {
	strike(): Promise<void>;
	mend(): Promise<void>;
}

const ROOM = 6_000_000;

/** A disk with little room, and something that fills it to the last byte. */
async function fullDisk(page: Page, origin: string): Promise<Fault> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: ROOM });
	return {
		strike: () => page.evaluate(fillUp),
		async mend() {
			await devtools.send('Storage.overrideQuotaForOrigin', { origin });
		}
	};
}

/** Runs in the page: writes ever smaller pieces until not even sixty bytes fit. */
async function fillUp(): Promise<void> {
	const filler = await new Promise<IDBDatabase>((resolve) => {
		const request = indexedDB.open('filler', 1);
		request.onupgradeneeded = () =>
			request.result.createObjectStore('bytes', { autoIncrement: true });
		request.onsuccess = () => resolve(request.result);
	});
	const fits = (size: number) =>
		new Promise<boolean>((resolve) => {
			const transaction = filler.transaction('bytes', 'readwrite');
			// At random, or it would be compressed.
			transaction.objectStore('bytes').add(crypto.getRandomValues(new Uint8Array(size)));
			transaction.oncomplete = () => resolve(true);
			transaction.onabort = () => resolve(false);
		});
	for (let size = 60_000; size >= 60; size /= 10) while (await fits(size));
	filler.close();
}

/** A browser under pressure, which aborts every transaction that writes. */
async function abortedWrites(page: Page): Promise<Fault> {
	await page.addInitScript(() => {
		const { put } = IDBObjectStore.prototype;
		IDBObjectStore.prototype.put = function (...row) {
			const request = put.apply(this, row);
			if (document.documentElement.dataset['pressure']) this.transaction.abort();
			return request;
		};
	});
	const press = (pressure: string) =>
		page.evaluate((value) => {
			document.documentElement.dataset['pressure'] = value;
		}, pressure);
	return { strike: () => press('high'), mend: () => press('') };
}

for (const [name, refuse] of [
	['there is none', () => Object.defineProperty(window, 'indexedDB', { value: undefined })],
	[
		'it may not be opened',
		() => {
			IDBFactory.prototype.open = () => {
				throw new DOMException('denied', 'SecurityError');
			};
			ServiceWorkerContainer.prototype.register = () =>
				Promise.reject(new DOMException('denied', 'SecurityError'));
		}
	]
] as const)
	test(`storage is refused, ${name}: one message on every screen`, async ({ page, context }) => {
		await context.addInitScript(refuse);
		for (const path of ['/', '/study', '/decks', '/settings']) {
			await page.goto(path);
			await expectTold(page, 'The browser does not let this page store anything.');
			await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
		}
	});

for (const [name, faultIn, happened] of [
	['the disk is full', fullDisk, 'There is no room left to store this.'],
	['a write is aborted', abortedWrites, 'The browser could not use its storage.']
] as const) {
	test(`${name} while grading: the answer stays and can be graded again`, async ({
		page,
		study,
		baseURL
	}) => {
		const fault = await faultIn(page, new URL(baseURL ?? '').origin);
		await study.open();
		await study.attempt();
		const stem = await study.stem.innerText();
		await fault.strike();
		await study.grade('Good').click();
		await expectTold(page, happened);
		await expect(study.stem).toHaveText(stem);
		await expect(study.grades.getByRole('button', { disabled: false })).toHaveCount(4);
		expect(logOf(await readStored(page))).toEqual([]);

		await fault.mend();
		await study.grade('Good').click();
		await expect(study.grades).toBeHidden();
		await expect(page.getByRole('alert')).toHaveCount(0);
		const stored = await readStored(page);
		expect(logOf(stored)).toMatchObject([{ kind: 'review', grade: 3 }]);
		expectWhole(stored);
	});

	test(`${name} while submitting: what was chosen stays and can be submitted again`, async ({
		page,
		study,
		baseURL
	}) => {
		const fault = await faultIn(page, new URL(baseURL ?? '').origin);
		await study.open();
		while ((await study.form()) !== 'single-choice') await study.answer('Easy');
		const option = page.getByRole('group', { name: 'Choose one' }).getByRole('radio').nth(2);
		const sure = page.getByRole('radio', { name: 'Unsure' });
		await option.check();
		await sure.check();
		await fault.strike();
		await study.submit.click();
		await expectTold(page, happened);
		await expect(option).toBeChecked();
		await expect(sure).toBeChecked();

		await fault.mend();
		await study.submit.click();
		await expect(study.grades).toBeVisible();
		await expect(page.getByRole('alert')).toHaveCount(0);
	});
}

/** What a newer version of the app does to the data when it opens in another tab. */
/** As the browser counts versions: Dexie's times ten. */
const NEWER = 10 * (VERSION + 1);

const upgrade = (page: Page) =>
	page.evaluate(
		(newer) =>
			new Promise<void>((resolve, reject) => {
				const request = indexedDB.open('ranvier', newer);
				request.onsuccess = () => resolve(request.result.close());
				request.onerror = () => reject(new Error(String(request.error)));
			}),
		NEWER
	);

const remove = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const request = indexedDB.deleteDatabase('ranvier');
				request.onsuccess = () => resolve();
				request.onerror = () => reject(new Error(String(request.error)));
			})
	);

async function answerTwoAndReveal(study: StudyPage): Promise<void> {
	await study.open();
	await study.answer('Good');
	await study.answer('Easy');
	await study.attempt();
}

test('the data is deleted under a running app: told at once, and after a reload it begins anew', async ({
	page,
	context,
	study
}) => {
	await answerTwoAndReveal(study);
	const stem = await study.stem.innerText();
	const other = await context.newPage();
	await other.goto('/settings');
	await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
	await remove(other);

	await expectTold(page, 'in another tab');
	await study.grade('Good').click();
	await expectTold(page, 'in another tab');
	await expect(study.stem).toHaveText(stem);
	await page.getByRole('button', { name: 'Reload' }).click();
	await study.ready();
	await expect(page.getByRole('alert')).toHaveCount(0);
	expect(logOf(await readStored(page))).toEqual([]);
});

test('newer code upgrades the data: this tab stores nothing more, and says so on every screen', async ({
	page,
	context,
	study
}) => {
	await answerTwoAndReveal(study);
	const stem = await study.stem.innerText();
	const other = await context.newPage();
	await other.goto('/settings');
	await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
	await upgrade(other);

	await expectTold(page, 'A newer version of Ranvier has opened in another tab.');
	await study.grade('Good').click();
	await expectTold(page, 'A newer version of Ranvier has opened in another tab.');
	await expect(study.stem).toHaveText(stem);

	await page.getByRole('button', { name: 'Reload' }).click();
	for (const path of ['/', '/study', '/decks', '/decks/nerve-procedures', '/settings']) {
		await page.goto(path);
		await expectTold(page, 'A newer version of Ranvier has used this data.');
	}
	await page.goto('/');
	await expect(page.getByText('2 cards studied today')).toBeVisible();
	expect(logOf(await readStored(page))).toHaveLength(2);
});
