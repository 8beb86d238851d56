import type { Moment } from '$lib/domain/day';
import { historiesOf } from '$lib/domain/history';
import type { CardId, PolicyId } from '$lib/domain/ids';
import type { Memory, Policy } from '$lib/domain/memory';
import type { LogRow, Review } from '$lib/domain/review';
import { nextMemory, outcome, type Undated } from './fsrs';

/** Finds the policy that a review names; throws for one that is not known. */
export type PolicyById = (id: PolicyId) => Policy;

/**
 * The memory of every card that `rows` speak of, cards without a standing review left out, or without
 * one since they were last reset. Rows may come in any order, from any number of devices, and more
 * than once.
 */
export function replay(rows: readonly LogRow[], policyById: PolicyById): Map<CardId, Memory> {
	const policy = remembered(policyById);
	const memories = new Map<CardId, Memory>();
	for (const [card, { runs }] of historiesOf(rows)) {
		const memory = memoryAfter(runs.at(-1) ?? [], policy);
		if (memory) memories.set(card, memory);
	}
	return memories;
}

/** The memory of one card from its rows; null where no review stands. */
export function replayCard(rows: readonly LogRow[], policyById: PolicyById): Memory | null {
	const [memory = null] = replay(rows, policyById).values();
	return memory;
}

const momentOf = (row: Review): Moment => ({ clock: row.at, offset: row.offset, day: row.day });

/** The memory after these reviews of one card, in replay order; null where there are none. */
export function memoryAfter(reviews: readonly Review[], policyById: PolicyById): Memory | null {
	// Only the last answer's due moment still matters, so only that one is computed.
	let before: Undated | null = null;
	let last: Review | null = null;
	for (const review of reviews) {
		if (last) before = nextMemory(before, last.grade, momentOf(last), policyById(last.policy));
		last = review;
	}
	if (!last) return null;
	// The id it was answered under, which a newer deck may have changed: fuzz is drawn from it.
	return outcome(before, last.card, last.grade, momentOf(last), policyById(last.policy)).memory;
}

/** Asks once for each run of reviews under one policy. */
function remembered(policyById: PolicyById): PolicyById {
	let known: Policy | null = null;
	return (id) => (known?.id === id ? known : (known = policyById(id)));
}
