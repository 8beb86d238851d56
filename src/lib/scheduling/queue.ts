import type { CardId } from '$lib/domain/ids';
import type { Memory } from '$lib/domain/memory';
import { APART, mixed, roomFor } from './spacing';
import { MS_PER_MINUTE } from './steps';
import { stepDueAt, type DueCards, type Waiting } from './waiting';

/** When nothing else is left, a card whose step is due so soon is shown now. */
export const LEARN_AHEAD_MS = 20 * MS_PER_MINUTE;

/** What waits in a session. Never changed: an answer makes a new one, so undo is keeping the old one. */
export interface Queue extends DueCards {
	/** What there was to begin with: sets the rate at which new cards come in between. */
	readonly planned: { readonly reviews: number; readonly fresh: number };
}

/** A session's queue from what the day holds, after its limits. */
export function queueOf({ learning, reviews, fresh }: DueCards): Queue {
	return {
		learning: [...learning].sort(bySoonestStep),
		reviews: mixed(reviews),
		fresh,
		planned: { reviews: reviews.length, fresh: fresh.length }
	};
}

/**
 * The card to show at `now` (epoch ms); null when none is left or the next step is not yet due
 * (`nextStepAt`). `recent`: the cards last shown, newest first, as they were when shown.
 */
export function nextCard(queue: Queue, recent: readonly Waiting[], now: number): Waiting | null {
	return (
		withMostRoom(inOrder(queue, now), recent) ??
		withMostRoom(stepsDueBy(queue, now + LEARN_AHEAD_MS), recent)
	);
}

/** The queue after `card` was answered and got `memory`: back in it while it has a step today. */
export function afterAnswer(queue: Queue, card: Waiting, memory: Memory): Queue {
	const rest = without(queue, card.id);
	const answered = { ...card, memory };
	if (stepDueAt(answered) === null) return rest;
	const later = rest.learning.findIndex((other) => bySoonestStep(answered, other) < 0);
	const index = later === -1 ? rest.learning.length : later;
	return { ...rest, learning: rest.learning.toSpliced(index, 0, answered) };
}

/** The queue without a card: answered, set aside or suspended. */
export function without(queue: Queue, id: CardId): Queue {
	return {
		...queue,
		learning: removed(queue.learning, id),
		reviews: removed(queue.reviews, id),
		fresh: removed(queue.fresh, id)
	};
}

/** When the soonest learning step is due (epoch ms); null where no card is in learning. */
export function nextStepAt(queue: Queue): number | null {
	const [soonest] = queue.learning;
	return soonest === undefined ? null : stepDueAt(soonest);
}

/** The first that keeps its distance from the cards just shown, else the one that keeps most of it. */
function withMostRoom(candidates: Iterable<Waiting>, recent: readonly Waiting[]): Waiting | null {
	let best: Waiting | null = null;
	let most = -Infinity;
	for (const card of candidates) {
		const room = roomFor(card, recent);
		if (room >= APART) return card;
		if (room > most) [best, most] = [card, room];
	}
	return best;
}

/** All that may be shown at `now`, in the order the rules prefer. */
function* inOrder(queue: Queue, now: number): Iterable<Waiting> {
	yield* stepsDueBy(queue, now);
	const [first, second] = newIsNext(queue)
		? [queue.fresh, queue.reviews]
		: [queue.reviews, queue.fresh];
	yield* first;
	yield* second;
}

function* stepsDueBy(queue: Queue, time: number): Iterable<Waiting> {
	for (const card of queue.learning) {
		if ((stepDueAt(card) ?? 0) > time) return;
		yield card;
	}
}

/** Whether the new cards shown so far are behind the reviews, each as a share of what was planned. */
function newIsNext({ planned, reviews, fresh }: Queue): boolean {
	const shownFresh = planned.fresh - fresh.length;
	const shownReviews = planned.reviews - reviews.length;
	// Half a card each: the first new card comes in the middle of its stretch of reviews, not before it.
	return (shownFresh + 0.5) * planned.reviews < (shownReviews + 0.5) * planned.fresh;
}

function bySoonestStep(a: Waiting, b: Waiting): number {
	return (stepDueAt(a) ?? 0) - (stepDueAt(b) ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function removed(cards: readonly Waiting[], id: CardId): readonly Waiting[] {
	const index = cards.findIndex((card) => card.id === id);
	return index === -1 ? cards : cards.toSpliced(index, 1);
}
