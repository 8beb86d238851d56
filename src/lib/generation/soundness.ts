import type { Conflict } from '$lib/domain/deck';
import type { Fact, FactList } from '$lib/domain/fact';
import type { ConflictId, TermId } from '$lib/domain/ids';
import type { Ground } from '$lib/domain/question';
import { isContent } from './content-words';
import type { DeckIndex } from './deck-index';
import { disputedFor, isKeptOut } from './disputes';
import { candidatesOf, type Candidate } from './grounds';
import { related, type Meaning } from './meaning';
import { sameCategory, sameGrammar, sameLength } from './parallel';
import { remembered } from './remembered';
import { isNamedWith, isStatedOf } from './said';
import { targetOfFact, targetOfList, type Target } from './target';

/** A wrong option that is sound: it has a ground, and no rule speaks against it. */
export type Distractor = Candidate;

/** Why a wrong option may not be offered. */
export type Unsound =
	| 'is-key'
	| 'category'
	| 'grammar'
	| 'length'
	| 'clang'
	| 'kept-out'
	| 'in-conflict'
	| 'stated'
	| 'mentioned';

/** A candidate and the rule that speaks against it; null = sound. */
interface Judged {
	readonly candidate: Candidate;
	readonly why: Unsound | null;
}

/** Everything there is a ground to call wrong where this fact, or this list, is the answer. */
const judged = remembered((index: DeckIndex, item: Fact | FactList): readonly Judged[] => {
	const target = 'facts' in item ? targetOfList(index, item) : targetOfFact(index, item);
	const rules = rulesFor(index, target);
	return candidatesOf(index, target).map((candidate) => ({ candidate, why: rules(candidate) }));
});

/**
 * What may be offered as wrong where this fact, or the members of this list, are the answer; most
 * easily confused first.
 */
export const distractors = remembered(
	(index: DeckIndex, item: Fact | FactList): readonly Distractor[] => {
		const sound: Distractor[] = [];
		for (const { candidate, why } of judged(index, item))
			if (!why && !sound.some(({ meaning }) => sameText(meaning, candidate.meaning)))
				sound.push(candidate);
		return sound.sort((a, b) => b.rank - a.rank);
	}
);

/** The foils an author wrote that no question will show, and the rule that speaks against each. */
export const unsoundFoils = (
	index: DeckIndex,
	item: Fact | FactList
): { readonly text: string; readonly why: Unsound }[] =>
	judged(index, item).flatMap(({ candidate: { ground, meaning }, why }) =>
		ground === 'foil' && why ? [{ text: meaning.text, why }] : []
	);

const sameText = (a: Meaning, b: Meaning) =>
	a.text === b.text || (a.term !== null && a.term === b.term);

/** The rules of soundness for one target. null = sound. */
function rulesFor(index: DeckIndex, target: Target): (candidate: Candidate) => Unsound | null {
	const { keys, subject, conflicts } = target;
	const standsOut = parallelTo(index, target);
	const barred = keys.some((key) => key.term && isKeptOut(index, subject, key.term));
	const mayBeTrue = truthRules(index, subject, conflicts);
	return ({ meaning, ground, from }) =>
		keys.some((key) => related(index, key, meaning))
			? 'is-key'
			: (standsOut({ meaning, from }) ?? (barred ? 'kept-out' : mayBeTrue(meaning, ground)));
}

/** What would let an option be ruled out, or picked, without knowledge. */
function parallelTo(index: DeckIndex, { keys, slot, stemWords }: Target) {
	const keyWords = new Set(keys.flatMap((key) => key.names.flat()));
	const cues = new Set([...stemWords].filter((word) => isContent(word) && !keyWords.has(word)));
	return (candidate: Pick<Candidate, 'meaning' | 'from'>): Unsound | null => {
		const { meaning } = candidate;
		if (!keys.some((key) => sameCategory(index, key, candidate, slot))) return 'category';
		if (!keys.some((key) => sameGrammar(index, key, meaning))) return 'grammar';
		if (!sameLength(keys, meaning)) return 'length';
		return meaning.names[0]?.some((word) => cues.has(word)) ? 'clang' : null;
	};
}

/**
 * What would let a thing be true of a subject though there is a ground to call it wrong, in a
 * question that rests on the given conflicts; those for which `settled` holds are no hindrance.
 */
export function truthRules(
	index: DeckIndex,
	subject: TermId,
	conflicts: ReadonlySet<ConflictId>,
	settled?: (conflict: Conflict) => boolean
): (meaning: Meaning, ground: Ground) => Unsound | null {
	const disputed = disputedFor(index, subject, conflicts, settled);
	return (meaning, ground) => {
		const dispute = disputed(meaning);
		if (dispute) return dispute;
		if (isStatedOf(index, subject, meaning)) return 'stated';
		// An author may set a foil against a sentence that speaks of it; a derived value may not risk it.
		return ground !== 'foil' && isNamedWith(index, subject, meaning) ? 'mentioned' : null;
	};
}
