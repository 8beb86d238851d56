import type { LogRow } from '$lib/domain/review';
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

/**
 * For a learner not yet known: SSP-MMC-FSRS (`config.py`), seconds per card and day by grade. New: 33.79,
 * 24.3, 13.68, 6.5 with first grades of .24 .094 .495 .171. Review: 23, 11.68, 7.33, 5.6 at a recall
 * of 90 %, passes shared .224 .631 .145.
 */
export const DEFAULT_PACE: Pace = { fresh: 18_300, review: 9_600 };

/** How many card-days of a learner's own weigh as much as the default. */
const PRIOR_CARD_DAYS = 50;

/**
 * The learner's own median cost of a new card on its first day and of any other card on a day, from
 * recent rows, drawn towards the default while there are few.
 */
export function paceOf(rows: readonly LogRow[]): Pace {
	const fresh: number[] = [];
	const review: number[] = [];
	for (const { took, first } of cardDays(rows)) (first ? fresh : review).push(took);
	return {
		fresh: shrunken(fresh, DEFAULT_PACE.fresh),
		review: shrunken(review, DEFAULT_PACE.review)
	};
}

/** How long the cards will take, in minutes. A card in learning costs about what a review does. */
export function minutesFor(counts: Counts, pace: Pace): number {
	const ms = counts.fresh * pace.fresh + (counts.reviews + counts.learning) * pace.review;
	return ms / MS_PER_MINUTE;
}

interface CardDay {
	took: number;
	/** The card was answered for the first time: no recall could be predicted. */
	first: boolean;
}

function cardDays(rows: readonly LogRow[]): Iterable<CardDay> {
	const undone = new Set(rows.map((row) => (row.kind === 'undo' ? row.undoes : null)));
	const days = new Map<string, CardDay>();
	for (const row of rows) {
		if (row.kind !== 'review' || undone.has(row.id)) continue;
		const key = `${row.day} ${row.card}`;
		const day = days.get(key) ?? { took: 0, first: false };
		days.set(key, { took: day.took + row.took, first: day.first || row.predicted === null });
	}
	return days.values();
}

function shrunken(costs: readonly number[], fallback: number): number {
	const own = median(costs) ?? fallback;
	const trust = costs.length / (PRIOR_CARD_DAYS + costs.length);
	return fallback + (own - fallback) * trust;
}

function median(numbers: readonly number[]): number | null {
	const sorted = [...numbers].sort((a, b) => a - b);
	const low = sorted[Math.floor((sorted.length - 1) / 2)];
	const high = sorted[Math.floor(sorted.length / 2)];
	return low === undefined || high === undefined ? null : (low + high) / 2;
}
