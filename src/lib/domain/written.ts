import type { EditorialReview } from './editorial';
import type { Locator, Quantity, Slot } from './fact';
import type { ConflictId, TermId, WrittenId } from './ids';

/** One option as its author wrote it. */
export interface WrittenOption {
	readonly text: string;
	readonly correct: boolean;
	/** Why it is right or wrong; null where the author has not said. */
	readonly because: string | null;
}

/** What a hand-written question asks for, and how it is marked. */
export type WrittenAnswer =
	| {
			readonly kind: 'choice';
			readonly options: readonly WrittenOption[];
			/** Any number of options may be right, and all of them are to be chosen. */
			readonly several: boolean;
			/** Another order each time; false where an option speaks of others by their place. */
			readonly shuffle: boolean;
	  }
	/** To be typed; the first is shown as the answer. */
	| { readonly kind: 'typed'; readonly accepts: readonly string[] }
	/** `within`: how far off still counts, in the quantity's unit; null = as the quantity itself says. */
	| { readonly kind: 'numeric'; readonly quantity: Quantity; readonly within: number | null }
	/** In the right order. */
	| { readonly kind: 'ordering'; readonly steps: readonly string[] }
	/** Answered freely and compared with these points. */
	| { readonly kind: 'open'; readonly points: readonly string[] };

/** A question written by hand, for what no single fact carries: a vignette, or one from elsewhere. */
export interface WrittenQuestion {
	readonly id: WrittenId;
	/** The id it had before; a learner's progress moves from there. */
	readonly was?: WrittenId;
	readonly subject: TermId;
	readonly slot: Slot;
	/** One paragraph a line; the last one asks. */
	readonly stem: string;
	readonly answer: WrittenAnswer;
	readonly rationale: string | null;
	readonly source: Locator;
	readonly also: readonly Locator[];
	readonly conflicts: readonly ConflictId[];
	readonly note: string | null;
	readonly status: 'asked' | 'retired';
	/** Deck versions, as of a fact. */
	readonly since: string;
	readonly changed: string | null;
	readonly clarified?: string;
	readonly review?: EditorialReview;
}

/** The paragraphs of a stem; the last one asks. */
export const paragraphsOf = (stem: string): string[] => stem.split('\n');
