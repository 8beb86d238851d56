import type { EditorialReview } from './editorial';
import type { ConflictId, FactId, ListId, SourceId, TermId } from './ids';

/** What kind of thing a fact says of its subject. Wording per slot: `generation/wording.ts`. */
export const SLOTS = [
	'definition',
	'aim',
	'mechanism',
	'target',
	'type',
	'approach',
	'modality',
	'equipment',
	'indication',
	'candidate-criterion',
	'step',
	'anaesthesia',
	'guidance',
	'setting',
	'duration',
	'onset',
	'outcome',
	'outcome-predictor',
	'technical-factor',
	'risk',
	'benefit',
	'aftercare',
	'cause',
	'symptom',
	'treatment-rung',
	'comparison',
	/** None of these; of imported questions nobody has said. */
	'other'
] as const;
export type Slot = (typeof SLOTS)[number];

/** Slots that take one value for a subject by definition: another subject's value is wrong here. */
export const SINGLE_VALUED: ReadonlySet<Slot> = new Set<Slot>(['definition', 'target']);

/** A place in a source: heading and position, readable by a person. */
export interface Locator {
	readonly source: SourceId;
	readonly at: string;
}

/** A number with its unit; bounds are inclusive. A range stays a range. */
export type Quantity =
	| {
			readonly is: 'exactly' | 'about' | 'at-least' | 'at-most';
			readonly number: number;
			readonly unit: string;
	  }
	| { readonly is: 'between'; readonly from: number; readonly to: number; readonly unit: string };

export type Value =
	| { readonly kind: 'term'; readonly term: TermId }
	| { readonly kind: 'quantity'; readonly quantity: Quantity }
	| { readonly kind: 'statement'; readonly text: string };

/** A wrong option written by an author, with the reason it is wrong. */
export interface Foil {
	readonly text: string;
	readonly term?: TermId;
	readonly because: string;
}

/**
 * stated: a source says it. disputed: it takes part in a disagreement and is asked only as
 * `askAs` allows. unsupported: said, but nothing bears it; shown, never asked. retired: no longer taught.
 */
export type FactStatus = 'stated' | 'disputed' | 'unsupported' | 'retired';

/** One thing a source states. */
export interface Fact {
	readonly id: FactId;
	/** The id it had before; a learner's progress moves from there. */
	readonly was?: FactId;
	readonly subject: TermId;
	readonly slot: Slot;
	readonly value: Value;
	/**
	 * The whole fact as one sentence of our own. The words in braces are what a cloze asks for:
	 * `The approach through the sacral hiatus is called {caudal}.`
	 */
	readonly says: string;
	/** Questions answerable with the options covered; empty where the slot's wording serves. */
	readonly asks: readonly string[];
	/** Typed answers that count besides the cloze's own words and the term's synonyms. */
	readonly accepts: readonly string[];
	readonly source: Locator;
	/** Further places that state the same. */
	readonly also: readonly Locator[];
	readonly status: FactStatus;
	readonly conflicts: readonly ConflictId[];
	/** Qualifies a disputed claim in the stem ("as the procedure is defined"); without it, not asked. */
	readonly askAs: string | null;
	/** Why a stated fact is shown but never asked (too vague, promotional ...); null = asked. */
	readonly unasked: string | null;
	/** This fact's value is the only one of its slot, though the slot may take several. */
	readonly single: boolean;
	readonly foils: readonly Foil[];
	readonly list: ListId | null;
	readonly note: string | null;
	readonly rationale: string | null;
	/** Deck versions. */
	readonly since: string;
	/** The version with which the answer became another: it is learnt anew. */
	readonly changed: string | null;
	/** The version with which it was put more exactly and means the same: progress stays. */
	readonly clarified?: string;
	/** Missing = nobody has looked at it since; its list's, where that has one, serves it. */
	readonly review?: EditorialReview;
}

/** Facts that a source presents as one enumeration. */
export interface FactList {
	readonly id: ListId;
	/** The id it had before. */
	readonly was?: ListId;
	readonly subject: TermId;
	readonly slot: Slot;
	/** "the four approaches the article lists": names the list in a stem. */
	readonly name: string;
	/** Asks for all members. */
	readonly asks: readonly string[];
	/** Asks for one member among options. */
	readonly asksOne: readonly string[];
	readonly facts: readonly FactId[];
	/** The source gives the whole enumeration: what is no member is not in the list. */
	readonly complete: boolean;
	/** The source's order matters: steps, rungs. */
	readonly ordered: boolean;
	/** Wrong options for every member. */
	readonly foils: readonly Foil[];
	readonly source: Locator;
	readonly unasked: string | null;
	/** Deck versions, as of a fact. */
	readonly changed?: string;
	readonly clarified?: string;
	/** Of the list, and of each of its facts without one of its own. */
	readonly review?: EditorialReview;
}

/** An explicit negative of a source ("muscle paralysis: No"). */
export interface Not {
	readonly id: FactId;
	readonly subject: TermId;
	readonly slot: Slot;
	readonly value: Value;
	readonly says: string;
	readonly source: Locator;
	readonly conflicts: readonly ConflictId[];
}
