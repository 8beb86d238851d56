import { MS_PER_DAY } from '$lib/domain/day';

/** How many of each are kept: the last of a day, of a week, of a month. */
const DAILY = 7;
const WEEKLY = 4;
const MONTHLY = 12;

/**
 * Which of daily backups, by ISO date, are no longer needed: kept are the newest seven, the newest of
 * each of the last four weeks and of each of the last twelve months that have any.
 */
export function outdated(dates: readonly string[]): string[] {
	const newestFirst = [...new Set(dates)].sort().reverse();
	const kept = new Set([
		...firstOfEach(newestFirst, (date) => date, DAILY),
		...firstOfEach(newestFirst, weekOf, WEEKLY),
		...firstOfEach(newestFirst, (date) => date.slice(0, 7), MONTHLY)
	]);
	return newestFirst.filter((date) => !kept.has(date)).reverse();
}

function firstOfEach(
	dates: readonly string[],
	periodOf: (date: string) => string,
	most: number
): string[] {
	const first = new Map<string, string>();
	for (const date of dates) if (!first.has(periodOf(date))) first.set(periodOf(date), date);
	return [...first.values()].slice(0, most);
}

/** Weeks from Monday; 1970-01-01 was a Thursday. */
const weekOf = (date: string): string =>
	String(Math.floor((Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY + 3) / 7));
