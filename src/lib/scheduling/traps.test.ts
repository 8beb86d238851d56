import { describe, expect, it } from 'vitest';
import { startOfStudyDay, studyDay, weekdayOf } from '$lib/domain/day';
import { AGAIN, EASY, GOOD, GRADES, type Grade } from '$lib/domain/grade';
import { cardId } from '$lib/domain/ids';
import type { LogRow } from '$lib/domain/review';
import { CARD, FUZZY, local, on, PLAIN, policyWith, study, undoRow } from './fixtures';
import { clampMoment, DEFAULT_WEIGHTS, nextMemory, outcomes, retrievability } from './fsrs';
import { replayCard } from './replay';

/** One test for each thing ts-fsrs 5.4.2 does that a learner would pay for. */
describe('what ts-fsrs would do', () => {
	it('[1.2, 2.2] days by UTC date: a second look across 19:00 in New York stays the same day', () => {
		const first = nextMemory(null, GOOD, local('2026-01-10T18:50:00-05:00'), PLAIN);
		const second = nextMemory(first, GOOD, local('2026-01-10T19:30:00-05:00'), PLAIN);
		expect(first.stability).toBe(2.3065);
		// As on any other day: the short-term rule, which leaves Good at 2.3 (7.3 when UTC counts a day).
		expect(second.stability).toBe(
			nextMemory(first, GOOD, local('2026-01-10T18:51:00-05:00'), PLAIN).stability
		);
		expect(second.stability).toBeLessThan(2.4);
	});

	it('[1.1] days by UTC date: 03:30 belongs to the day before, 04:30 to the new one', () => {
		const evening = nextMemory(null, GOOD, local('2026-01-10T23:00:00+02:00'), PLAIN);
		const late = nextMemory(evening, GOOD, local('2026-01-11T03:30:00+02:00'), PLAIN);
		const early = nextMemory(evening, GOOD, local('2026-01-11T04:30:00+02:00'), PLAIN);
		expect(late.stability).toBeLessThan(2.4);
		expect(early.stability).toBeGreaterThan(7);
	});

	it('[2.3] recall by 24-hour periods: 34 hours over two nights are two days, for both functions', () => {
		const memory = nextMemory(null, EASY, local('2026-01-10T22:00:00+00:00'), PLAIN);
		const next = local('2026-01-12T08:00:00+00:00');
		const daysApart = next.day - memory.lastDay;
		expect(daysApart).toBe(2);
		expect(retrievability(memory, next.day, PLAIN)).toBe(
			retrievability({ ...memory, lastDay: studyDay(0) }, studyDay(2), PLAIN)
		);
		expect(nextMemory(memory, GOOD, next, PLAIN).stability).toBe(
			nextMemory(memory, GOOD, local('2026-01-12T23:00:00+00:00'), PLAIN).stability
		);
	});

	it('[4.5] fuzz by milliseconds: label and commit agree for 200 of 200 cards', () => {
		for (let n = 0; n < 200; n++) {
			const card = cardId(`deck/${n}`);
			const { memories } = study(
				[
					{ grade: EASY, moment: on(0) },
					{ grade: GOOD, moment: on(9) }
				],
				{ card }
			);
			const before = memories.at(-1) ?? null;
			const shown = outcomes(before, card, on(40, 700), FUZZY);
			const committed = outcomes(before, card, on(40, 700.37), FUZZY);
			for (const grade of GRADES) expect(committed[grade].wait).toEqual(shown[grade].wait);
		}
		expect.assertions(800);
	});

	it('[4.5] fuzz by card id plus reviews as a sum: cards 1 and 2 differ at reviews 2 and 1', () => {
		const memory = { ...nextMemory(null, EASY, on(0), FUZZY), stability: 3_000 };
		const waitOf = (card: string, reps: number) =>
			outcomes({ ...memory, reps }, cardId(card), on(900), FUZZY)[GOOD].wait;
		expect(waitOf('1', 2)).not.toEqual(waitOf('2', 1));
		expect(waitOf('1', 2)).not.toEqual(waitOf('12', 0));
	});

	it('[4.4] the cap exceeded: a cap of 10 offers 10, 10, 10', () => {
		for (const fuzz of [false, true]) {
			const capped = policyWith({ maximumInterval: 10, fuzz });
			const memory = { ...nextMemory(null, EASY, on(0), capped), stability: 500 };
			const four = outcomes(memory, CARD, on(400), capped);
			const days = GRADES.flatMap((g) => ('days' in four[g].wait ? [four[g].wait.days] : []));
			expect(Math.max(...days)).toBe(10);
			if (!fuzz) expect(days).toEqual([10, 10, 10]);
		}
	});

	it('[5.3] parameters assigned reset the others: policies in turn keep all that is theirs', () => {
		const strict = policyWith({
			retention: 0.95,
			maximumInterval: 50,
			learningSteps: [3],
			fuzz: false
		});
		const loose = policyWith({
			retention: 0.75,
			maximumInterval: 900,
			learningSteps: [],
			fuzz: false
		});
		const memory = { ...nextMemory(null, EASY, on(0), strict), stability: 200 };
		const waits = [strict, loose, strict, loose].map((policy) => [
			outcomes(memory, CARD, on(200), policy)[GOOD].wait,
			outcomes(null, CARD, on(0), policy)[AGAIN].wait
		]);
		expect(waits[0]).toEqual([{ days: 50 }, { minutes: 3 }]);
		expect(waits[1]).toEqual([{ days: 900 }, { days: 1 }]);
		expect(waits.slice(2)).toEqual(waits.slice(0, 2));
	});

	it('[5.3] weights clipped for several relearning steps: memory does not depend on steps', () => {
		const memoryUnder = (relearningSteps: number[]) => {
			const policy = policyWith({ relearningSteps });
			return nextMemory(nextMemory(null, GOOD, on(0), policy), AGAIN, on(0), policy).stability;
		};
		expect(memoryUnder([1, 5, 10, 20, 40])).toBe(memoryUnder([10]));
	});

	it('[6.3] rollback loses the due day: undo gives back the very memory from before', () => {
		const { memories, rows } = study([
			{ grade: EASY, moment: on(0) },
			{ grade: GOOD, moment: on(9) },
			{ grade: AGAIN, moment: on(30) }
		]);
		const undone: LogRow[] = [...rows, undoRow(rows[2] as (typeof rows)[2], 4)];
		expect(replayCard(undone, () => FUZZY)).toEqual(memories[1]);
	});

	it('[6.4] reschedule sorts and rewrites its input: replay works on frozen rows in any order', () => {
		const { memories, rows } = study(
			[5, 0, 9].map((gap, i) => ({ grade: GOOD, moment: on(gap + i * 10) }))
		);
		const frozen = Object.freeze([...rows].reverse().map((row) => Object.freeze(row)));
		expect(replayCard(frozen, () => FUZZY)).toEqual(memories.at(-1));
		expect(frozen[0]).toBe(rows[2]);
	});

	it('[3.1] steps of a day or more drop the later ones: they are refused, all others are taken in turn', () => {
		expect(() => policyWith({ learningSteps: [10, 1_440, 20] })).toThrow('under a day');
		expect(() => policyWith({ relearningSteps: [0] })).toThrow('whole number of minutes');
		const long = policyWith({ learningSteps: [10, 1_439, 20] });
		const { memories } = study(
			[0, 20, 3_000].map((m) => ({ grade: GOOD, moment: on(0, m), policy: long }))
		);
		expect(memories.map(({ phase, step }) => [phase, step])).toEqual([
			['learning', 1],
			['learning', 2],
			['review', 0]
		]);
	});

	it('[1.3] a clock set back throws: it counts as the last answer, in time and in day', () => {
		const first = nextMemory(null, EASY, on(10), PLAIN);
		const back = outcomes(first, CARD, on(3), PLAIN);
		expect(back[AGAIN].memory).toMatchObject({ lastDay: first.lastDay, lastAt: first.lastAt });
		expect(back[AGAIN].memory.due).toEqual({ at: first.lastAt + 10 * 60_000 });
		expect(back[GOOD].memory).toEqual(outcomes(first, CARD, on(10), PLAIN)[GOOD].memory);
		expect(retrievability(first, on(3).day, PLAIN)).toBe(1);
	});

	it('[1.3] keeps the zone and the later of each of clock and day', () => {
		const last = { lastAt: 2_000, lastDay: studyDay(5) };
		expect(clampMoment(last, { clock: 1_000, offset: 60, day: studyDay(6) })).toEqual({
			clock: 2_000,
			offset: 60,
			day: 6
		});
		expect(clampMoment(last, { clock: 3_000, offset: 60, day: studyDay(4) })).toEqual({
			clock: 3_000,
			offset: 60,
			day: 5
		});
	});

	it('[1.4, 5.2] invalid dates and wrong weight counts pass: both throw', () => {
		const memory = nextMemory(null, GOOD, on(0), PLAIN);
		expect(() => nextMemory(memory, GOOD, { ...on(1), clock: NaN }, PLAIN)).toThrow('not a time');
		expect(() => outcomes(null, CARD, { ...on(1), day: studyDay(NaN) }, PLAIN)).toThrow(
			'not a time'
		);
		for (const weights of [DEFAULT_WEIGHTS.slice(0, 19), [], [...DEFAULT_WEIGHTS, 1]]) {
			expect(() => policyWith({ weights })).toThrow('21 finite weights');
		}
		expect(() => policyWith({ weights: DEFAULT_WEIGHTS.map(() => NaN) })).toThrow(
			'21 finite weights'
		);
	});

	it('[5.4] Date.prototype is patched on import: it is not', () => {
		for (const method of ['scheduler', 'diff', 'format', 'dueFormat']) {
			expect(method in Date.prototype).toBe(false);
		}
	});

	it('[1.5] due = now + n x 24 h: a week over the change of clocks is still a week of days', () => {
		const evening = local('2026-03-24T23:30:00+01:00');
		const memory = {
			...nextMemory(null, EASY, evening, PLAIN),
			stability: 7,
			lastDay: studyDay(evening.day - 7)
		};
		const { due, lastDay } = outcomes(memory, CARD, evening, PLAIN)[GOOD].memory;
		const days = 'on' in due ? due.on - lastDay : 0;
		expect(days).toBeGreaterThan(7);
		// Due from 04:00 summer time of its day, not from 00:30 of the day after.
		const starts = startOfStudyDay(studyDay(lastDay + days), 120, 4);
		expect(new Date(starts).toISOString()).toMatch(/T02:00:00/);
		expect(weekdayOf(studyDay(lastDay + days))).toBe((weekdayOf(lastDay) + days) % 7);
	});
});

describe('flying', () => {
	it('[1.3] west: a card answered today is not due first thing on the day that comes again', () => {
		const tokyo = local('2026-01-10T08:00:00+09:00');
		const { memories } = study([{ grade: EASY, moment: tokyo, policy: PLAIN }]);
		const memory = memories[0] ?? null;
		const losAngeles = local('2026-01-09T20:00:00-08:00');
		expect(losAngeles.day).toBe(tokyo.day - 1);
		expect(losAngeles.clock).toBeGreaterThan(tokyo.clock);
		const due = memory?.due;
		expect(due !== undefined && 'on' in due && due.on > tokyo.day).toBe(true);
		// Looked at again on the day before: the same day, by the short-term rule.
		const again = nextMemory(memory, GOOD, losAngeles, PLAIN);
		expect(again.stability).toBe(nextMemory(memory, GOOD, tokyo, PLAIN).stability);
		expect(again.lastDay).toBe(tokyo.day);
	});

	it('[6.2] to and fro: rows replay in the order they were written', () => {
		const grades: Grade[] = [GOOD, GOOD, AGAIN, GOOD, EASY];
		const moments = [
			'2026-01-10T08:00:00+09:00',
			'2026-01-09T20:00:00-08:00',
			'2026-01-12T09:00:00+09:00',
			'2026-01-11T20:00:00-08:00',
			'2026-01-11T21:00:00-08:00'
		].map(local);
		const { memories, rows } = study(
			grades.map((grade, i) => ({ grade, moment: moments[i] ?? on(0) }))
		);
		expect(replayCard(rows.toReversed(), () => FUZZY)).toEqual(memories.at(-1));
	});
});
