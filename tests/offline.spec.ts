import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/app';
import { accountFor, expectWhole } from './fixtures/expected';
import { logOf, readStored } from './fixtures/stored';

const DECK = 'nerve-procedures';

/** First visit: everything is fetched, and the service worker answers for it from now on. */
async function visit(page: Page): Promise<void> {
	await page.goto('/');
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		if (!navigator.serviceWorker.controller)
			await new Promise((resolve) =>
				navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
			);
	});
}

test('after one visit every address opens without a network', async ({ page, context, faults }) => {
	// An unknown address is reported, and makes the router ask whether there is a newer version.
	faults.expect(/Not found: \/no\/such\/page/);
	faults.expect(/Failed to load resource: net::ERR_/);
	await visit(page);
	await context.setOffline(true);
	for (const [path, heading] of [
		['/', 'Today'],
		['/decks', 'Decks'],
		[`/decks/${DECK}`, 'Procedures on nerves'],
		['/settings', 'Settings'],
		['/decks/none-such', 'This deck is not installed'],
		['/no/such/page', 'There is no such page']
	] as const) {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
		await page.reload();
		await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
	}
});

test('study without a network is kept, and there again in a new tab', async ({
	page,
	context,
	study
}) => {
	await visit(page);
	await context.setOffline(true);
	await study.open();
	for (let i = 0; i < 3; i++) await study.answer('Easy');
	const stem = await study.stem.innerText();
	await page.reload();
	await expect(study.stem).toHaveText(stem);
	await page.goto(`/study/${DECK}`);
	await study.ready();
	await study.answer('Good');

	const other = await context.newPage();
	await page.close();
	await other.goto('/');
	await expect(other.getByText('4 cards studied today')).toBeVisible();
	await context.setOffline(false);
	await other.reload();
	await expect(other.getByText('4 cards studied today')).toBeVisible();
	const stored = await readStored(other);
	expectWhole(stored);
	expect(logOf(stored)).toHaveLength(4);
});

for (const step of ['Today', 'asking', 'answered', 'graded', 'undone', 'ended'] as const)
	test(`the network goes at this step: ${step}`, async ({ page, context, study, outcome }) => {
		await visit(page);
		const lost = (now: typeof step) => context.setOffline(now === step);
		await lost('Today');
		await study.open();
		await lost('asking');
		await study.attempt();
		await lost('answered');
		await study.grade('Good').click();
		await expect(study.grades).toBeHidden();
		await lost('graded');
		await study.answer('Easy');
		await study.undo.click();
		await expect(study.grades).toBeVisible();
		await lost('undone');
		await study.grade('Easy').click();
		await expect(study.grades).toBeHidden();
		await lost('ended');
		await page.getByRole('link', { name: /^Leave/ }).click();
		await expect(page.getByText('2 cards studied today')).toBeVisible();
		await expect(page.getByRole('alert')).toHaveCount(0);
		const fault = 'the network goes, at every step of a session';
		outcome({ fault, ...(await accountFor(page, 2)), saw: '' });
	});

test('a first visit that loses the network before the deck says so, and tries again', async ({
	page,
	faults,
	study
}) => {
	faults.expect(/Failed to (fetch|load resource)/);
	await page.route(/nerve-procedures.*\.json/, (route) => route.abort());
	await page.goto('/');
	await expect(page.getByRole('alert')).toContainText('The built-in deck could not be loaded.');
	await expect(page.getByRole('alert')).toHaveCount(1);
	await page.unroute(/nerve-procedures.*\.json/);
	await page.getByRole('button', { name: 'Try again' }).click();
	await study.link.click();
	await study.ready();
});

test('it can be installed', async ({ page, request }) => {
	await visit(page);
	const devtools = await page.context().newCDPSession(page);
	const { url, errors, data } = await devtools.send('Page.getAppManifest');
	expect(errors).toEqual([]);
	expect(new URL(url).pathname).toBe('/manifest.webmanifest');
	const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
	// The test's own window is a private one, and that alone may stand in the way.
	expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);

	const manifest = JSON.parse(data ?? '') as Manifest;
	expect(manifest).toMatchObject({ id: '/', start_url: '/', scope: '/', display: 'standalone' });
	const pngs = manifest.icons.filter(({ type }) => type === 'image/png');
	expect(pngs.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512', '512x512']);
	expect(pngs.some(({ purpose }) => purpose === 'maskable')).toBe(true);
	for (const { src, sizes } of pngs) {
		const bytes = await (await request.get(src)).body();
		expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
		// A PNG's header: width and height, four bytes each, from byte 16 on.
		expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(sizes);
	}
	for (const path of ['/icon.svg', '/apple-touch-icon.png'])
		expect((await request.get(path)).ok(), path).toBe(true);
});

interface Manifest {
	readonly icons: readonly {
		readonly src: string;
		readonly sizes: string;
		readonly type: string;
		readonly purpose?: string;
	}[];
}
