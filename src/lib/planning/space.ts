import type { Habits } from '$lib/scheduling/habits';
import { gridFor, type Fineness, type Grid } from './grid';
import { looksOn, type Looks } from './looks';
import type { MemoryModel } from './memory-model';

/** An exam that a card counts in: recall on `day` is worth `weight`. Days count from today. */
export interface Stake {
	readonly day: number;
	readonly weight: number;
}

/** Days on which there is time to study, counted from today, ascending, and the expected seconds of each. */
export interface Calendar {
	readonly days: Int32Array;
	readonly seconds: Float64Array;
	/** Chance that the learner studies on each. */
	readonly there: Float64Array;
	/** The last exam day. */
	readonly horizon: number;
}

/** All that the values of states rest on but for prices and stakes. */
export interface Space {
	readonly model: MemoryModel;
	readonly habits: Habits;
	readonly calendar: Calendar;
	readonly grid: Grid;
	readonly looks: Looks;
}

export function spaceOf(
	model: MemoryModel,
	habits: Habits,
	calendar: Calendar,
	fineness: Fineness
): Space {
	const grid = gridFor(model, calendar.horizon, fineness);
	return { model, habits, calendar, grid, looks: looksOn(grid, model, calendar.horizon) };
}

/**
 * What `stakes` (ascending) pay to a card of `stability` last seen on `seen` that is not looked at
 * again before `until`: an exam on the day of a look comes first.
 */
export function payment(
	model: MemoryModel,
	stakes: readonly Stake[],
	stability: number,
	seen: number,
	until: number
): number {
	let paid = 0;
	for (const { day, weight } of stakes)
		if (day > seen && day <= until) paid += weight * model.recall(day - seen, stability);
	return paid;
}
