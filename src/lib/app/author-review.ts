import type { Document } from '$lib/authoring/document/document';
import { fieldsOf } from '$lib/authoring/document/entry';
import {
	CHECKLIST_ITEMS,
	REVIEW_STATES,
	type ChecklistItem,
	type ReviewState
} from '$lib/domain/editorial';

export { CHECKLIST, CHECKLIST_ITEMS, REVIEW_STATES } from '$lib/domain/editorial';

/** A review as an entry states it; while it is written, anything may be missing. */
export interface WrittenReview {
	readonly state?: ReviewState;
	readonly by?: string;
	readonly role?: string;
	/** ISO date. */
	readonly date?: string;
	readonly checklist?: readonly ChecklistItem[];
}

/** The review under an entry's key; what else stands there is none. */
export const reviewOf = (value: unknown): WrittenReview =>
	typeof value === 'object' && value !== null ? value : {};

/**
 * The review with another state. Who checks one entry after the other signs once: name and role are those
 * of the latest review in the deck, the date is `today` (ISO). Undefined = no review on record.
 */
export function withState(
	document: Document,
	now: WrittenReview,
	state: string,
	today: string
): WrittenReview | undefined {
	const known = REVIEW_STATES.find((one) => one === state);
	if (known === undefined || known === 'draft') return known && { state: known };
	const { by, role } = now.by ? now : latestReview(document);
	return {
		state: known,
		...stated('by', by),
		...stated('role', now.role ?? role),
		date: now.date ?? today,
		...(now.checklist && { checklist: now.checklist })
	};
}

/** The review with other words under a key; none where they are empty. */
export function withWords(
	now: WrittenReview,
	key: 'by' | 'role' | 'date',
	words: string
): WrittenReview {
	const { [key]: _, ...rest } = now;
	return { ...rest, ...stated(key, words.trim()) };
}

/** The review with one point of the checklist ticked or not, in the order of the list. */
export function withTick(now: WrittenReview, item: ChecklistItem, ticked: boolean): WrittenReview {
	const { checklist = [], ...rest } = now;
	const left = CHECKLIST_ITEMS.filter((one) => (one === item ? ticked : checklist.includes(one)));
	return left.length > 0 ? { ...rest, checklist: left } : rest;
}

const stated = <K extends string>(key: K, words: string | undefined) =>
	(words ? { [key]: words } : {}) as Partial<Record<K, string>>;

function latestReview(document: Document): WrittenReview {
	let latest: WrittenReview = {};
	for (const entry of document.values()) {
		const review = reviewOf(fieldsOf(entry)['review']);
		// ISO dates sort as text.
		if (review.by && (review.date ?? '') >= (latest.date ?? '')) latest = review;
	}
	return latest;
}
