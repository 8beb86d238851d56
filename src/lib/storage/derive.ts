import { historiesOf } from '$lib/domain/history';
import { deckOfCard, type CardId } from '$lib/domain/ids';
import type { Memory } from '$lib/domain/memory';
import type { LogRow, Review } from '$lib/domain/review';
import { countsOf, emptyDay, plus } from './days';
import { counterOf, deviceOf } from './log-ids';
import { resetMark, type CardRow, type DayRow } from './rows';

/** A card's memory from its reviews in replay order, null from none; scheduling knows how. */
export type ReplayCard = (reviews: readonly Review[]) => Memory | null;

/** What of a card's row follows from the log. */
export type Remembered = Pick<CardRow, 'memory' | 'lastReview' | 'reset'>;

/** All that follows from the log. */
export interface Derived {
	readonly cards: ReadonlyMap<CardId, Remembered>;
	/** By `dayKey`. */
	readonly days: ReadonlyMap<string, DayRow>;
	readonly reviews: number;
}

/** Names a day of a deck, for maps. */
export const dayKey = ({ day, deck }: Pick<DayRow, 'day' | 'deck'>): string => `${day} ${deck}`;

/** Computes every card and every day anew from log rows in any order. */
export function derive(rows: readonly LogRow[], replayCard: ReplayCard): Derived {
	const cards = new Map<CardId, Remembered>();
	const days = new Map<string, DayRow>();
	let count = 0;
	for (const [card, { runs, reset }] of historiesOf(rows)) {
		const last = runs.at(-1) ?? [];
		cards.set(card, {
			memory: replayCard(last),
			lastReview: last.at(-1)?.id ?? null,
			...(reset && { reset: resetMark(reset) })
		});
		for (const run of runs) {
			addDays(days, run);
			count += run.length;
		}
	}
	return { cards, days, reviews: count };
}

function addDays(days: Map<string, DayRow>, reviews: readonly Review[]): void {
	reviews.forEach((review, i) => {
		const empty = emptyDay(review.day, deckOfCard(review.card));
		const counts = countsOf(review, reviews[i - 1]?.day ?? null);
		days.set(dayKey(empty), plus(days.get(dayKey(empty)) ?? empty, counts));
	});
}

/** By device, how many of the ids that its counter has given out are not in the log. */
export function gaps(rows: readonly LogRow[], own: string, next: number): Map<string, number> {
	const counters = new Map<string, Set<number>>([[own, new Set()]]);
	for (const { id } of rows) {
		const seen = counters.get(deviceOf(id));
		if (seen) seen.add(counterOf(id));
		else counters.set(deviceOf(id), new Set([counterOf(id)]));
	}
	const missing = new Map<string, number>();
	for (const [device, seen] of counters) {
		let last = device === own ? next - 1 : 0;
		for (const counter of seen) last = Math.max(last, counter);
		if (last > seen.size) missing.set(device, last - seen.size);
	}
	return missing;
}
