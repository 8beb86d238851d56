import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { expect, test as base } from './fixtures/app';
import { accountFor, expectWhole, said } from './fixtures/expected';
import { logOf, readStored } from './fixtures/stored';
import { Host, nextVersion, versionOf } from './fixtures/versions';
import type { StudyPage } from './pages/study-page';

const BUILD = join(import.meta.dirname, '..', 'build');

interface Deployment {
	readonly host: Host;
	readonly next: string;
}

const test = base.extend<{ deployment: Deployment }>({
	deployment: async ({}, use, info) => {
		const host = await Host.start();
		const next = info.outputPath('next');
		await nextVersion(BUILD, next);
		await use({ host, next });
		host.stop();
	},
	baseURL: async ({ deployment }, use) => use(deployment.host.address)
});

const offer = (page: Page) => page.getByRole('complementary', { name: 'Update' });

/** The first visit, until the service worker answers for the app. */
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

/** Coming back to the app, which looks for a new version then; resolves once that waits. */
function comeBack(page: Page): Promise<void> {
	return page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		document.dispatchEvent(new Event('visibilitychange'));
		while (!registration.waiting) await new Promise((resolve) => requestAnimationFrame(resolve));
	});
}

/** Resolves once the new version has reloaded the page. */
async function takeOffer(page: Page): Promise<void> {
	const loaded = page.waitForEvent('load');
	await offer(page).getByRole('button', { name: 'Update now' }).click();
	await loaded;
}

async function expectRunning(page: Page, build: string): Promise<void> {
	await page.goto('/settings');
	const about = page.getByRole('region', { name: 'About' });
	await expect(about).toContainText(`Ranvier ${await versionOf(build)}.`);
}

for (const [name, forward] of [
	['a new version', true],
	['the version before', false]
] as const)
	test(`${name} waits through a session, is offered on Today, and finds all data`, async ({
		page,
		study,
		outcome,
		deployment: { host, next }
	}) => {
		const [from, to] = forward ? [BUILD, next] : [next, BUILD];
		await host.deploy(from);
		await visit(page);
		await study.open();
		for (let i = 0; i < 3; i++) await study.answer('Good');

		await host.deploy(to);
		await comeBack(page);
		await expect(offer(page)).toHaveCount(0);
		await study.answer('Easy');
		const stem = await study.stem.innerText();
		await page.reload();
		await expect(study.stem).toHaveText(stem);
		await expect(offer(page)).toHaveCount(0);
		await page.getByRole('link', { name: /^Leave/ }).click();
		await expect(offer(page)).toBeVisible();
		await expectRunning(page, from);

		const before = await readStored(page);
		await takeOffer(page);
		await expect(offer(page)).toHaveCount(0);
		await expectRunning(page, to);
		const after = await readStored(page);
		expect(logOf(after)).toEqual(logOf(before));
		expect(after.cards.map(({ memory }) => memory)).toEqual(
			before.cards.map(({ memory }) => memory)
		);
		expect(logOf(after)).toHaveLength(4);

		await study.open();
		await expect(study.stem).toHaveText(stem);
		await study.undo.click();
		await study.grade('Hard').click();
		await expect(study.grades).toBeHidden();
		const fault = `${name} deployed in mid-session`;
		outcome({ fault, ...(await accountFor(page, 4)), saw: '' });
	});

test('a tab left on the old version goes on, and misses no file', async ({
	page,
	context,
	study,
	deployment: { host, next }
}) => {
	await host.deploy(BUILD);
	await visit(page);
	await study.open();
	await study.answer('Good');
	const other = await context.newPage();
	await other.goto('/');
	await host.deploy(next);
	await comeBack(other);
	await takeOffer(other);
	await expectRunning(other, next);
	const devtools = await context.newCDPSession(page);
	await devtools.send('Network.clearBrowserCache');
	await context.setOffline(true);

	await study.answer('Good');
	await page.getByRole('link', { name: /^Leave/ }).click();
	await expect(page.getByText('2 cards studied today')).toBeVisible();
	await page.getByRole('link', { name: 'Decks' }).click();
	await page.getByRole('link', { name: 'Procedures on nerves' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Procedures on nerves' })).toBeVisible();
	await expect(page.getByRole('alert')).toHaveCount(0);
	await expectRunning(page, next);
	expectWhole(await readStored(page));
});

/** Two tabs of this version, one in mid-question with its answer given; the other takes the next. */
async function upgradedBeside(page: Page, study: StudyPage, { host, next }: Deployment) {
	await nextVersion(BUILD, next, true);
	await host.deploy(BUILD);
	await visit(page);
	await study.open();
	await study.answer('Good');
	await study.attempt();
	const other = await page.context().newPage();
	await other.goto('/');
	await host.deploy(next);
	await comeBack(other);
	await takeOffer(other);
	await expectRunning(other, next);
	return study.stem.innerText();
}

test('a newer version with a newer schema: the old tab stores nothing more; reloaded, its answer still stands there', async ({
	page,
	study,
	outcome,
	deployment
}) => {
	const stem = await upgradedBeside(page, study, deployment);
	await expect(page.getByRole('alert')).toContainText('A newer version of Ranvier has opened');
	const saw = await said(page);
	await study.grade('Good').click();
	await expect(page.getByRole('alert')).toHaveCount(1);
	await expect(study.stem).toHaveText(stem);
	await page.getByRole('button', { name: 'Reload' }).click();
	await expect(study.grades).toBeVisible();
	await expect(study.stem).toHaveText(stem);
	await study.grade('Good').click();
	await expect(study.grades).toBeHidden();
	const fault = 'a version with a newer schema deployed in mid-session';
	outcome({ fault, ...(await accountFor(page, 2)), saw });
});

test('back from a newer schema: the older version shows the data and stores nothing', async ({
	page,
	context,
	study,
	outcome,
	deployment
}) => {
	await upgradedBeside(page, study, deployment);
	await deployment.host.deploy(BUILD);
	const other = await context.newPage();
	await other.goto('/');
	await page.close();
	await comeBack(other);
	await takeOffer(other);
	await expect(other.getByRole('alert')).toContainText(
		'A newer version of Ranvier has used this data.'
	);
	const saw = await said(other);
	await expect(other.getByText('1 card studied today')).toBeVisible();
	const fault = 'the version before deployed after a newer schema';
	outcome({ fault, ...(await accountFor(other, 1)), saw });
});

test('an old tab that does not hear of an upgrade closes its connection when asked', async ({
	page,
	study,
	deployment
}) => {
	// A page in the background may get the event late or never.
	await page.addInitScript(() => {
		Object.defineProperty(IDBDatabase.prototype, 'onversionchange', { set: () => undefined });
	});
	await upgradedBeside(page, study, deployment);
	await expect(page.getByRole('alert')).toContainText('A newer version of Ranvier has opened');
	await accountFor(page, 1);
});
