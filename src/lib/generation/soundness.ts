import type { Fact, FactList } from '$lib/domain/fact';
import type { TermId } from '$lib/domain/ids';
import { familyOf, statedForFamily, type DeckIndex } from './deck-index';
import { candidatesOf, type Candidate } from './grounds';
import {
	isKindOf,
	meaningOfFact,
	meaningOfTerm,
	mentionedIn,
	related,
	sentenceOfFact,
	type Meaning
} from './meaning';
import { isContent } from './content-words';
import { sameCategory, sameGrammar, sameLength } from './parallel';
import { targetOfFact, targetOfList, type Target } from './target';
import { foldedWords } from './text';

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

/** What may be offered as wrong where this fact is the answer; most easily confused first. */
export const distractors = (index: DeckIndex, fact: Fact): Distractor[] =>
	soundFor(index, targetOfFact(index, fact));

/** What may be offered as wrong where the members of this list are the answers. */
export const listDistractors = (index: DeckIndex, list: FactList): Distractor[] =>
	soundFor(index, targetOfList(index, list));

/** The foils an author wrote that no question will show, and the rule that speaks against each. */
export function unsoundFoils(
	index: DeckIndex,
	item: Fact | FactList
): { readonly text: string; readonly why: Unsound }[] {
	const target = 'facts' in item ? targetOfList(index, item) : targetOfFact(index, item);
	const rules = rulesFor(index, target);
	return candidatesOf(index, target).flatMap((candidate) => {
		const why = candidate.ground === 'foil' ? rules(candidate) : null;
		return why ? [{ text: candidate.meaning.text, why }] : [];
	});
}

function soundFor(index: DeckIndex, target: Target): Distractor[] {
	const rules = rulesFor(index, target);
	const sound: Distractor[] = [];
	for (const candidate of candidatesOf(index, target))
		if (!rules(candidate) && !sound.some(({ meaning }) => sameText(meaning, candidate.meaning)))
			sound.push(candidate);
	return sound.sort((a, b) => b.rank - a.rank);
}

const sameText = (a: Meaning, b: Meaning) =>
	a.text === b.text || (a.term !== null && a.term === b.term);

/** The rules of soundness for one target, the cheap ones first. null = sound. */
function rulesFor(index: DeckIndex, target: Target): (candidate: Candidate) => Unsound | null {
	const { keys, stemWords } = target;
	const keyWords = new Set(keys.flatMap((key) => key.names.flat()));
	const cues = new Set([...stemWords].filter((word) => isContent(word) && !keyWords.has(word)));
	const length = keys.reduce((sum, key) => sum + key.text.length, 0) / keys.length;
	const { keptOut, disputed, sides } = disagreementsOf(index, target);
	const family = statedForFamily(index, target.subject);
	const stated = family.map((fact) => meaningOfFact(index, fact));
	const sentences = family.map((fact) => sentenceOfFact(index, fact));

	const barred = keptOutFor(index, new Set([target.subject]));
	if (keys.some((key) => key.term && barred.some((out) => out.term === key.term)))
		return () => 'kept-out';

	return (candidate) => {
		const { meaning } = candidate;
		if (keys.some((key) => related(index, key, meaning))) return 'is-key';
		if (!keys.some((key) => sameCategory(index, key, candidate, target.slot))) return 'category';
		if (!keys.some((key) => sameGrammar(index, key, meaning))) return 'grammar';
		if (!sameLength(meaning.text.length, length)) return 'length';
		if (meaning.names[0]?.some((word) => cues.has(word))) return 'clang';
		if (keptOut.some((out) => isKindOf(index, meaning, out))) return 'kept-out';
		if (disputed.some((other) => related(index, other, meaning))) return 'in-conflict';
		if (sides.some((says) => mentionedIn(meaning, says))) return 'in-conflict';
		if (stated.some((other) => related(index, other, meaning))) return 'stated';
		// An author may set a foil against a sentence that speaks of it; a derived value may not risk it.
		if (candidate.ground !== 'foil' && sentences.some((says) => mentionedIn(meaning, says)))
			return 'mentioned';
		return null;
	};
}

/** What the conflicts that touch the subject's family, or the target itself, take out of the options. */
function disagreementsOf(index: DeckIndex, { subject, conflicts }: Target) {
	const family = familyOf(index, subject);
	const touching = index.deck.conflicts.filter(
		({ id, subjects }) => conflicts.has(id) || subjects.some((other) => family.has(other))
	);
	const ids = new Set(touching.map(({ id }) => id));
	// Of the target's own disagreements the other subjects are a side, too.
	const subjects = touching
		.filter(({ id }) => conflicts.has(id))
		.flatMap((conflict) => conflict.subjects)
		.filter((id) => !family.has(id));
	return {
		keptOut: [...keptOutFor(index, family), ...subjects.map((id) => meaningOfTerm(index, id))],
		disputed: index.deck.facts
			.filter((fact) => fact.conflicts.some((id) => ids.has(id)))
			.map((fact) => meaningOfFact(index, fact)),
		sides: touching.flatMap(({ sides }) => sides.map(({ says }) => foldedWords(says)))
	};
}

const keptOutFor = (index: DeckIndex, subjects: ReadonlySet<TermId>): Meaning[] =>
	index.deck.conflicts
		.filter((conflict) => conflict.subjects.some((id) => subjects.has(id)))
		.flatMap((conflict) => conflict.keepOut)
		.map((id) => meaningOfTerm(index, id));
