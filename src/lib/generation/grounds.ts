import type { Fact, Foil } from '$lib/domain/fact';
import type { Ground } from '$lib/domain/question';
import { areConfusable, familyOf, type DeckIndex } from './deck-index';
import { meaningOf, meaningOfFact, meaningOfTerm, meaningOfText, type Meaning } from './meaning';
import { formatQuantity, readQuantity } from './quantity';
import { nounPhrase } from './show';
import type { Target } from './target';
import { capitalise, withoutBraces } from './text';

/** Something that is wrong for a reason; whether it may be offered, soundness decides. */
export interface Candidate {
	readonly meaning: Meaning;
	readonly ground: Ground;
	readonly rationale: string;
	/** How easily it is taken for the key; higher comes first. */
	readonly rank: number;
	/** Derived from this fact of another subject; null where an author or the source says it is wrong. */
	readonly from: Fact | null;
}

/** An author's foil and an explicit "no" of a source beat a value that merely belongs elsewhere. */
export const RANK = { declared: 4, said: 2, sharedSlot: 1, elsewhere: 0 } as const;

/** Everything there is a ground to call wrong, best ground first where one thing has several. */
export function candidatesOf(index: DeckIndex, target: Target): Candidate[] {
	return [...foiled(index, target), ...denied(index, target), ...elsewhere(index, target)];
}

function foiled(index: DeckIndex, { foils, keys }: Target): Candidate[] {
	const numeric = keys.some((key) => key.quantity);
	return foils.map((foil) => {
		const meaning = meaningOfFoil(index, foil, numeric);
		return {
			meaning,
			ground: 'foil',
			rationale: foil.because,
			rank: keys.some((key) => areConfusable(index, key.term, meaning.term))
				? RANK.declared
				: RANK.said,
			from: null
		};
	});
}

function meaningOfFoil(index: DeckIndex, { text, term }: Foil, numeric: boolean): Meaning {
	if (term) return meaningOfTerm(index, term);
	const quantity = numeric ? readQuantity(text) : null;
	return quantity
		? { ...meaningOfText(index, formatQuantity(quantity)), quantity }
		: meaningOfText(index, text);
}

function denied(index: DeckIndex, { subject, slot }: Target): Candidate[] {
	return index.deck.nots
		.filter((not) => not.subject === subject && not.slot === slot)
		.map((not) => ({
			meaning: meaningOf(index, not.value),
			ground: 'not',
			rationale: withoutBraces(not.says),
			rank: RANK.said,
			from: null
		}));
}

function elsewhere(index: DeckIndex, target: Target): Candidate[] {
	const complete = target.list?.complete ?? false;
	if (!complete && !target.single) return [];
	const family = familyOf(index, target.subject);
	return index.deck.facts
		.filter((fact) => fact.status === 'stated' || (fact.status === 'disputed' && fact.askAs))
		.filter((fact) => !family.has(fact.subject))
		.filter((fact) => fact.slot === target.slot || (complete && fact.value.kind === 'term'))
		.map((fact) => ({
			meaning: meaningOfFact(index, fact),
			ground: complete ? 'complete' : 'definition',
			rationale: rationaleFrom(index, fact, target),
			rank: rankOf(index, fact, target),
			from: fact
		}));
}

function rankOf(index: DeckIndex, fact: Fact, { keys, subject, slot, list }: Target): number {
	const term = fact.value.kind === 'term' ? fact.value.term : null;
	if (keys.some((key) => areConfusable(index, key.term, term))) return RANK.declared;
	const { complete = false } = list ?? {};
	// A phrase about another procedure is often out of place among the items of an enumeration.
	if (fact.slot !== slot || (complete && term === null)) return RANK.elsewhere;
	return areConfusable(index, fact.subject, subject) ? RANK.declared : RANK.sharedSlot;
}

function rationaleFrom(index: DeckIndex, fact: Fact, { list }: Target): string {
	const missing = list?.complete ? `Not among ${list.name}. ` : '';
	const disputed = fact.status === 'disputed' ? ', where the sources disagree' : '';
	const where = `Stated for ${nounPhrase(index, fact.subject)}${disputed}`;
	return `${missing}${where}: ${capitalise(withoutBraces(fact.says))}`;
}
