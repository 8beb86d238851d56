import type { Page } from '@playwright/test';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import { RESERVE_BYTES } from '$lib/storage/reserve';
import { expect, test } from './fixtures/app';
import { accountFor, said } from './fixtures/expected';
import { logOf, readStored } from './fixtures/stored';
import { expectTold } from './fixtures/told';

test.use({ serviceWorkers: 'block' });

interface Fault {
	strike(): Promise<void>;
	mend(): Promise<void>;
}

const NEW_CARDS = DEFAULT_SETTINGS.study.newPerDay;
/** Bytes: the deck, the reserve, and something for the filler. */
const ROOM = 10_000_000;

/**
 * A disk with little room, and something that fills it up to the reserve. Before the app opens: what a
 * browser thinks is free lags behind, and files of a service worker would count without being seen.
 */
async function fullDisk(page: Page, origin: string, room = ROOM): Promise<Fault> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: room });
	return {
		strike: () => page.evaluate(fillUp),
		async mend() {
			await devtools.send('Storage.overrideQuotaForOrigin', { origin });
		}
	};
}

/** The same, with no room for a reserve from the beginning. */
const fullToTheLast = (page: Page, origin: string) => fullDisk(page, origin, RESERVE_BYTES);

/** Waits until the app has put its reserve aside. */
const expectReserve = (page: Page) => expect.poll(() => page.evaluate(countReserve)).toBe(1);

/** Runs in the page. */
function countReserve(): Promise<number> {
	return new Promise((resolve) => {
		const request = indexedDB.open('ranvier');
		request.onsuccess = () => {
			const { result } = request;
			const counted = result.transaction('meta').objectStore('meta').count('reserve');
			counted.onsuccess = () => {
				result.close();
				resolve(counted.result);
			};
		};
	});
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
	test(`storage is refused, ${name}: one message on every screen`, async ({
		page,
		context,
		outcome
	}) => {
		await context.addInitScript(refuse);
		for (const path of ['/', '/study', '/decks', '/settings']) {
			await page.goto(path);
			await expectTold(page, 'The browser does not let this page store anything.');
			await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
		}
		const saw = await said(page);
		outcome({ fault: `storage blocked at start: ${name}`, acknowledged: 0, lost: 0, saw });
	});

for (const [name, faultIn, happened] of [
	[
		'the disk is full, and there is no reserve',
		fullToTheLast,
		'There is no room left to store this.'
	],
	['a write is aborted', abortedWrites, 'The browser could not use its storage.']
] as const) {
	test(`${name} while grading: the answer stays and can be graded again`, async ({
		page,
		study,
		baseURL,
		outcome
	}) => {
		const fault = await faultIn(page, new URL(baseURL ?? '').origin);
		await study.open();
		await study.attempt();
		const stem = await study.stem.innerText();
		await fault.strike();
		await study.grade('Good').click();
		await expectTold(page, happened);
		const saw = await said(page);
		await expect(study.stem).toHaveText(stem);
		await expect(study.grades.getByRole('button', { disabled: false })).toHaveCount(4);
		expect(logOf(await readStored(page))).toEqual([]);

		await fault.mend();
		await study.grade('Good').click();
		await expect(study.grades).toBeHidden();
		await expect(page.getByRole('alert')).toHaveCount(0);
		expect(logOf(await readStored(page))).toMatchObject([{ kind: 'review', grade: 3 }]);
		outcome({ fault: `${name} while an answer is stored`, ...(await accountFor(page, 1)), saw });
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

test('the disk is full: the answer takes the reserve, and the person is told until there is room', async ({
	page,
	study,
	baseURL,
	outcome
}) => {
	const fault = await fullDisk(page, new URL(baseURL ?? '').origin);
	await study.open();
	await study.answer('Easy');
	await expectReserve(page);
	const told = page.getByRole('status').filter({ hasText: 'Space on this device is used up.' });
	await expect(told).toHaveCount(0);
	let acknowledged = 1;
	// What the browser thinks is free lags behind: until an answer meets a disk that is full indeed.
	while (acknowledged < NEW_CARDS && !(await told.isVisible())) {
		await fault.strike();
		await study.answer('Easy');
		acknowledged++;
	}
	await expect(told).toBeVisible();
	await expect(page.getByRole('alert')).toHaveCount(0);
	const saw = (await told.innerText()).replace(' Your data', '');
	outcome({
		fault: 'quota exceeded while answers are stored',
		...(await accountFor(page, acknowledged)),
		saw
	});

	await page.reload();
	await expect(told).toBeVisible();
	await fault.mend();
	await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await expect(told).toBeHidden();
	await expectReserve(page);
});
