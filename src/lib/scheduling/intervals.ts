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
function chooseDay({ from, to }: DayRange, today: StudyDay, policy: Policy, roll: number): number {
	if (from === to) return from;
	const [first] = policy.weekdays;
	// A wait of years has hundreds of days to choose from: no need to go through equal ones.
	if (policy.weekdays.every((share) => share === first))
		return from + Math.floor(roll * (to - from + 1));
	const shareOf = (days: number) => policy.weekdays[weekdayOf(studyDay(today + days))] ?? 1;
	let total = 0;
	for (let days = from; days <= to; days++) total += shareOf(days);
	if (total === 0) return from + Math.floor(roll * (to - from + 1));

	let left = roll * total;
	for (let days = from; days < to; days++) {
		left -= shareOf(days);
		if (left < 0) return days;
	}
	return to;
}
