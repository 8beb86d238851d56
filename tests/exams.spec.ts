import { MS_PER_DAY } from '$lib/domain/day';
import type { Deck } from '$lib/domain/deck';
import { EASY } from '$lib/domain/grade';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import { expect, test } from './fixtures/app';
import { expectWhole } from './fixtures/expected';
import { serveNewerDeck } from './fixtures/newer-deck';
import { logOf, readStored, standing } from './fixtures/stored';
import { ExamPage } from './pages/exam-page';
import { StudyKeys } from './pages/study-keys';

const START = Date.parse('2026-03-02T09:00:00Z');
const DAY = START / MS_PER_DAY - 9 / 24;
const at = (days: number) => START + days * MS_PER_DAY;
const NEW_CARDS = DEFAULT_SETTINGS.study.newPerDay;

test.use({ timezoneId: 'UTC' });
test.beforeEach(({ page }) => page.clock.setFixedTime(START));

test('an exam 14 days away: forecast, the plan studied first, planned anew next day, and after the exam ordinary study', async ({
	page,
	study
}) => {
	const exam = new ExamPage(page);
	await exam.create(DAY + 14, 3);
	await expect(exam.forecast.getByRole('row', { name: /^With the plan \d+/ })).toBeVisible();
	await expect(exam.forecast.getByRole('row', { name: /^FSRS alone.* \d+/ })).toBeVisible();
	await expect(exam.forecast.getByRole('row', { name: /^No more study 0/ })).toBeVisible();
	await expect(exam.forecast).toContainText('The minutes do not suffice for 90');
	await expect(exam.forecast).toContainText('will be left unseen');
	await expect(exam.forecast.getByRole('listitem')).toHaveCount(3);
	await expect(page.getByRole('img', { name: /^Expected recall goes from/ })).toBeVisible();

	const first = await exam.plan(DAY);
	const planned = first.looks.map(({ card }) => card);
	expect(planned.length).toBeGreaterThan(3);
	expect(planned.length).toBeLessThan(NEW_CARDS);
	await exam.today.locator('summary').first().click();
	await expect(exam.today).toContainText(/New: nothing on exam day without a look, \d+/);

	await page.goto('/');
	await expect(exam.next).toContainText(/\d\s%\sexpected recall that day/);
	await expect(exam.next).toContainText(`Today for your exam: ${planned.length} cards`);
	await study.link.click();
	const keys = new StudyKeys(page);
	for (let i = 0; i < NEW_CARDS; i++) {
		await keys.settled('asking');
		await keys.attempt();
		await keys.grade(EASY);
		const told = page.getByText('Your exam’s cards for today are done.');
		await expect(told).toHaveCount(i + 1 === planned.length ? 1 : 0);
	}
	await expect(study.end, 'the limit on new cards holds for all together').toBeVisible();
	const answered = standing(logOf(await readStored(page))).map(({ card }) => card);
	expect(answered.slice(0, planned.length).toSorted()).toEqual(planned.toSorted());
	await page.goto('/');
	await expect(exam.next).toContainText('Nothing is left for it today.');

	await page.clock.setFixedTime(at(1));
	await page.reload();
	const second = await exam.plan(DAY + 1);
	expect(second.looks.map(({ card }) => card)).not.toEqual(planned);
	await expect(exam.next).toContainText(`Today for your exam: ${second.looks.length} cards`);

	await page.clock.setFixedTime(at(14));
	await page.reload();
	await expect(page.getByRole('region', { name: 'Due today' })).toBeVisible();
	await expect(exam.next).toHaveCount(0);
	await expect.poll(() => exam.stored()).toBeUndefined();
	await page.getByRole('link', { name: 'Exams' }).click();
	await page.getByRole('link', { name: 'Finals' }).click();
	await expect(page.getByText('The exam is today')).toBeVisible();
	await page.clock.setFixedTime(at(15));
	await page.reload();
	await expect(page.getByText('This exam is over.')).toBeVisible();
	expectWhole(await readStored(page));
});

test('the form says what is wrong, and what each shape of the minutes would bring', async ({
	page
}) => {
	const exam = new ExamPage(page);
	await page.goto('/exams/new');
	await exam.save.click();
	await expect(exam.name).toBeFocused();
	await expect(page.getByText('Give the exam a name.')).toBeVisible();
	await expect(page.getByText('Choose the day of the exam.')).toBeVisible();
	await exam.name.fill('Finals');
	for (const [day, said] of [
		[DAY - 1, 'That day is past.'],
		[DAY, 'That is today'],
		[DAY + 6 * 365, 'more than five years away']
	] as const) {
		await exam.setDay(day);
		await expect(page.getByText(said)).toBeVisible();
	}
	await exam.setDay(DAY + 14);
	await exam.setMinutes(0);
	await expect(page.getByText('Without minutes nothing can be planned.')).toBeVisible();
	await expect(exam.preview).toContainText('as soon as day, decks and minutes are there');
	await page.getByRole('checkbox', { name: 'Procedures on nerves' }).uncheck();
	await expect(page.getByText('Choose at least one deck.')).toBeVisible();
	await exam.save.click();
	expect((await readStored(page)).exams).toEqual([]);

	await page.getByRole('checkbox', { name: 'Procedures on nerves' }).check();
	await page.getByText('Only some of the cards').click();
	await page.getByRole('switch', { name: /^Only cards I have marked/ }).check();
	await expect(
		page.getByRole('status').filter({ hasText: /^0 cards of \d+ in the exam/ })
	).toBeVisible();
	await expect(page.getByText('No card has all that you have chosen.')).toBeVisible();
	await page.getByRole('switch', { name: /^Only cards I have marked/ }).uncheck();
	await page.getByRole('checkbox', { name: /^Neurectomy \d+/ }).check();
	await expect(
		page.getByRole('status').filter({ hasText: /^\d+ cards of \d+ in the exam/ })
	).toBeVisible();
	await exam.setMinutes(10);
	await expect(exam.preview.getByRole('row', { name: /^With the plan \d+/ })).toBeVisible();
	for (const shape of [
		/^The same every day: \d+/,
		/^More towards the exam: \d+/,
		/^By weekday: \d+/
	])
		await expect(page.getByRole('radio', { name: shape })).toBeVisible();
});

test('a change plans anew; deleting leaves answers and ordinary study', async ({ page, study }) => {
	const exam = new ExamPage(page);
	await exam.create(DAY + 10, 5);
	const before = await exam.plan(DAY);
	await page.getByRole('button', { name: 'Change' }).click();
	await exam.setMinutes(20);
	await page.getByRole('button', { name: 'Save' }).click();
	await expect
		.poll(async () => (await exam.stored())?.looks.length)
		.toBeGreaterThan(2 * before.looks.length);
	await study.open();
	await study.answer('Good');
	await page.goto('/exams');
	await page.getByRole('link', { name: 'Finals' }).click();
	await page.getByRole('button', { name: 'Delete', exact: true }).click();
	await page.getByRole('button', { name: 'Delete the exam' }).click();
	await expect(page.getByText('No exam yet.')).toBeVisible();
	await expect.poll(() => exam.stored()).toBeUndefined();
	const stored = await readStored(page);
	expect(stored.exams).toMatchObject([{ exam: { value: null } }]);
	expect(logOf(stored)).toHaveLength(1);
	expectWhole(stored);
});

test('an interval that runs past the exam is marked, and stored as it is shown', async ({
	page,
	study
}) => {
	const exam = new ExamPage(page);
	await exam.create(DAY + 3, 5);
	await exam.plan(DAY);
	await study.open();
	await study.showAnswer.click();
	await expect(study.grade('Easy')).toHaveAccessibleName(/capped by your exam/);
	await expect(study.grade('Again')).not.toHaveAccessibleName(/capped/);
	await expect(
		page.getByText(/Capped by your exam: that runs past Finals on 5 March/)
	).toBeVisible();
	const shown = await study.grade('Easy').innerText();
	await study.grade('Easy').click();
	await expect(study.grades).toBeHidden();
	const memory = (await readStored(page)).cards.find((row) => row.memory !== null)?.memory;
	const days = memory && 'on' in memory.due ? memory.due.on - memory.lastDay : null;
	expect(shown).toContain(`${days}\u202fd*`);
});

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
