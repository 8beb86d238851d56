import type { Page } from '@playwright/test';
import { VERSION } from '$lib/storage/db';
import { expect, test } from './fixtures/app';
import { accountFor, said } from './fixtures/expected';
import { expectTold } from './fixtures/told';
import type { StudyPage } from './pages/study-page';

const DELETED = 'All data of Ranvier in this browser has been deleted.';
/** As the browser counts versions: Dexie's times ten. */
const NEWER = 10 * (VERSION + 1);

/** What a newer version of the app does to the data when it opens in another tab. */
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

/** Two answers and a third question answered; then something happens to the data in another tab. */
async function struckInMidSession(
	study: StudyPage,
	strike: (other: Page) => Promise<void>,
	happened: string
): Promise<string> {
	const { page } = study;
	await study.open();
	await study.answer('Good');
	await study.answer('Easy');
	await study.attempt();
	const stem = await study.stem.innerText();
	const other = await page.context().newPage();
	await other.goto('/settings');
	await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
	await strike(other);

	await expectTold(page, happened);
	const saw = await said(page);
	await study.grade('Good').click();
	await expectTold(page, happened);
	await expect(study.stem).toHaveText(stem);
	await page.getByRole('button', { name: 'Reload' }).click();
	return saw;
}

test('the data is deleted under a running app: told at once, and put back by a reload', async ({
	page,
	study,
	outcome
}) => {
	const saw = await struckInMidSession(study, remove, DELETED);
	await study.ready();
	await expectTold(page, 'The browser had lost what Ranvier stored in it.');
	const back = await said(page);
	expect(back).toContain('put back from the second copy in this browser, with 2 answers');
	await page.getByRole('button', { name: 'Understood' }).click();
	await expect(page.getByRole('alert')).toHaveCount(0);
	await study.answer('Good');
	const fault = 'IndexedDB deleted under the running app';
	outcome({ fault, ...(await accountFor(page, 3)), saw: `${saw} Then: ${back}` });
});

test('newer code upgrades the data: this tab stores nothing more, and says so on every screen', async ({
	page,
	study,
	outcome
}) => {
	const happened = 'A newer version of Ranvier has opened in another tab.';
	const saw = await struckInMidSession(study, upgrade, happened);
	for (const path of ['/', '/study', '/decks', '/decks/nerve-procedures', '/settings']) {
		await page.goto(path);
		await expectTold(page, 'A newer version of Ranvier has used this data.');
	}
	await page.goto('/');
	await expect(page.getByText('2 cards studied today')).toBeVisible();
	outcome({
		fault: 'data upgraded by a newer version in another tab',
		...(await accountFor(page, 2)),
		saw
	});
});
