import type { Moment } from '$lib/domain/day';
import type { CardId, PolicyId, ReviewId } from '$lib/domain/ids';
import type { Memory, Policy } from '$lib/domain/memory';
import type { LogRow, Review } from '$lib/domain/review';
import { nextMemory, outcome, type Undated } from './fsrs';

/** Finds the policy that a review names; throws for one that is not known. */
export type PolicyById = (id: PolicyId) => Policy;

/**
 * The memory of every card that `rows` speak of, cards without a standing review left out. Rows may
 * come in any order, from any number of devices, and more than once.
 */
export function replay(rows: readonly LogRow[], policyById: PolicyById): Map<CardId, Memory> {
	const policy = remembered(policyById);
	const memories = new Map<CardId, Memory>();
	for (const [card, reviews] of standingReviews(rows)) {
		memories.set(card, memoryAfter(reviews, policy));
	}
	return memories;
}

/** The memory of one card from its rows; null where no review stands. */
export function replayCard(rows: readonly LogRow[], policyById: PolicyById): Memory | null {
	const [memory = null] = replay(rows, policyById).values();
	return memory;
}

type Reviews = [Review, ...Review[]];

/** Reviews that were not undone, by card, each once and in the order of replay. */
function standingReviews(rows: readonly LogRow[]): Map<CardId, Reviews> {
	const undone = new Set<ReviewId>();
	for (const row of rows) if (row.kind === 'undo') undone.add(row.undoes);

	const byCard = new Map<CardId, Reviews>();
	for (const row of rows) {
		if (row.kind === 'undo' || undone.has(row.id)) continue;
		const reviews = byCard.get(row.card);
		if (reviews === undefined) byCard.set(row.card, [row]);
		else reviews.push(row);
	}
	for (const reviews of byCard.values()) putInOrder(reviews);
	return byCard;
}

/** Study day, time, device, counter: equal on every device. An id is device and counter in one. */
function inReplayOrder(a: Review, b: Review): number {
	return a.day - b.day || a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** A log mostly comes in order already: looking is ten times cheaper than sorting. */
function putInOrder(reviews: Reviews): void {
	const inOrder = reviews.every((review, i) => {
		const before = reviews[i - 1];
		return before === undefined || inReplayOrder(before, review) < 0;
	});
	if (inOrder) return;
	reviews.sort(inReplayOrder);
	const once = reviews.filter((review, i) => review.id !== reviews[i - 1]?.id);
	reviews.splice(0, reviews.length, ...once);
}

const momentOf = (row: Review): Moment => ({ clock: row.at, offset: row.offset, day: row.day });

/** Only the last answer's due moment still matters, so only that one is computed. */
function memoryAfter(reviews: Reviews, policyById: PolicyById): Memory {
	let before: Undated | null = null;
	let last = reviews[0];
	for (let i = 1; i < reviews.length; i++) {
		before = nextMemory(before, last.grade, momentOf(last), policyById(last.policy));
		last = reviews[i] ?? last;
	}
	return outcome(before, last.card, last.grade, momentOf(last), policyById(last.policy)).memory;
}

/** Asks once for each run of reviews under one policy. */
function remembered(policyById: PolicyById): PolicyById {
	let known: Policy | null = null;
	return (id) => (known?.id === id ? known : (known = policyById(id)));
}
