import { MS_PER_DAY } from '$lib/domain/day';
import type { Deck } from '$lib/domain/deck';
import { expect, test } from './fixtures/app';
import { serveNewerDeck } from './fixtures/newer-deck';
import { logOf, readStored, standing } from './fixtures/stored';
import { ExamPage } from './pages/exam-page';

const START = Date.parse('2026-03-02T09:00:00Z');
const DAY = START / MS_PER_DAY - 9 / 24;
const at = (days: number) => START + days * MS_PER_DAY;

test.use({ timezoneId: 'UTC' });
test.beforeEach(({ page }) => page.clock.setFixedTime(START));

test('a missed week: planned from where things stand, with no complaint', async ({
	page,
	study
}) => {
	const exam = new ExamPage(page);
	await exam.create(DAY + 14, 5);
	await exam.plan(DAY);
	await study.open();
	await study.answer('Easy');
	await page.clock.setFixedTime(at(8));
	await page.goto('/');
	const plan = await exam.plan(DAY + 8);
	expect(plan.looks.length).toBeGreaterThan(3);
	expect(plan.outlook?.days[0]?.day).toBe(DAY + 8);
	await expect(exam.next).toContainText('in 6 days');
	await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a clock set back: a plan for that day, and nothing answered comes twice', async ({
	page,
	study
}) => {
	const exam = new ExamPage(page);
	await exam.create(DAY + 14, 3);
	await exam.plan(DAY);
	await study.open();
	await study.answer('Easy');
	const [first] = standing(logOf(await readStored(page)));
	await page.clock.setFixedTime(at(-3));
	await page.goto('/');
	const plan = await exam.plan(DAY - 3);
	expect(plan.looks.map(({ card }) => card)).not.toContain(first?.card);
	await expect(exam.next).toContainText('in 17 days');
	await expect(page.getByRole('alert')).toHaveCount(0);
});

test('two tabs: one plan, which both show; what is deleted in one is gone in the other', async ({
	page,
	context
}) => {
	const exam = new ExamPage(page);
	await exam.create(DAY + 14, 3);
	await exam.plan(DAY);
	const other = new ExamPage(await context.newPage());
	await other.page.clock.setFixedTime(at(1));
	await page.clock.setFixedTime(at(1));
	await Promise.all([page.goto('/'), other.page.goto('/')]);
	const plan = await exam.plan(DAY + 1);
	for (const { next } of [exam, other])
		await expect(next).toContainText(`Today for your exam: ${plan.looks.length} cards`);
	await page.getByRole('link', { name: 'Finals' }).click();
	await page.getByRole('button', { name: 'Delete', exact: true }).click();
	await page.getByRole('button', { name: 'Delete the exam' }).click();
	await expect(other.next).toHaveCount(0);
});

test('without a network: planned, shown and studied as with one', async ({
	page,
	context,
	study,
	faults
}) => {
	// The router asks whether there is a newer version.
	faults.expect(/Failed to load resource: net::ERR_/);
	await page.goto('/');
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		if (!navigator.serviceWorker.controller)
			await new Promise((resolve) =>
				navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
			);
	});
	await context.setOffline(true);
	const exam = new ExamPage(page);
	await exam.create(DAY + 14, 3);
	const { looks } = await exam.plan(DAY);
	await page.reload();
	await expect(page.getByRole('img', { name: /^Expected recall goes from/ })).toBeVisible();
	await study.open();
	await study.answer('Good');
	const [review] = standing(logOf(await readStored(page)));
	expect(looks.map(({ card }) => card)).toContain(review?.card);
});

test.describe('with files from the server', () => {
	// Not from a service worker's cache, so that they can be changed at will.
	test.beforeEach(({ context }) =>
		context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'))
	);

	test('a deck updated in mid-plan: planned anew without what it no longer has', async ({
		page
	}) => {
		const exam = new ExamPage(page);
		await exam.create(DAY + 14, 3);
		const before = await exam.plan(DAY);
		const gone = before.looks.map(({ card }) => card);
		const stays = (deck: Deck, id: string) => !gone.some((card) => card === `${deck.id}/${id}`);
		await serveNewerDeck(page, (deck) => ({
			...deck,
			version: '9.0.0',
			facts: deck.facts.map((fact) =>
				stays(deck, fact.id) ? fact : { ...fact, status: 'retired', note: 'Withdrawn.' }
			)
		}));
		await page.goto('/');
		await expect.poll(async () => (await exam.plan(DAY)).basis).not.toBe(before.basis);
		const after = await exam.plan(DAY);
		expect(after.looks.length).toBeGreaterThan(3);
		expect(after.looks.filter(({ card }) => gone.includes(card))).toEqual([]);
	});

	test('a planner that cannot be loaded is one sentence; study goes on', async ({
		page,
		study,
		faults
	}) => {
		faults.expect(/Failed to load resource/);
		await page.route('**/planner.worker*', (route) => route.abort());
		const exam = new ExamPage(page);
		await exam.create(DAY + 14, 3);
		await expect(page.getByRole('alert')).toContainText('The plan could not be computed.');
		await study.open();
		await study.answer('Good');
		await page.unroute('**/planner.worker*');
		await page.goto('/exams');
		await exam.plan(DAY);
		await expect(page.getByRole('alert')).toHaveCount(0);
	});
});
