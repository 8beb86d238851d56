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
