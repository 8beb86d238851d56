import type { Page } from '@playwright/test';
import { MS_PER_DAY, studyDayAt, type StudyDay } from '$lib/domain/day';
import { GRADES } from '$lib/domain/grade';
import { expect, test } from './fixtures/app';
import { dueFrom, expectWhole } from './fixtures/expected';
import { Learner, type Done } from './fixtures/learner';
import { logOf, readStored, standing, type Stored } from './fixtures/stored';

// A trace of every key press takes longer than the key presses.
test.use({ timezoneId: 'Europe/Berlin', trace: 'off' });

const DAYS = 30;
const HOUR = 3_600_000;
const SESSION = 20 * 60_000;
/** Berlin's clocks go forward in this month, on the 29th. */
const FIRST_DAY = Date.UTC(2026, 2, 2);
const CLOCKS_CHANGE = Date.UTC(2026, 2, 29, 1);
const dayAt = (clock: number) => studyDayAt(clock, clock < CLOCKS_CHANGE ? 60 : 120, 4);

test('a month of study: every day as the log predicts, no review lost or doubled', async ({
	page
}) => {
	test.setTimeout(900_000);
	const learner = new Learner(page, 'a month');
	const days: Done[] = [];

	// A step for each day: outside of steps Playwright goes through all calls so far at every call.
	for (let i = 1; i <= DAYS; i++)
		await test.step(`day ${i}`, async () => {
			// From early morning to minutes before midnight: some sessions end on the next date.
			const start = FIRST_DAY + (i - 1) * MS_PER_DAY + Math.round(learner.between(4, 22.9) * HOUR);
			const day = dayAt(start);
			await page.clock.setFixedTime(start);
			await page.goto('/');
			const shown = await shownOnToday(page);
			const before = await readStored(page);
			expect(shown, `day ${i}`).toEqual(dueFrom(before, start, day));

			const done = await learner.study(start, SESSION);
			const after = await readStored(page);
			expectOnly(done, before, after, day);
			days.push(done);
			if (i % 7 === 0 || i === DAYS) console.log(weekLine(after, days, day));
		});

	const stored = await readStored(page);
	expectWhole(stored);
	expect(stored.days).toHaveLength(DAYS);
	expect(stored.packs.length, 'the log has grown long enough to be sealed').toBeGreaterThan(0);
});

/** The numbers of Today as a person reads them. */
async function shownOnToday(page: Page) {
	const due = page.getByRole('region', { name: 'Due today' });
	await expect(due).toContainText(/cards? due/);
	const text = await due.innerText();
	const numberOf = (pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0);
	const shown = {
		learning: numberOf(/(\d+) learning/),
		reviews: numberOf(/(\d+) to review/),
		fresh: numberOf(/(\d+) new/)
	};
	expect(numberOf(/^(\d+)/)).toBe(shown.learning + shown.reviews + shown.fresh);
	return shown;
}

/** The log has grown by just what was done, in that order, and by nothing else. */
function expectOnly(done: Done, before: Stored, after: Stored, day: StudyDay): void {
	const [old, now] = [logOf(before), logOf(after)];
	const added = now.slice(old.length);
	expect(now.slice(0, old.length)).toEqual(old);
	expect(standing(added).map(({ grade }) => grade)).toEqual(done.grades);
	expect(added.filter(({ kind }) => kind === 'undo')).toHaveLength(done.undone);
	expect(added).toHaveLength(done.grades.length + 2 * done.undone);
	expect(new Set(added.map((row) => row.day))).toEqual(new Set([day]));
}

/** For the project's notes. */
function weekLine(stored: Stored, days: readonly Done[], last: StudyDay): string {
	const first = days.length % 7 === 0 ? days.length - 6 : days.length - (days.length % 7) + 1;
	const own = days.slice(first - 1);
	const rows = stored.days.filter(({ day }) => day > last - own.length);
	const sum = (of: (row: Stored['days'][number]) => number) =>
		rows.reduce((all, row) => all + of(row), 0);
	const shares = GRADES.map((grade) =>
		own.flatMap(({ grades }) => grades).filter((g) => g === grade)
	);
	return (
		`days ${first}-${days.length}: ${sum((row) => row.answers)} answers ` +
		`(${shares.map(({ length }) => length).join('/')}), ` +
		`${own.reduce((all, { undone }) => all + undone, 0)} undone, ` +
		`${sum((row) => row.newCards)} new cards, ${sum((row) => row.reviews)} reviews, ` +
		`${(sum((row) => row.tookMs) / 60_000 / own.length).toFixed(1)} min a day`
	);
}
