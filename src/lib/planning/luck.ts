import { PRIOR, type Habits } from '$lib/scheduling/habits';
import { attendanceAt } from './attendance';

/**
 * What is not known of a learner, as standard deviations of logarithms: how much longer or shorter things
 * are remembered than the model says, how much slower or faster cards are answered, how much more or less
 * often a first look fails.
 */
export interface Doubt {
	readonly memory: number;
	readonly pace: number;
	readonly failing: number;
}

/**
 * Between learners whom nothing is known of. The simulator's learners differ by as much, in more ways, and
 * with these the interval holds four in five of them (docs/exam).
 */
const UNKNOWN: Doubt = { memory: 0.35, pace: 0.25, failing: 0.3 };

/** After so many card-days pace and failures are better known; memory is not yet fitted to the learner. */
export function doubtAfter(cardDays: number): Doubt {
	const left = Math.sqrt(PRIOR / (PRIOR + cardDays));
	const { memory, pace, failing } = UNKNOWN;
	return { memory, pace: pace * left, failing: failing * left };
}

/** A learner who may be the one that is planned for. */
export interface Luck {
	/** How much longer this learner keeps what the model says: days pass that much more slowly. */
	readonly endurance: number;
	/** Share of the days with time on which this learner comes, 0 to 1. */
	readonly attendance: number;
	readonly habits: Habits;
}

/** What is expected of the learner. */
export interface Expected {
	readonly habits: Habits;
	readonly attendance: number;
	/** Days on which attendance was observed. */
	readonly observed: number;
}

/** Without a common factor with the runs: each doubt in an order of its own. */
const STRIDES = { presence: 7, pace: 11, failing: 5 };

/** A learner for each of `runs`: every doubt in even ranks, so that few runs cover each. */
export function lucksOf(doubt: Doubt, expected: Expected, runs: number): Luck[] {
	const { habits, attendance, observed } = expected;
	const ranked = (run: number, stride: number) => (((run * stride) % runs) + 0.5) / runs;
	return Array.from({ length: runs }, (_, run) => {
		const factor = (spread: number, stride: number) =>
			Math.exp(spread * deviate(ranked(run, stride)));
		return {
			endurance: factor(doubt.memory, 1),
			attendance: attendanceAt(ranked(run, STRIDES.presence), attendance, observed),
			habits: otherHabits(
				habits,
				factor(doubt.pace, STRIDES.pace),
				factor(doubt.failing, STRIDES.failing)
			)
		};
	});
}

function otherHabits(habits: Habits, slower: number, failing: number): Habits {
	const [again, hard, good, easy] = habits.first;
	const all = again * failing + hard + good + easy;
	return {
		first: [(again * failing) / all, hard / all, good / all, easy / all],
		recalled: habits.recalled,
		firstSeconds: times(habits.firstSeconds, slower),
		reviewSeconds: times(habits.reviewSeconds, slower)
	};
}

const times = ([a, b, c, d]: Habits['firstSeconds'], by: number) =>
	[a * by, b * by, c * by, d * by] as const;

/** The normal deviate of rank `p` (Tukey's lambda, 0.135): within 0.01 of it between 0.02 and 0.98. */
const deviate = (p: number) => (p ** 0.135 - (1 - p) ** 0.135) / 0.1975;
