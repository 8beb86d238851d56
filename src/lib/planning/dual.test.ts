import { describe, expect, it, vi } from 'vitest';
import { randomFrom } from '$lib/domain/random';
import { DEFAULT_HABITS, firstLookSeconds, lookSeconds } from '$lib/scheduling/habits';
import { dualOf, dualValue, type Group } from './dual';
import { gridErrors, outcomesOf, randomStanding } from './exact.fixture';
import { calendarWith, MODEL } from './fixtures';
import { COARSE, FINE } from './grid';
import { spaceOf } from './space';
import type { Standing } from './starts';

vi.setConfig({ testTimeout: 60_000 });

describe('worth on the grid against a computation without one', () => {
	it('1,000 random states, five study days within 60', () => {
		const all = gridErrors(
			1_000,
			calendarWith([0, 4, 11, 25, 46], 600, 60),
			[{ day: 60, weight: 1 }],
			'a'
		);
		const mean = all.reduce((sum, e) => sum + e, 0) / all.length;
		expect(Math.max(...all)).toBeLessThan(0.002);
		expect(mean).toBeLessThan(0.0002);
	});

	it('two exams, and a learner who misses three days in ten', () => {
		const stakes = [
			{ day: 9, weight: 0.7 },
			{ day: 40, weight: 1.4 }
		];
		expect(
			Math.max(...gridErrors(100, calendarWith([0, 3, 9, 22, 31], 600, 40, 0.7), stakes, 'b'))
		).toBeLessThan(0.004);
	});
});

describe('the gradient of the dual', () => {
	it('is the difference of its values, at every day and for mixed starts', () => {
		const calendar = calendarWith([0, 1, 2, 4, 5, 9, 13], 300, 15, 0.8);
		const groups: Group[] = [
			{
				stakes: [{ day: 15, weight: 1 }],
				starts: [
					{ standing: { seen: null }, cards: 30 },
					{ standing: { seen: -4, stability: 6, difficulty: 5 }, cards: 12 }
				]
			},
			{
				stakes: [
					{ day: 5, weight: 0.5 },
					{ day: 15, weight: 2 }
				],
				starts: [{ standing: { seen: 0, stability: 2, difficulty: 7 }, cards: 9 }]
			}
		];
		const dual = dualOf(spaceOf(MODEL, DEFAULT_HABITS, calendar, COARSE), groups);
		const prices = Float64Array.from([0.004, 0.003, 0.005, 0.004, 0.006, 0.002, 0.007]);
		const gradient = new Float64Array(prices.length);
		dualValue(dual, prices, 0.01, gradient);
		prices.forEach((price, day) => {
			const moved = (by: number) => dualValue(dual, prices.with(day, price + by), 0.01, null);
			const slope = (moved(1e-6) - moved(-1e-6)) / 2e-6;
			expect(Math.abs(slope - (gradient[day] ?? NaN))).toBeLessThan(0.01);
		});
	});
});

/** The best that any choice of cards can do whose expected time fits every day: all are tried. */
function bestPossible(
	cards: readonly Standing[],
	days: readonly number[],
	seconds: number,
	exam: number
): number {
	const from = (now: readonly Standing[], d: number): number => {
		const day = days[d];
		if (day === undefined)
			return now.reduce(
				(sum, at) => sum + (at.seen === null ? 0 : MODEL.recall(exam - at.seen, at.stability)),
				0
			);
		let best = -Infinity;
		for (let set = 0; set < 1 << now.length; set++) {
			const chosen = now.flatMap((_, i) => (set & (1 << i) ? [i] : []));
			const cost = chosen.reduce((sum, i) => sum + secondsOf(now[i] as Standing, day), 0);
			if (cost > seconds) continue;
			best = Math.max(
				best,
				afterLooks(now, chosen, day, (then) => from(then, d + 1))
			);
		}
		return best;
	};
	const secondsOf = (at: Standing, day: number) =>
		at.seen === null
			? firstLookSeconds(DEFAULT_HABITS)
			: lookSeconds(DEFAULT_HABITS, MODEL.recall(day - at.seen, at.stability));
	return from(cards, 0);
}

/** The mean of `value` over all answers to the chosen cards. */
function afterLooks(
	cards: readonly Standing[],
	[first, ...rest]: readonly number[],
	day: number,
	value: (then: readonly Standing[]) => number
): number {
	if (first === undefined) return value(cards);
	return outcomesOf(MODEL, DEFAULT_HABITS, cards[first] as Standing, day).reduce(
		(sum, { chance, after }) =>
			sum + chance * afterLooks(cards.with(first, after), rest, day, value),
		0
	);
}

describe('the bound', () => {
	it('is at or above the best of all plans of two cards on three days, whatever the prices', () => {
		const random = randomFrom('bound');
		for (let n = 0; n < 12; n++) {
			const cards = [randomStanding(random), randomStanding(random)].map((at): Standing =>
				at.seen === 0 ? { seen: null } : at
			);
			const seconds = 8 + 32 * random();
			const best = bestPossible(cards, [0, 2, 5], seconds, 9);
			const group = {
				stakes: [{ day: 9, weight: 1 }],
				starts: cards.map((at) => ({ standing: at, cards: 1 }))
			};
			const calendar = calendarWith([0, 2, 5], seconds, 9);
			const dual = dualOf(spaceOf(MODEL, DEFAULT_HABITS, calendar, FINE), [group]);
			for (let trial = 0; trial < 5; trial++) {
				const prices = Float64Array.from([0, 0, 0], () => 0.02 * random());
				expect(dualValue(dual, prices, 0, null)).toBeGreaterThan(best - 0.001);
				expect(dualValue(dual, prices, 0.01, null)).toBeGreaterThan(best - 0.001);
			}
		}
	});
});
