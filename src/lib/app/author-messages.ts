import type { Change } from '$lib/authoring/document/document';
import type { Entry, Key } from '$lib/authoring/document/entry';
import type { Deck } from '$lib/domain/deck';
import type { DeckChanges } from '$lib/domain/deck-changes';
import type { Problem } from '$lib/domain/problem';
import type { Form, Question } from '$lib/domain/question';
import type { Coverage } from './coverage';
import type { Explanation } from './explanation';

/** A problem of a draft: of which entry, and where inside it. */
export interface Found extends Omit<Problem, 'where'> {
	readonly key: Key;
	readonly path: readonly (string | number)[];
}

/** What is wrong, entry by entry. */
export type FoundByKey = ReadonlyMap<Key, readonly Found[]>;
/** All that is wrong with the entries of which that has changed; an empty list: nothing any more. */
export type FoundChange = readonly (readonly [key: Key, now: readonly Found[]])[];

/** One question as a learner would get it. */
export interface Previewed {
	readonly question: Question;
	readonly explanation: Explanation;
}

/** What can be asked of the checker, and what it answers. */
export interface Asks {
	/** The questions made of one entry, one per form. Null: a fault somewhere keeps it from being asked. */
	preview: {
		readonly ask: { readonly key: Key; readonly seed: number };
		readonly answer: {
			readonly forms: readonly Form[];
			readonly shown: readonly Previewed[];
		} | null;
	};
	/** The deck as it would be installed; null where an error stops it. */
	deck: { readonly ask: Record<string, never>; readonly answer: Deck | null };
	/**
	 * What a learner of an older state would be told of a newer one, by default of what the draft says
	 * now; null where one of the two cannot be read.
	 */
	changes: {
		readonly ask: { readonly since: readonly Entry[]; readonly until?: readonly Entry[] };
		readonly answer: DeckChanges | null;
	};
	/** The deck as a file to give away: a zip of its folder, or one text. */
	file: { readonly ask: { readonly as: 'zip' | 'yaml' }; readonly answer: Uint8Array<ArrayBuffer> };
	coverage: { readonly ask: Record<string, never>; readonly answer: Coverage | null };
}
export type What = keyof Asks;

export type ToChecker =
	| {
			readonly is: 'open';
			readonly entries: readonly Entry[];
			/** What was released last: learners have that. */
			readonly released: readonly Entry[] | null;
			/** ISO date, for sources past their review date. */
			readonly today: string;
	  }
	| { readonly is: 'edit'; readonly change: Change }
	| {
			[W in What]: { readonly is: 'ask'; readonly n: number; readonly what: W } & Asks[W]['ask'];
	  }[What];

export type FromChecker =
	/**
	 * `edits`: how many have been taken into account; `found`: what is other than said before. Not
	 * `whole`: of the questions, it is what was found before these edits.
	 */
	| {
			readonly is: 'checked';
			readonly edits: number;
			readonly found: FoundChange;
			readonly whole: boolean;
	  }
	| { readonly is: 'answer'; readonly n: number; readonly answer: Asks[What]['answer'] }
	| { readonly is: 'failed'; readonly n: number | null; readonly why: string };
