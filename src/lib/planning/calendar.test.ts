import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf, cautious, minutesOn, thinned } from './calendar';
import { daysAhead, examIn, flat, TODAY } from './fixtures';

const SEED = { seed: 1, numRuns: 100 };
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, n) => total + n, 0);

describe('minutes on a day', () => {
	it('are those of its weekday, Sunday first', () => {
		const exam = examIn(14, { budget: { shape: 'weekdays', minutes: [1, 2, 3, 4, 5, 6, 7] } });
		expect([0, 1, 6, 7, 13].map((day) => minutesOn(exam, daysAhead(day)))).toEqual([1, 2, 7, 1, 7]);
	});

	it('rise from 0.4 to 1.6 times the mean on a ramp, and are the mean on average', () => {
		const exam = examIn(30, { budget: { shape: 'ramp', minutes: 10 } });
		const all = Array.from({ length: 30 }, (_, day) => minutesOn(exam, daysAhead(day)));
		expect(all[0]).toBeCloseTo(4, 9);
		expect(all[29]).toBeCloseTo(16, 9);
		expect(sum(all)).toBeCloseTo(300, 9);
		expect(minutesOn(examIn(1, { budget: { shape: 'ramp', minutes: 10 } }), TODAY)).toBe(10);
	});

	it('are none before the exam is planned for, on days off, on its day and after it', () => {
		const exam = examIn(5, { from: daysAhead(1), daysOff: [daysAhead(2)] });
		expect([0, 1, 2, 3, 4, 5, 6].map((day) => minutesOn(exam, daysAhead(day)))).toEqual([
			0, 10, 0, 10, 10, 0, 0
		]);
	});
});

describe('the calendar of a plan', () => {
	it('adds the minutes of all exams still ahead', () => {
		const calendar = calendarOf([examIn(2), examIn(4, { budget: flat(5) })], TODAY, 1, 0);
		expect([...calendar.days]).toEqual([0, 1, 2, 3]);
		expect([...calendar.seconds]).toEqual([900, 900, 300, 300]);
		expect(calendar.horizon).toBe(4);
	});

	it('takes today as it is and later days as often as the learner comes', () => {
		const calendar = calendarOf([examIn(3)], TODAY, 0.7, 120);
		expect([...calendar.seconds]).toEqual([480, 420, 420]);
		expect([...calendar.there]).toEqual([1, 0.7, 0.7]);
	});

	it('leaves today out once its minutes are spent, and has no days without minutes or presence', () => {
		expect([...calendarOf([examIn(3)], TODAY, 1, 600).days]).toEqual([1, 2]);
		expect(calendarOf([examIn(3, { budget: flat(0) })], TODAY, 1, 0).days).toHaveLength(0);
		expect([...calendarOf([examIn(3)], TODAY, 0, 0).days]).toEqual([0]);
	});
});

describe('a thinned calendar', () => {
	it('keeps the seconds, in order, on as many days as asked for', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 1500 }),
				fc.integer({ min: 20, max: 80 }),
				(days, most) => {
					const full = calendarOf([examIn(days)], TODAY, 0.8, 0);
					const few = thinned(full, [days], most);
					expect(sum(few.seconds)).toBeCloseTo(sum(full.seconds), 3);
					expect([...few.days].every((day, i) => i === 0 || day > (few.days[i - 1] ?? 0))).toBe(
						true
					);
					expect([...few.there].every((chance) => chance > 0.8 - 1e-9 && chance <= 1)).toBe(true);
					expect(few.days.length).toBeLessThanOrEqual(most);
					if (days <= most) expect(few).toEqual(full);
				}
			),
			SEED
		);
	});

	it('keeps the nearest and the last days apart where the exam is four years ahead', () => {
		const few = thinned(calendarOf([examIn(1461)], TODAY, 1, 0), [1461], 72);
		expect([...few.days.slice(0, 5)]).toEqual([0, 1, 2, 3, 4]);
		expect([...few.days.slice(-5)]).toEqual([1456, 1457, 1458, 1459, 1460]);
		expect(few.days.length).toBeGreaterThan(40);
	});

	it('never takes days before and after an exam together', () => {
		const few = thinned(calendarOf([examIn(100), examIn(60)], TODAY, 1, 0), [60, 100], 40);
		const before = [...few.days].filter((day) => day < 60).length;
		expect(sum(few.seconds.slice(0, before))).toBeCloseTo(60 * 1200, 6);
	});
});

describe('caution', () => {
	it('counts on every day of a learner who always comes, and on fewer the fewer are left', () => {
		expect(cautious(1, 10)).toBe(1);
		expect(cautious(0, 10)).toBe(0);
		expect(cautious(0.7, 100)).toBeGreaterThan(cautious(0.7, 10));
		expect(cautious(0.7, 100)).toBeLessThan(0.7);
		expect(cautious(0.7, 0)).toBeGreaterThan(0);
	});
});
