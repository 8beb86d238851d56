import { studyDay, weekdayOf, type StudyDay } from '$lib/domain/day';
import type { Policy } from '$lib/domain/memory';

/** Days between which a due day may be chosen, both included. */
export interface DayRange {
	readonly from: number;
	readonly to: number;
}

/** How far an interval of whole days may be moved. */
export type RangeOf = (days: number) => DayRange;

/**
 * One interval for each of the grades that wait days, worst grade first: each a day longer than the
 * one before it, none above the cap. `ideal` holds what memory alone asks for; `roll`, in [0, 1),
 * is one for all of them, so that chance never reorders the buttons.
 */
export function chooseIntervals(
	ideal: readonly number[],
	rangeOf: RangeOf,
	today: StudyDay,
	policy: Policy,
	roll: number
): number[] {
	let shortest = 1;
	return noLongerThanNext(ideal).map((days) => {
		const { from, to } = rangeOf(days);
		const low = Math.max(from, shortest);
		const chosen = chooseDay({ from: low, to: Math.max(low, to) }, today, policy, roll);
		shortest = chosen + 1;
		return Math.min(chosen, policy.maximumInterval);
	});
}

/** A worse grade never asks for a longer wait than a better one, whatever the weights say. */
function noLongerThanNext(days: readonly number[]): number[] {
	const out = [...days];
	for (let i = out.length - 2; i >= 0; i--) {
		out[i] = Math.min(out[i] ?? Infinity, out[i + 1] ?? Infinity);
	}
	return out;
}

/** A day of the range, each as likely as its weekday's share; all are alike if all are free. */
function chooseDay(range: DayRange, today: StudyDay, policy: Policy, roll: number): number {
	const days = Array.from({ length: range.to - range.from + 1 }, (_, i) => range.from + i);
	const shares = days.map((n) => policy.weekdays[weekdayOf(studyDay(today + n))] ?? 1);
	const total = shares.reduce((sum, share) => sum + share, 0);
	if (total === 0) return range.from + Math.floor(roll * days.length);

	let left = roll * total;
	const index = shares.findIndex((share) => (left -= share) < 0);
	// Rounding may leave a rest after the last day that is not free.
	return range.from + (index >= 0 ? index : shares.findLastIndex((share) => share > 0));
}
