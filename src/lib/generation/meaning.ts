import type { Fact, Quantity, Value } from '$lib/domain/fact';
import type { TermId } from '$lib/domain/ids';
import { familyOf, namesOf, termOf, type DeckIndex } from './deck-index';
import { commensurable, overlap } from './quantity';
import { remembered } from './remembered';
import { phraseOf } from './show';
import { coveredBy, foldedWords, nameKey, standsIn } from './text';

/** What an option's text stands for, so that two wordings of one thing are known as one. */
export interface Meaning {
	readonly text: string;
	readonly term: TermId | null;
	readonly quantity: Quantity | null;
	/** Every way to say it, as folded words: the text, and the names of its term. */
	readonly names: readonly (readonly string[])[];
}

/** What a fact's value stands for. */
export const meaningOfFact = remembered((index: DeckIndex, fact: Fact) =>
	meaningOf(index, fact.value)
);

export const meaningOf = (index: DeckIndex, value: Value): Meaning =>
	value.kind === 'term'
		? meaningOfTerm(index, value.term)
		: value.kind === 'quantity'
			? { ...meaningOfText(index, phraseOf(index, value)), quantity: value.quantity }
			: meaningOfText(index, value.text);

export const meaningOfTerm = remembered((index: DeckIndex, id: TermId): Meaning => {
	const term = termOf(index, id);
	return { text: term.name, term: id, quantity: null, names: namesOf(term).map(foldedWords) };
});

/** A text that is a term's name or synonym is that term. */
export const meaningOfText = remembered((index: DeckIndex, text: string): Meaning => {
	const term = index.named.get(nameKey(text));
	const names = [text, ...(term ? namesOf(term) : [])].map(foldedWords);
	return { text, term: term?.id ?? null, quantity: null, names };
});

/**
 * The same thing, a broader or narrower one, or one that the other includes: too close for one to
 * be right and the other wrong. A text whose words all stand in another counts as included.
 */
export function related(index: DeckIndex, a: Meaning, b: Meaning): boolean {
	if (a.term && b.term && familyOf(index, a.term).has(b.term)) return true;
	if (a.quantity && b.quantity && commensurable(a.quantity, b.quantity))
		return overlap(a.quantity, b.quantity);
	return a.names.some((one) =>
		b.names.some((other) => coveredBy(one, other) || coveredBy(other, one))
	);
}

/** One of its names stands in a text, given as folded words. */
export const mentionedIn = (meaning: Meaning, text: readonly string[]): boolean =>
	meaning.names.some((name) => standsIn(name, text));

/** It is that thing, a kind or part of it, or a phrase that names it. */
export const isKindOf = (index: DeckIndex, meaning: Meaning, of: Meaning): boolean =>
	(meaning.term !== null && of.term !== null && familyOf(index, of.term).has(meaning.term)) ||
	meaning.names.some((name) => mentionedIn(of, name));
