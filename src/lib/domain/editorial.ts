/** How far an entry of a deck has come: written, looked over by somebody, reviewed for its content. */
export const REVIEW_STATES = ['draft', 'checked', 'reviewed'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What a reviewer ticks off, and what it means. */
export const CHECKLIST = {
	source: 'The source says this, at the place named.',
	answer: 'The answer is right, and the only right one.',
	options: 'Every wrong option is wrong for the reason given.',
	wording: 'The question can be answered with the options covered.',
	current: 'It agrees with current practice.'
} as const;
export type ChecklistItem = keyof typeof CHECKLIST;
export const CHECKLIST_ITEMS = Object.keys(CHECKLIST) as readonly ChecklistItem[];

/** Who of a deck's authors looked at an entry, and how closely. An entry without one: nobody has yet. */
export interface EditorialReview {
	readonly state: ReviewState;
	/** Name, and what makes them fit to judge: `attending anaesthetist`. Null where a draft has none. */
	readonly by: string | null;
	readonly role: string | null;
	/** ISO date. */
	readonly date: string | null;
	readonly checklist: readonly ChecklistItem[];
}

const RANK: Readonly<Record<ReviewState, number>> = { draft: 0, checked: 2, reviewed: 3 };
const NONE = 1;

/** What rests on several entries is reviewed as far as the least reviewed of them. */
export function leastReviewed(
	reviews: readonly (EditorialReview | undefined)[]
): EditorialReview | undefined {
	const rank = (review: EditorialReview | undefined) => (review ? RANK[review.state] : NONE);
	return [...reviews].sort((a, b) => rank(a) - rank(b))[0];
}
