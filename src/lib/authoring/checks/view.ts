import type { Fact, FactList, Foil, Value } from '$lib/domain/fact';
import type { TermId } from '$lib/domain/ids';
import { indexDeck, statedForFamily } from '$lib/generation/deck-index';
import type { DeckIndex } from '$lib/generation/deck-index';
import { formatQuantity } from '$lib/generation/quantity';
import { foldedWords, nameKey } from '$lib/generation/text';
import type { Section } from '../facts';
import type { Draft } from '../parse';

/** A draft with what the rules look up in it. References may dangle. */
export interface View extends DeckIndex {
	/** Every id that stands somewhere, also on entries that could not be read. */
	readonly written: ReadonlySet<string>;
	readonly sections: readonly Section[];
	/** ISO date. */
	readonly today: string;
}

export const viewOf = ({ deck, written, sections }: Draft, today: string): View => ({
	...indexDeck(deck),
	written,
	sections,
	today
});

/** What an option shows for a value. */
export function textOf(view: DeckIndex, value: Value): string {
	if (value.kind === 'term') return view.terms.get(value.term)?.name ?? value.term;
	return value.kind === 'statement' ? value.text : formatQuantity(value.quantity);
}

/** Equal for two wordings of one thing: the term where the words name one, else the folded words. */
export function senseOf(view: DeckIndex, value: Value | Foil): string {
	const [text, term] =
		'because' in value
			? [value.text, value.term]
			: [textOf(view, value), value.kind === 'term' ? value.term : undefined];
	return term ?? senseOfText(view, text);
}

/**
 * The term that a text names, else its words in their order (`from high to low` is not its reverse),
 * else, of signs without a word, itself: `+` is not `-`.
 */
export function senseOfText(view: DeckIndex, text: string): string {
	const said = foldedWords(text).join(' ');
	return said === '' ? text.trim() : (view.named.get(nameKey(text))?.id ?? said);
}

/** The answers that an entry's foils stand beside. */
export const keysOf = (view: View, item: Fact | FactList): readonly Fact[] =>
	'list' in item ? [item] : membersWritten(view, item);

/** The answer that a foil stands beside and means, if there is one. */
export const foilMeansKey = (view: View, item: Fact | FactList, foil: Foil): Fact | undefined =>
	keysOf(view, item).find((fact) => senseOf(view, fact.value) === senseOf(view, foil));

/** The fact that states a foil of its subject, parent or part in the same slot, if there is one. */
export function foilIsStatedBy(view: View, item: Fact | FactList, foil: Foil): Fact | undefined {
	const keys = keysOf(view, item);
	return statedForFamily(view, item.subject).find(
		(fact) =>
			fact.slot === item.slot &&
			fact.status !== 'retired' &&
			!keys.includes(fact) &&
			senseOf(view, fact.value) === senseOf(view, foil)
	);
}

/** The members of a list, retired ones too. */
export const membersWritten = (view: View, list: FactList): readonly Fact[] =>
	list.facts.flatMap((id) => view.facts.get(id) ?? []);

/** The list a fact belongs to. */
export const listOf = (view: View, fact: Fact): FactList | undefined =>
	fact.list === null ? undefined : view.lists.get(fact.list);

/** Wrong options a fact can draw on: its own and its list's. */
export const foilsOf = (view: View, fact: Fact): readonly Foil[] => [
	...fact.foils,
	...(listOf(view, fact)?.foils ?? [])
];

/** The term's name and synonyms; empty where there is no such term. */
export function namesOfTerm(view: DeckIndex, id: TermId): string[] {
	const term = view.terms.get(id);
	return term ? [term.name, ...term.synonyms] : [];
}
