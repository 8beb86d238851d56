import type { EditorialReview } from './editorial';
import type { CardId, ConflictId, FactId, SourceId, TermId } from './ids';
import type { Locator, Quantity, Slot } from './fact';

export const FORMS = [
	'single-choice',
	'multiple-choice',
	'cloze',
	'recall',
	'list-recall',
	'ordering',
	'numeric',
	'matrix',
	'disagreement'
] as const;
export type Form = (typeof FORMS)[number];

/** Why a value may be offered as wrong (see `generation/soundness.ts`). */
export type Ground = 'not' | 'complete' | 'definition' | 'foil';

interface OptionBase {
	readonly text: string;
	readonly termId: TermId | null;
	/** Why it is right, or where it belongs instead. */
	readonly rationale: string;
}
export type Option =
	| (OptionBase & { readonly correct: true })
	| (OptionBase & { readonly correct: false; readonly ground: Ground });

/** One procedure in a matrix: the feature is stated for it, or there is a ground to call it wrong. */
export type Cell = Option & {
	/** The text the cell rests on: `the neurectomy text`. */
	readonly by: string;
};

/** A procedure in a matrix of which nobody can say either; shown, not asked. */
export interface ShownCell {
	readonly text: string;
	readonly why: 'disputed' | 'unclear' | 'not-stated';
	/** What is disputed, or what is stated instead. */
	readonly note: string;
}

/** One thing to be typed, with every spelling that counts. */
export interface Typed {
	readonly text: string;
	readonly accepts: readonly string[];
	/** Other words of the deck that lie near in spelling: a slip is never read across one. */
	readonly rejects: readonly string[];
}

interface QuestionBase {
	readonly cardId: CardId;
	readonly factIds: readonly FactId[];
	readonly subject: TermId;
	readonly slot: Slot;
	readonly seed: number;
	/** Of a vignette one paragraph a line, of which the last one asks. */
	readonly stem: string;
	/** The answer in words, as shown when the learner looks at it. */
	readonly key: string;
	/** The facts behind the answer, each as a full sentence. */
	readonly says: readonly string[];
	/** Authored reasoning; empty where there is none. */
	readonly rationale: string;
	readonly sources: readonly Locator[];
	/** The caveat line of every source it rests on, and the facts' own notes. */
	readonly caveats: readonly string[];
	readonly conflicts: readonly ConflictId[];
	/** Of the least reviewed entry it rests on; missing = nobody has reviewed that. */
	readonly review?: EditorialReview;
}

export type Question = QuestionBase &
	(
		| { readonly form: 'single-choice'; readonly options: readonly Option[] }
		| { readonly form: 'multiple-choice'; readonly options: readonly Option[] }
		/** `text` holds the blank as `____`. */
		| { readonly form: 'cloze'; readonly text: string; readonly blank: Typed }
		| { readonly form: 'recall'; readonly points: readonly string[] }
		| {
				readonly form: 'list-recall';
				readonly members: readonly Typed[];
				readonly ordered: boolean;
		  }
		/** `steps` as shuffled; `order[i]` is the index in `steps` of the i-th step. */
		| {
				readonly form: 'ordering';
				readonly steps: readonly string[];
				readonly order: readonly number[];
		  }
		/** `within`: how far off still counts, in the quantity's unit. */
		| { readonly form: 'numeric'; readonly quantity: Quantity; readonly within?: number }
		/** Tick the procedures for which `feature` is stated. */
		| {
				readonly form: 'matrix';
				readonly feature: string;
				readonly cells: readonly Cell[];
				readonly shown: readonly ShownCell[];
		  }
		/** Attribute each claim to a side; `claims[i].side` indexes `sides`. */
		| {
				readonly form: 'disagreement';
				readonly sides: readonly { readonly label: string; readonly source: SourceId }[];
				readonly claims: readonly { readonly text: string; readonly side: number }[];
		  }
	);

export type QuestionOf<F extends Form> = Extract<Question, { form: F }>;

/** What the learner did, small enough to be kept for ever. */
export type Answer =
	| { readonly form: 'single-choice'; readonly chosen: number }
	| { readonly form: 'multiple-choice'; readonly chosen: readonly number[] }
	| { readonly form: 'cloze'; readonly typed: string }
	| { readonly form: 'numeric'; readonly typed: string }
	| { readonly form: 'list-recall'; readonly typed: readonly string[] }
	/** Indices into `cells`. */
	| { readonly form: 'matrix'; readonly ticked: readonly number[] }
	/** Indices into `steps`, in the order the learner put them. */
	| { readonly form: 'ordering'; readonly order: readonly number[] }
	/** `sides[i]` is the side given to claim i. */
	| { readonly form: 'disagreement'; readonly sides: readonly number[] }
	/** Looked at the answer and judged alone; any form may be answered so. */
	| { readonly form: 'recall' };

/** What the machine makes of an answer. `correct` null: the learner is the judge. */
export interface Marking {
	readonly correct: boolean | null;
	/** 0 to 1, shown; only `correct` decides. */
	readonly credit: number;
	/** Per option, member, step, cell or claim, in the question's own order. */
	readonly parts: readonly boolean[];
	/** The accepted spelling a typed slip was read as; null when typed exactly or not accepted. */
	readonly readAs: string | null;
}
