import type { CardId } from '$lib/domain/ids';
import { hash32 } from '$lib/domain/random';
import type { StudySettings } from '$lib/domain/settings';
import type { Pace } from './pace';
import { MS_PER_MINUTE } from './steps';
import type { DueCards, Waiting } from './waiting';

/** What today's answers have used of the limits already. */
export interface UsedToday {
	/** Cards answered for the first time today. */
	readonly fresh: number;
	/** Other cards that were due by day and were answered today. */
	readonly reviews: number;
	/** Milliseconds spent on all answers. */
	readonly took: number;
}

/** What is left for today, and how much the limits hold back. */
export interface LimitedDay extends DueCards {
	readonly held: { readonly reviews: number; readonly fresh: number };
}

/**
 * Applies the day's limits. Longest due first, equals in an order drawn by `seed`; new cards in
 * teaching order. Cards in learning are never held back. Under a limit in minutes the time goes to
 * them first, then to reviews, then to new cards.
 */
export function limitDay(
	due: DueCards,
	limits: Pick<StudySettings, 'newPerDay' | 'limit'>,
	used: UsedToday,
	pace: Pace,
	seed: number | string
): LimitedDay {
	const room = roomToday(due, limits, used, pace);
	const reviews = byDueDay(due.reviews, seed).slice(0, room.reviews);
	const fresh = due.fresh.slice(0, room.fresh);
	const held = {
		reviews: due.reviews.length - reviews.length,
		fresh: due.fresh.length - fresh.length
	};
	return { learning: due.learning, reviews, fresh, held };
}

/** More reviews than this never fit into what is left of a day: the most that need to be looked for. */
export const mostReviews = (limit: StudySettings['limit'], used: UsedToday, pace: Pace): number =>
	limit.by === 'cards'
		? Math.max(0, limit.cards - used.reviews)
		: cardsIn(limit.minutes * MS_PER_MINUTE - used.took, pace.review);

function roomToday(
	due: DueCards,
	{ newPerDay, limit }: Pick<StudySettings, 'newPerDay' | 'limit'>,
	used: UsedToday,
	pace: Pace
): { reviews: number; fresh: number } {
	const fresh = Math.max(0, newPerDay - used.fresh);
	if (limit.by === 'cards') return { reviews: mostReviews(limit, used, pace), fresh };

	const left = limit.minutes * MS_PER_MINUTE - used.took - due.learning.length * pace.review;
	const reviews = Math.min(due.reviews.length, cardsIn(left, pace.review));
	return { reviews, fresh: Math.min(fresh, cardsIn(left - reviews * pace.review, pace.fresh)) };
}

const cardsIn = (ms: number, each: number) => Math.max(0, Math.floor(ms / each));

function byDueDay(reviews: readonly Waiting[], seed: number | string): Waiting[] {
	const draw = new Map<CardId, number>(
		reviews.map(({ id }) => [id, hash32(`${seed} ${id}`)] as const)
	);
	return [...reviews].sort(
		(a, b) =>
			dueDay(a) - dueDay(b) ||
			(draw.get(a.id) ?? 0) - (draw.get(b.id) ?? 0) ||
			(a.id < b.id ? -1 : 1)
	);
}

const dueDay = ({ memory }: Waiting): number =>
	memory !== null && 'on' in memory.due ? memory.due.on : -Infinity;
