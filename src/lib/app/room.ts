import { RESERVE_BYTES } from '$lib/storage/reserve';
import { count } from './wording';

/** What one answer takes on the disk until the browser tidies up: log, card, day and undo rows. */
const BYTES_PER_ANSWER = 2_000;
/** Fewer answers a day are counted as so many: a learner at rest will come back. */
const FEWEST = 20;
/** Days of room under which the learner is told. */
const FEW_DAYS = 30;
const DAYS_PER_YEAR = 365;

export interface Room {
	/** Bytes, as the browser estimates; null = it does not say. */
	readonly free: number | null;
	/** Days of study that fit in, at the pace of the last weeks. */
	readonly days: number | null;
	/** The disk was full, and the reserve went to store an answer; or there was no room to make one. */
	readonly usedUp: boolean;
}

/** How many days of study fit into so many bytes. */
export const daysIn = (free: number, answersPerDay: number): number =>
	Math.floor(free / (BYTES_PER_ANSWER * Math.max(FEWEST, answersPerDay)));

/** Bytes that may still be stored; null where the browser does not say. */
export const freeIn = ({ quota, usage }: StorageEstimate): number | null =>
	quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);

/** Whether there is room for a reserve and as much again. */
export const fitsReserve = (free: number | null): boolean =>
	free === null || free >= 2 * RESERVE_BYTES;

/** A warning in plain words; null while there is room enough. */
export function roomWarning({ days, usedUp }: Room): string | null {
	if (usedUp)
		return 'Space on this device is used up. Your answers are stored in a small reserve, which holds some 2,000 more. Free some space soon.';
	if (days === null || days >= FEW_DAYS) return null;
	const left = days === 0 ? 'less than a day' : count(days, 'more day');
	return `This browser has room for ${left} of study. Free some space on this device.`;
}

/** How much room there is, for Settings. */
export function roomWords({ days }: Room): string {
	if (days === null) return 'The browser does not say how much room there is.';
	if (days >= 2 * DAYS_PER_YEAR) return 'There is room for years of study.';
	return `There is room for about ${count(days, 'more day')} of study.`;
}
