import type { LogRow } from '$lib/domain/review';
import { DEFAULT_HABITS, type Habits } from './habits';

/** One card on one day: the first grade of the day, and the time of all its answers. */
export interface CardDay {
	/** The card's first day. */
	readonly first: boolean;
	/** 1 to 4. */
	readonly grade: number;
	readonly seconds: number;
}

/** How many observations of the learner's own weigh as much as the default. */
const PRIOR = 50;
/** A card-day longer than this was an interruption. */
const LONGEST_SECONDS = 20 * 60;
/** Attendance of a learner not yet known, and the days of observation it weighs as much as. */
const USUAL_ATTENDANCE = 0.9;
const PRIOR_DAYS = 5;

/** Card-days from rows in the order they were written; answers taken back do not count. */
export function cardDaysOf(rows: readonly LogRow[]): CardDay[] {
	const undone = new Set(rows.map((row) => (row.kind === 'undo' ? row.undoes : null)));
	const days = new Map<string, { first: boolean; grade: number; seconds: number }>();
	for (const row of rows) {
		if (row.kind !== 'review' || undone.has(row.id)) continue;
		const key = `${row.day} ${row.card}`;
		const seconds = row.took / 1000;
		const known = days.get(key);
		if (known !== undefined) known.seconds += seconds;
		else days.set(key, { first: row.predicted === null, grade: row.grade, seconds });
	}
	return [...days.values()];
}

/** How this learner answers and how long that takes, drawn towards the default while little is known. */
export function habitsFrom(cardDays: readonly CardDay[]): Habits {
	const usable = cardDays.filter(({ seconds }) => seconds <= LONGEST_SECONDS);
	const first = usable.filter((day) => day.first);
	const later = usable.filter((day) => !day.first);
	const share = shareAmong(first);
	const passShare = shareAmong(later.filter(({ grade }) => grade > 1));
	const own = DEFAULT_HABITS;
	return {
		first: [
			share(1, own.first[0]),
			share(2, own.first[1]),
			share(3, own.first[2]),
			share(4, own.first[3])
		],
		recalled: [
			passShare(2, own.recalled[0]),
			passShare(3, own.recalled[1]),
			passShare(4, own.recalled[2])
		],
		firstSeconds: secondsByGrade(first, own.firstSeconds),
		reviewSeconds: secondsByGrade(later, own.reviewSeconds)
	};
}

const shrunken = (sum: number, count: number, fallback: number) =>
	(sum + PRIOR * fallback) / (PRIOR + count);

/** Shares that sum to one where the fallbacks do. */
const shareAmong = (days: readonly CardDay[]) => (grade: number, fallback: number) =>
	shrunken(days.filter((day) => day.grade === grade).length, days.length, fallback);

function secondsByGrade(
	days: readonly CardDay[],
	[again, hard, good, easy]: readonly [number, number, number, number]
): [number, number, number, number] {
	const mean = (grade: number, fallback: number) => {
		const own = days.filter((day) => day.grade === grade);
		return shrunken(
			own.reduce((sum, { seconds }) => sum + seconds, 0),
			own.length,
			fallback
		);
	};
	return [mean(1, again), mean(2, hard), mean(3, good), mean(4, easy)];
}

/** Share of the days with time to study on which the learner did, drawn towards nine in ten. */
export const attendanceOf = (attended: number, days: number): number =>
	(attended + USUAL_ATTENDANCE * PRIOR_DAYS) / (days + PRIOR_DAYS);
