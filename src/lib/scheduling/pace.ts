import type { LogRow } from '$lib/domain/review';
import {
	cardDaysOf,
	DEFAULT_HABITS,
	firstLookSeconds,
	habitsFrom,
	lookSeconds,
	type Habits
} from './habits';
import { MS_PER_MINUTE } from './steps';

/** What a card costs on one day, all its answers together, in milliseconds. */
export interface Pace {
	readonly fresh: number;
	readonly review: number;
}

/** Cards of each kind, as `DueCards` and a limited day count them. */
export interface Counts {
	readonly learning: number;
	readonly reviews: number;
	readonly fresh: number;
}

/** Recall where cards come due, about: the share of quick answers among reviews. */
const USUAL_RECALL = 0.9;
const MS_PER_SECOND = 1_000;

const paceWith = (habits: Habits): Pace => ({
	fresh: MS_PER_SECOND * firstLookSeconds(habits),
	review: MS_PER_SECOND * lookSeconds(habits, USUAL_RECALL)
});

/** For a learner not yet known. */
export const DEFAULT_PACE: Pace = paceWith(DEFAULT_HABITS);

/** What cards cost this learner, from recent rows: the habits that plans for exams rest on, too. */
export const paceOf = (rows: readonly LogRow[]): Pace => paceWith(habitsFrom(cardDaysOf(rows)));

/** How long the cards will take, in minutes. A card in learning costs about what a review does. */
export function minutesFor(counts: Counts, pace: Pace): number {
	const ms = counts.fresh * pace.fresh + (counts.reviews + counts.learning) * pace.review;
	return ms / MS_PER_MINUTE;
}
