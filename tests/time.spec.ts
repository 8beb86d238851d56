import type { Page } from '@playwright/test';
import { isoOf, MS_PER_DAY } from '$lib/domain/day';
import { AGAIN, EASY, GOOD, HARD, type Grade } from '$lib/domain/grade';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import { expect, test } from './fixtures/app';
import { accountFor, expectWhole } from './fixtures/expected';
import { logOf, readStored, standing } from './fixtures/stored';
import { StudyKeys } from './pages/study-keys';
import type { StudyPage } from './pages/study-page';

// A trace of every key press takes longer than the key presses.
test.use({ trace: 'off' });

const HOUR = 3_600_000;
const MINUTE = 60_000;
const NEW_CARDS = DEFAULT_SETTINGS.study.newPerDay;

const all = (grade: Grade, count = NEW_CARDS) => new Array<Grade>(count).fill(grade);
const today = (page: Page) => page.getByRole('region', { name: 'Due today' });
const reviewsIn = async (page: Page) => standing(logOf(await readStored(page)));

/** The device's zone in the test's hand: an app that is open sees the change at once. */
async function traveller(page: Page): Promise<(zone: string) => Promise<void>> {
	const devtools = await page.context().newCDPSession(page);
	return async (timezoneId) => {
		await devtools.send('Emulation.setTimezoneOverride', { timezoneId });
	};
}

async function openAt(study: StudyPage, clock: number | string): Promise<void> {
	await study.page.clock.setFixedTime(clock);
	await study.open();
}

/** Answers with these grades, one card after another; the questions that were asked. */
async function answer(page: Page, grades: readonly Grade[]): Promise<string[]> {
	const keys = new StudyKeys(page);
	const stems: string[] = [];
	for (const grade of grades) {
		await keys.settled('asking');
		stems.push(await page.getByRole('heading', { level: 1 }).innerText());
		await keys.attempt();
		await keys.grade(grade);
	}
	return stems;
}

test('a session ends with its day: its sum and its undo are of today', async ({ page, study }) => {
	await openAt(study, '2026-03-02T09:00:00Z');
	await answer(page, all(EASY));
	await expect(study.end).toBeVisible();
	await page.reload();
	await expect(study.end).toBeVisible();
	await expect(study.undo, 'on the same day the session goes on').toBeEnabled();

	await openAt(study, '2026-03-03T09:00:00Z');
	await expect(study.undo).toBeDisabled();
	await answer(page, all(EASY));
	await expect(page.locator('dl')).toContainText(`Answers ${NEW_CARDS}`);
	expectWhole(await readStored(page));
});

for (const [name, days] of [
	['a day', 1],
	['a week', 7],
	['a year', 365]
] as const)
	test(`a clock set back by ${name}: study goes on, nothing comes twice`, async ({
		page,
		study,
		outcome
	}) => {
		const start = Date.parse('2026-03-02T09:00:00Z');
		const earlier = start - days * MS_PER_DAY;
		await openAt(study, start);
		const before = await answer(page, [GOOD, EASY, EASY, EASY]);
		await page.clock.setFixedTime(earlier);
		const after = await answer(page, [EASY, HARD]);
		await study.undo.click();
		await study.grade('Easy').click();
		await expect(study.grades).toBeHidden();
		expect(before.filter((stem) => after.includes(stem))).toEqual([]);

		await page.goto('/');
		await expect(today(page)).toContainText('cards due');
		await expect(page.getByRole('alert')).toHaveCount(0);
		const stored = await readStored(page);
		expectWhole(stored);
		expect(standing(logOf(stored)).map(({ clock }) => clock)).toEqual([
			...new Array<number>(4).fill(start),
			...new Array<number>(2).fill(earlier)
		]);

		// Set right again: what was answered in between counts once.
		await openAt(study, start + 2 * MINUTE);
		await answer(page, [EASY]);
		const fault = `clock set back by ${name}, then right again`;
		outcome({ fault, ...(await accountFor(page, 7)), saw: '' });
	});

test('a clock set back under a card: its next look is one of the same day, never before it', async ({
	page,
	study
}) => {
	const start = Date.parse('2026-03-02T09:00:00Z');
	await openAt(study, start);
	// Only the card in learning is left then, and is shown ahead of its step.
	await answer(page, [AGAIN, ...all(EASY, NEW_CARDS - 1)]);
	await page.clock.setFixedTime(start - 2 * MS_PER_DAY);
	await answer(page, [EASY]);

	const reviews = await reviewsIn(page);
	const first = reviews[0];
	const second = reviews.at(-1);
	expect(second?.card).toBe(first?.card);
	expect(second?.clock).toBe(start - 2 * MS_PER_DAY);
	expect([second?.at, second?.day]).toEqual([first?.at, first?.day]);
	expectWhole(await readStored(page));
});

test('a flight west into yesterday: what was answered does not come back', async ({
	page,
	study,
	outcome
}) => {
	const fly = await traveller(page);
	// 05:00 on the 10th, an hour into the study day.
	await fly('Europe/Berlin');
	await openAt(study, '2026-06-10T03:00:00Z');
	await answer(page, [GOOD, GOOD, EASY, EASY]);

	// 20:30 on the 9th; the page stays open.
	await fly('America/Los_Angeles');
	await page.clock.setFixedTime('2026-06-10T03:30:00Z');
	await page.goto('/');
	await expect(today(page)).toContainText('15 new · 2 learning');
	await study.link.click();
	await answer(page, all(EASY, NEW_CARDS + 2));
	await expect(study.end).toBeVisible();

	const reviews = await reviewsIn(page);
	const looks = reviews.slice(0, 4).map(({ card }) => reviews.filter((r) => r.card === card));
	expect(looks.map((own) => own.map(({ day }) => isoOf(day)))).toEqual([
		['2026-06-10', '2026-06-10'],
		['2026-06-10', '2026-06-10'],
		['2026-06-10'],
		['2026-06-10']
	]);

	// The 10th begins for the second time: its new cards are counted from where they stood.
	await page.clock.setFixedTime('2026-06-10T11:00:00Z');
	await page.goto('/');
	await expect(today(page)).toContainText(/^11 cards due/);
	await expect(today(page)).toContainText('4 cards studied today');
	const fault = 'time zone changed in mid-session: westwards, into yesterday';
	outcome({ fault, ...(await accountFor(page, NEW_CARDS + 6)), saw: '' });
});

test('a flight east into tomorrow: the day is the one on the calendar', async ({
	page,
	study,
	outcome
}) => {
	const fly = await traveller(page);
	// 21:00 on the 9th.
	await fly('America/Los_Angeles');
	await openAt(study, '2026-06-10T04:00:00Z');
	await answer(page, [GOOD, EASY, EASY]);
	// 13:30 on the 10th.
	await fly('Asia/Tokyo');
	await page.clock.setFixedTime('2026-06-10T04:30:00Z');
	await answer(page, [EASY]);

	const reviews = await reviewsIn(page);
	expect(reviews.map(({ day }) => isoOf(day))).toEqual([
		...new Array<string>(3).fill('2026-06-09'),
		'2026-06-10'
	]);
	expect(reviews.map(({ offset }) => offset)).toEqual([-420, -420, -420, 540]);
	await page.goto('/');
	const { cards } = await readStored(page);
	for (const { memory } of cards)
		if (memory && 'on' in memory.due) expect(memory.due.on).toBeGreaterThan(memory.lastDay);
	const fault = 'time zone changed in mid-session: eastwards, into tomorrow';
	outcome({ fault, ...(await accountFor(page, 4)), saw: '' });
});

for (const [name, evening, turn] of [
	['forward', '2026-03-28T20:00:00Z', '2026-03-29T02:00:00Z'],
	['back', '2026-10-24T19:00:00Z', '2026-10-25T03:00:00Z']
] as const)
	test(`the night the clocks go ${name}: the day turns at 04:00 on the clock`, async ({
		page,
		study,
		outcome
	}) => {
		await (
			await traveller(page)
		)('Europe/Berlin');
		await openAt(study, evening);
		// Again, then Good twice: due on the next day.
		await answer(page, [AGAIN, ...all(EASY, NEW_CARDS - 1), GOOD, GOOD]);
		await expect(study.end).toContainText('Done for now');
		await expect(page.getByText('Next cards are due tomorrow.')).toBeVisible();

		const four = Date.parse(turn);
		await page.clock.setFixedTime(four - MINUTE);
		await page.goto('/');
		await expect(today(page)).toContainText('Done for today');
		await page.clock.setFixedTime(four);
		await page.reload();
		await expect(today(page)).toContainText('1 to review · 15 new');
		await study.link.click();
		await answer(page, [GOOD]);

		const [review] = (await reviewsIn(page)).slice(-1);
		expect(review?.day).toBe(Math.floor(four / MS_PER_DAY));
		const fault = `the clocks go ${name} over night`;
		outcome({ fault, ...(await accountFor(page, NEW_CARDS + 3)), saw: '' });
	});

test('04:00 comes while Today is open: back on the screen it is the new day', async ({
	page,
	study
}) => {
	const four = Date.parse('2026-03-03T04:00:00Z');
	await (
		await traveller(page)
	)('UTC');
	await openAt(study, four - 5 * HOUR);
	await answer(page, all(EASY));
	await study.end.waitFor();
	await page.getByRole('link', { name: 'Back to Today' }).click();
	await expect(today(page)).toContainText('Done for today');

	await page.clock.setFixedTime(four);
	await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await expect(today(page)).toContainText('15 new');
	await expect(today(page)).not.toContainText('studied today');
});
