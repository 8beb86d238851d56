import type { LogRow } from '$lib/domain/review';

/** How a learner answers and how long that takes. Grades from Again to Easy. */
export interface Habits {
	/** Shares of the four grades at a first look. */
	readonly first: readonly [number, number, number, number];
	/** Shares of Hard, Good and Easy where the answer is recalled. */
	readonly recalled: readonly [number, number, number];
	/** Seconds per card and day, further looks on that day included, by the first grade of the day. */
	readonly firstSeconds: readonly [number, number, number, number];
	readonly reviewSeconds: readonly [number, number, number, number];
}

/** For a learner not yet known: SSP-MMC-FSRS, `config.py`. */
export const DEFAULT_HABITS: Habits = {
	first: [0.24, 0.094, 0.495, 0.171],
	recalled: [0.224, 0.631, 0.145],
	firstSeconds: [33.79, 24.3, 13.68, 6.5],
	reviewSeconds: [23, 11.68, 7.33, 5.6]
};

const dot = (shares: readonly number[], seconds: readonly number[]) =>
	shares.reduce((sum, share, i) => sum + share * (seconds[i] ?? 0), 0);

/** Expected seconds of a first look. */
export const firstLookSeconds = ({ first, firstSeconds }: Habits) => dot(first, firstSeconds);

/** Expected seconds of a later look at a card recalled with chance `recall`. */
export const lookSeconds = ({ recalled, reviewSeconds }: Habits, recall: number) =>
	(1 - recall) * reviewSeconds[0] + recall * dot(recalled, reviewSeconds.slice(1));

/** One card on one day: the first grade of the day, and the time of all its answers. */
export interface CardDay {
	/** The card's first day. */
	readonly first: boolean;
	/** 1 to 4. */
	readonly grade: number;
	readonly seconds: number;
}

/** How many observations of the learner's own weigh as much as the default. */
export const PRIOR = 50;
/** A card-day longer than this was an interruption. */
const LONGEST_SECONDS = 20 * 60;

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
