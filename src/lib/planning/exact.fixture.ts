import { randomFrom, type Random } from '$lib/domain/random';
import { DEFAULT_HABITS, type Habits } from '$lib/scheduling/habits';
import { dualOf, dualValue } from './dual';
import { MODEL } from './fixtures';
import { FINE } from './grid';
import type { MemoryModel } from './memory-model';
import { payment, spaceOf, type Calendar, type Stake } from './space';
import type { Standing } from './starts';

/** The value of a standing by recursion over every answer: no grid, no smoothing. Exponential in study days. */
export function exactWorth(
	model: MemoryModel,
	habits: Habits,
	{ days, there, horizon }: Calendar,
	stakes: readonly Stake[],
	prices: Float64Array,
	standing: Standing
): number {
	const value = (before: Standing, from: number): number => {
		let wait =
			before.seen === null ? 0 : payment(model, stakes, before.stability, before.seen, horizon);
		for (let u = days.length - 1; u >= from; u--) {
			const day = days[u] ?? 0;
			if (before.seen === day) break;
			let look =
				before.seen === null ? 0 : payment(model, stakes, before.stability, before.seen, day);
			for (const { chance, seconds, after } of outcomesOf(model, habits, before, day))
				look += chance * (value(after, u + 1) - (prices[u] ?? 0) * seconds);
			wait += (there[u] ?? 1) * Math.max(0, look - wait);
		}
		return wait;
	};
	return value(standing, 0);
}

export interface Answered {
	readonly chance: number;
	readonly seconds: number;
	readonly after: Standing;
}

/** The four outcomes of a look on `day`. */
export function outcomesOf(
	model: MemoryModel,
	habits: Habits,
	before: Standing,
	day: number
): Answered[] {
	if (before.seen === null)
		return model.first.map((first, g) => ({
			chance: habits.first[g] ?? 0,
			seconds: habits.firstSeconds[g] ?? 0,
			after: { seen: day, ...first }
		}));
	const next = new Float64Array(4);
	const recall = model.look(day - before.seen, before.stability, before.difficulty, next);
	return Array.from(next, (stability, g) => ({
		chance: g === 0 ? 1 - recall : recall * (habits.recalled[g - 1] ?? 0),
		seconds: habits.reviewSeconds[g] ?? 0,
		after: { seen: day, stability, difficulty: model.harder(before.difficulty, g + 1) }
	}));
}

const between = (random: Random, low: number, high: number) => low + (high - low) * random();

/** One in ten never seen; the others of 0.2 to 150 days, seen within sixty. */
export function randomStanding(random: Random): Standing {
	if (random() < 0.1) return { seen: null };
	return {
		seen: -Math.floor(between(random, 0, 60)),
		stability: Math.exp(between(random, -1.5, 5)),
		difficulty: between(random, 1, 10)
	};
}

/** How far the planner's worth of `count` random states is from that without a grid, at random prices. */
export function gridErrors(
	count: number,
	calendar: Calendar,
	stakes: readonly Stake[],
	seed: string
): number[] {
	const random = randomFrom(seed);
	const prices = calendar.seconds.map(() => between(random, 0.001, 0.012));
	const space = spaceOf(MODEL, DEFAULT_HABITS, calendar, FINE);
	const offered = calendar.seconds.reduce((sum, s, i) => sum + s * (prices[i] ?? 0), 0);
	return Array.from({ length: count }, () => {
		const at = randomStanding(random);
		const dual = dualOf(space, [{ stakes, starts: [{ standing: at, cards: 1 }] }]);
		const exact = exactWorth(MODEL, DEFAULT_HABITS, calendar, stakes, prices, at);
		return Math.abs(dualValue(dual, prices, 0, null) - offered - exact);
	});
}
