import { follow } from './flow';
import type { Space, Stake } from './space';
import { chooseStarts, setOff, startsOf, type Start, type Starts } from './starts';
import { computeValues, emptyValues, type Values } from './values';

/** Cards that count in the same exams with the same weights. */
export interface Group {
	readonly stakes: readonly Stake[];
	readonly starts: readonly Start[];
}

/** The price problem of a plan, with room to compute in. */
export interface Dual {
	readonly space: Space;
	readonly groups: readonly { readonly stakes: readonly Stake[]; readonly starts: Starts }[];
	readonly values: Values;
	readonly mass: Float64Array;
}

export function dualOf(space: Space, groups: readonly Group[]): Dual {
	return {
		space,
		groups: groups.map(({ stakes, starts }) => ({
			stakes,
			starts: startsOf(space, stakes, starts)
		})),
		values: emptyValues(space),
		mass: new Float64Array(space.calendar.days.length * space.grid.count)
	};
}

/**
 * sum of what all cards are worth at `prices` + sum of seconds x price. At softness 0 an upper bound of
 * what any policy reaches, whatever the prices. Writes the gradient: each day's seconds less those used.
 */
export function dualValue(
	{ space, groups, values, mass }: Dual,
	prices: Float64Array,
	softness: number,
	gradient: Float64Array | null
): number {
	const { seconds } = space.calendar;
	const used = new Float64Array(seconds.length);
	let total = 0;
	for (const { stakes, starts } of groups) {
		const soft = softness * stakes.reduce((sum, { weight }) => sum + weight, 0);
		computeValues(space, stakes, prices, soft, values);
		total += chooseStarts(space, values, prices, soft, starts);
		if (gradient === null) continue;
		mass.fill(0);
		setOff(space, starts, mass, used);
		follow(space, values, mass, used);
	}
	prices.forEach((price, day) => {
		total += price * (seconds[day] as number);
		if (gradient !== null) gradient[day] = (seconds[day] as number) - (used[day] as number);
	});
	return total;
}
