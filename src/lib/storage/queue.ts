import type { Collection } from 'dexie';
import { studyDay, type StudyDay } from '$lib/domain/day';
import type { CardId, DeckId } from '$lib/domain/ids';
import type { Db } from './db';
import type { CardRow, Queue } from './rows';

/** A queue in order of due, from `from` to `until`, both included, of one deck or (null) of all. */
export function inQueue(
	db: Db,
	deck: DeckId | null,
	queue: Queue,
	until = Infinity,
	from = -Infinity
): Collection<CardRow, CardId> {
	return deck === null
		? db.cards.where('[queue+due]').between([queue, from], [queue, until], true, true)
		: db.cards
				.where('[deck+queue+due]')
				.between([deck, queue, from], [deck, queue, until], true, true);
}

/** Learning cards whose step is over at `until` (epoch ms), the longest waiting first. */
export const learningDue = (db: Db, deck: DeckId | null, until: number): Promise<CardRow[]> =>
	inQueue(db, deck, 'learning', until).toArray();

/** When the next learning step is over (epoch ms), due already or not; null = none is running. */
export async function nextLearning(db: Db, deck: DeckId | null): Promise<number | null> {
	return (await inQueue(db, deck, 'learning').first())?.due ?? null;
}

/** Review cards due on `day` or before, the longest overdue first. */
export const reviewsDue = (
	db: Db,
	deck: DeckId | null,
	day: StudyDay,
	limit: number
): Promise<CardRow[]> => inQueue(db, deck, 'review', day).limit(limit).toArray();

/** Review cards due on this very day. */
export const reviewsDueOn = (
	db: Db,
	deck: DeckId | null,
	due: number,
	limit: number
): Promise<CardRow[]> => inQueue(db, deck, 'review', due, due).limit(limit).toArray();

/** How many reviews are due on `day` or before, no further than `cap` (SPEC Q2). */
export async function countReviewsDue(
	db: Db,
	deck: DeckId | null,
	day: StudyDay,
	cap: number
): Promise<number> {
	return (await inQueue(db, deck, 'review', day).limit(cap).primaryKeys()).length;
}

/** The first day after `day` on which a review is due; null = none is planned. */
export async function nextReviewDay(
	db: Db,
	deck: DeckId | null,
	day: StudyDay
): Promise<StudyDay | null> {
	const row = await inQueue(db, deck, 'review', undefined, day + 1).first();
	return row ? studyDay(row.due) : null;
}

/** New cards in teaching order; decks take turns. */
export const newCards = (db: Db, deck: DeckId | null, limit: number): Promise<CardRow[]> =>
	inQueue(db, deck, 'new').limit(limit).toArray();

export interface DueCounts {
	readonly learning: number;
	readonly reviews: number;
	readonly newCards: number;
}

/** How many cards wait; the database counts its index, no key is read (SPEC Q2). */
export async function dueCounts(
	db: Db,
	deck: DeckId | null,
	now: { readonly clock: number; readonly day: StudyDay }
): Promise<DueCounts> {
	const [learning, reviews, fresh] = await Promise.all([
		inQueue(db, deck, 'learning', now.clock).count(),
		inQueue(db, deck, 'review', now.day).count(),
		inQueue(db, deck, 'new').count()
	]);
	return { learning, reviews, newCards: fresh };
}
