import type { Fact, FactList, Locator, Not } from './fact';
import type { ConflictId, DeckId, SourceId, TermId } from './ids';
import type { WrittenQuestion } from './written';

/** A text the deck rests on, and what a reader must know about it. */
export interface Source {
	readonly id: SourceId;
	/** In full, for lists: `What is neuroplasty? (web article)`. */
	readonly title: string;
	/** In a stem or a rationale: `the neuroplasty article`. */
	readonly name: string;
	/** `web article`, `patient leaflet`, `consultation page` ... */
	readonly kind: string;
	/** ISO date; null = undated. */
	readonly date: string | null;
	/** The line under every question that rests on this source. */
	readonly caveat: string;
	/** Further caveats, shown with the deck. */
	readonly caveats: readonly string[];
	/** ISO date after which the source should be read again; null = none set. */
	readonly reviewBy: string | null;
}

/** A named thing with its synonyms and its place in a hierarchy. */
export interface Term {
	readonly id: TermId;
	readonly name: string;
	/** `a`, `an`, `the` or none. */
	readonly article: 'a' | 'an' | 'the' | null;
	readonly plural: boolean;
	/** Includes US and UK spellings. */
	readonly synonyms: readonly string[];
	/** Category, for parallel options: `procedure`, `approach`, `nerve`, `condition` ... */
	readonly kind: string;
	/** Broader term, or the whole this is a part of. */
	readonly broader: TermId | null;
	readonly confusable: readonly TermId[];
	/** One line that says what the word means here; null = none. */
	readonly gloss: string | null;
}

/** One side of a disagreement: who says what, where. */
export interface Side {
	/** `the definitions`, `the target row of the table`: tells the sides apart in a question. */
	readonly label: string;
	readonly says: string;
	readonly source: Locator;
}

/** A place where sources contradict each other, themselves, or say what an item writer would trip over. */
export interface Conflict {
	readonly id: ConflictId;
	readonly kind: 'direct' | 'cross' | 'logic' | 'unsupported' | 'tension';
	readonly title: string;
	readonly explains: string;
	readonly sides: readonly Side[];
	/** The subjects whose questions it touches. */
	readonly subjects: readonly TermId[];
	/** Never an option, right or wrong, where the question's subject is one of `subjects`. */
	readonly keepOut: readonly TermId[];
	/** Groups of terms of which at most one may stand among a question's options. */
	readonly keepApart: readonly (readonly TermId[])[];
	/** Asks which side says what; null = shown, never asked. */
	readonly ask: string | null;
	/** Deck versions, as of a fact. */
	readonly changed?: string;
	readonly clarified?: string;
}

/** A deck as the app runs it: checked, with every default filled in. */
export interface Deck {
	readonly id: DeckId;
	readonly title: string;
	readonly version: string;
	readonly description: string;
	/** The notice a learner reads once: what the deck rests on and what it is not for. */
	readonly notice: string;
	/** The procedures it covers, in teaching order; sub-procedures hang under them by `broader`. */
	readonly procedures: readonly TermId[];
	readonly sources: readonly Source[];
	readonly terms: readonly Term[];
	readonly conflicts: readonly Conflict[];
	/** In teaching order: new cards come in this order. */
	readonly facts: readonly Fact[];
	readonly lists: readonly FactList[];
	readonly nots: readonly Not[];
	/** Written by hand; missing where there are none, as in every deck stored before there could be. */
	readonly questions?: readonly WrittenQuestion[];
}

/** The hand-written questions of a deck. */
export const writtenIn = ({ questions }: Deck): readonly WrittenQuestion[] => questions ?? [];
