import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdayOf } from '$lib/domain/day';
import { AGAIN, EASY, GOOD, GRADES, HARD, type Grade } from '$lib/domain/grade';
import { cardId } from '$lib/domain/ids';
import type { Memory, Policy } from '$lib/domain/memory';
import { CARD, FUZZY, on, PLAIN, policyWith, study } from './fixtures';
import { DEFAULT_WEIGHTS, nextMemory, outcomes, retrievability } from './fsrs';

const after = (grades: readonly Grade[], policy: Policy): Memory | null =>
	study(grades.map((grade, i) => ({ grade, moment: on(0, 720 + i), policy }))).memories.at(-1) ??
	null;

const waits = (memory: Memory | null, policy: Policy, day = 0) =>
	GRADES.map((grade) => outcomes(memory, CARD, on(day, 800), policy)[grade].wait);

const intervals = (memory: Memory | null, policy: Policy, day: number): number[] =>
	waits(memory, policy, day).flatMap((wait) => ('days' in wait ? [wait.days] : []));

describe('learning steps', () => {
	it('[3.2] gives a new card 1, 6 and 10 minutes, and days for Easy', () => {
		expect(waits(null, PLAIN)).toEqual([
			{ minutes: 1 },
			{ minutes: 6 },
			{ minutes: 10 },
			{ days: 8 }
		]);
	});

	it('[3.2] graduates after the last step and returns to the first on Again', () => {
		const second = after([GOOD], PLAIN);
		expect(second).toMatchObject({ phase: 'learning', step: 1 });
		expect(waits(second, PLAIN)).toEqual([
			{ minutes: 1 },
			{ minutes: 6 },
			{ days: 2 },
			{ days: 4 }
		]);
		expect(after([GOOD, HARD], PLAIN)).toMatchObject({ phase: 'learning', step: 1 });
		expect(after([GOOD, AGAIN], PLAIN)).toMatchObject({ phase: 'learning', step: 0 });
	});

	it('[3.2] waits one and a half times a lone step on Hard, but under a day', () => {
		const lone = policyWith({ learningSteps: [5], fuzz: false });
		expect(waits(null, lone)[1]).toEqual({ minutes: 8 });
		const long = policyWith({ learningSteps: [1_400], fuzz: false });
		expect(waits(null, long)[1]).toEqual({ minutes: 1_439 });
		expect(after([HARD], long)?.phase).toBe('learning');
	});

	it('[3.3, 2.4] sends a lapse to relearning and counts it once', () => {
		const reviewed = after([EASY], PLAIN);
		const lapsed = outcomes(reviewed, CARD, on(8), PLAIN)[AGAIN].memory;
		expect(lapsed).toMatchObject({ phase: 'relearning', step: 0, lapses: 1, reps: 2 });
		expect(lapsed.due).toEqual({ at: on(8).clock + 10 * 60_000 });
		const again = outcomes(lapsed, CARD, on(8, 740), PLAIN);
		expect(again[AGAIN].memory.lapses).toBe(1);
		expect(again[HARD].wait).toEqual({ minutes: 15 });
		expect(again[GOOD].memory).toMatchObject({ phase: 'review', lapses: 1 });
	});

	it('[3.4] waits days for every grade without steps', () => {
		const none = policyWith({ learningSteps: [], relearningSteps: [], fuzz: false });
		expect(waits(null, none)).toEqual([{ days: 1 }, { days: 2 }, { days: 3 }, { days: 8 }]);
		const lapsed = outcomes(after([EASY], none), CARD, on(8), none)[AGAIN].memory;
		expect(lapsed).toMatchObject({ phase: 'review', lapses: 1 });
	});

	it('[3.5] stands at the last step when settings have fewer', () => {
		const third = after([GOOD, GOOD], policyWith({ learningSteps: [1, 10, 60] }));
		expect(third?.step).toBe(2);
		const next = outcomes(third, CARD, on(0, 800), PLAIN);
		expect(next[AGAIN].memory).toMatchObject({ phase: 'learning', step: 0 });
		expect(next[HARD].memory).toMatchObject({ phase: 'learning', step: 1 });
		expect(next[GOOD].memory.phase).toBe('review');
	});
});

describe('intervals', () => {
	const mature = { ...(after([EASY], PLAIN) as Memory), stability: 100, lastDay: on(0).day };

	it('[4.6] never falls on a free weekday while the range offers another day', () => {
		const freeSundays = policyWith({ weekdays: [0, 1, 1, 1, 1, 1, 1] });
		const weekdays = cardNames(400).map((card) => {
			const { due } = outcomes(mature, card, on(90), freeSundays)[GOOD].memory;
			return 'on' in due ? weekdayOf(due.on) : -1;
		});
		expect(new Set(weekdays)).toEqual(new Set([1, 2, 3, 4, 5, 6]));
	});

	it('[4.6] gives a lighter weekday its share', () => {
		const quarterSundays = policyWith({ weekdays: [0.25, 1, 1, 1, 1, 1, 1] });
		const weekdays = cardNames(4_000).map((card) => {
			const { due } = outcomes(mature, card, on(90), quarterSundays)[GOOD].memory;
			return 'on' in due ? weekdayOf(due.on) : -1;
		});
		const sunday = weekdays.filter((day) => day === 0).length;
		const mean = (weekdays.length - sunday) / 6;
		expect(sunday / mean).toBeGreaterThan(0.15);
		expect(sunday / mean).toBeLessThan(0.35);
	});

	it('[4.6] chooses among all days alike when every weekday is free', () => {
		const allFree = policyWith({ weekdays: [0, 0, 0, 0, 0, 0, 0] });
		expect(intervals(mature, allFree, 90)).toEqual(intervals(mature, FUZZY, 90));
	});

	it('[4.7] moves nothing without fuzz', () => {
		const free = policyWith({ fuzz: false, weekdays: [0, 0, 0, 0, 0, 0, 1] });
		expect(intervals(mature, free, 90)).toEqual(intervals(mature, PLAIN, 90));
	});

	it('[4.5] spreads cards that were answered together', () => {
		const days = cardNames(200).map((card) => outcomes(mature, card, on(90), FUZZY)[GOOD].wait);
		expect(new Set(days.map((wait) => JSON.stringify(wait))).size).toBeGreaterThan(10);
	});

	it('[4.3] orders the grades even where weights do not', () => {
		const weights = [...DEFAULT_WEIGHTS.slice(4)];
		const upsideDown = policyWith({
			weights: [20, 15, 10, 5, ...weights],
			learningSteps: [],
			fuzz: false
		});
		expect(intervals(null, upsideDown, 0)).toEqual([5, 6, 7, 8]);
	});
});

describe('predicted recall', () => {
	it('[2.3] is 1 today, 90 % when as many days have passed as it is stable, and never above 1', () => {
		const memory = { stability: 20, lastDay: on(0).day };
		expect(retrievability(memory, on(0).day, PLAIN)).toBe(1);
		expect(retrievability(memory, on(20).day, PLAIN)).toBeCloseTo(0.9, 7);
		expect(retrievability(memory, on(-5).day, PLAIN)).toBe(1);
	});
});

describe('any history', () => {
	const share = fc.constantFrom(0, 0.5, 1);
	const policies: fc.Arbitrary<Partial<Policy>> = fc.record({
		fuzz: fc.boolean(),
		retention: fc.double({ min: 0.7, max: 0.97, noNaN: true }),
		maximumInterval: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.constant(36_500)),
		learningSteps: fc.constantFrom([], [5], [1, 10], [1, 10, 60]),
		relearningSteps: fc.constantFrom([], [10], [10, 30]),
		weekdays: fc.tuple(share, share, share, share, share, share, share)
	});
	const answers = fc.array(
		fc.record({ grade: fc.constantFrom(...GRADES), gap: fc.integer({ min: 0, max: 200_000 }) }),
		{ maxLength: 25 }
	);

	/** Walks through the answers, `gap` minutes apart, and hands out every state and moment on the way. */
	function walk(policy: Policy, history: readonly { grade: Grade; gap: number }[]) {
		let memory: Memory | null = null;
		let minutes = 720;
		return history.map(({ grade, gap }) => {
			minutes += gap;
			const moment = on(0, minutes);
			const before = memory;
			const four = outcomes(before, CARD, moment, policy);
			memory = four[grade].memory;
			return { before, moment, grade, four };
		});
	}

	it('[4.3, 4.4] grades are ordered, apart by a day below the cap, and never above it', () => {
		fc.assert(
			fc.property(policies, answers, (changes, history) => {
				const policy = policyWith(changes);
				for (const { four } of walk(policy, history)) {
					const days = GRADES.flatMap((grade) =>
						'days' in four[grade].wait ? [four[grade].wait.days] : []
					);
					days.forEach((n, i) => {
						expect(Number.isInteger(n) && n >= 1 && n <= policy.maximumInterval).toBe(true);
						const before = days[i - 1] ?? 0;
						expect(n > before || n === policy.maximumInterval).toBe(true);
					});
				}
				expect(true).toBe(true);
			}),
			{ numRuns: 200 }
		);
	});

	it('[2.1, 1.5] memories are finite, in bounds, and due by what their wait says', () => {
		fc.assert(
			fc.property(policies, answers, (changes, history) => {
				for (const { four, moment } of walk(policyWith(changes), history)) {
					for (const { memory, wait } of Object.values(four)) {
						expect(memory.stability).toBeGreaterThanOrEqual(0.001);
						expect(memory.stability).toBeLessThanOrEqual(36_500);
						expect(memory.difficulty).toBeGreaterThanOrEqual(1);
						expect(memory.difficulty).toBeLessThanOrEqual(10);
						expect(memory.due).toEqual(
							'days' in wait
								? { on: moment.day + wait.days }
								: { at: moment.clock + wait.minutes * 60_000 }
						);
						expect(memory.phase === 'review').toBe('days' in wait);
					}
				}
				expect(true).toBe(true);
			}),
			{ numRuns: 100 }
		);
	});

	it('[4.1, 2.5] outcomes are equal when asked again, agree with nextMemory and leave the memory alone', () => {
		fc.assert(
			fc.property(policies, answers, (changes, history) => {
				const policy = policyWith(changes);
				for (const { before, moment, grade, four } of walk(policy, history)) {
					const frozen = before && Object.freeze({ ...before });
					expect(outcomes(frozen, CARD, moment, policy)).toEqual(four);
					expect(four[grade].memory).toMatchObject(nextMemory(frozen, grade, moment, policy));
				}
				expect(true).toBe(true);
			}),
			{ numRuns: 50 }
		);
	});
});

function cardNames(count: number) {
	return Array.from({ length: count }, (_, i) => cardId(`deck/card.${i}`));
}
