import type { Deck, Term } from '$lib/domain/deck';
import type { Fact, FactList, Foil, Value } from '$lib/domain/fact';
import type { ConflictId, ListId, TermId } from '$lib/domain/ids';
import type { Draft } from '../parse';
import { quantityText } from '../values';
import { plain } from './words';

/** A draft with what the rules look up in it. References may dangle. */
export interface View {
	readonly deck: Deck;
	readonly written: ReadonlySet<string>;
	/** ISO date. */
	readonly today: string;
	readonly terms: ReadonlyMap<TermId, Term>;
	readonly lists: ReadonlyMap<ListId, FactList>;
	readonly conflicts: ReadonlySet<ConflictId>;
	/** What an option shows for a value. */
	textOf(value: Value): string;
	/** Equal for values that mean the same: the term where the words name one. */
	meaningOf(value: Value | Foil): string;
	/** The subject, its parents and its parts. */
	kinOf(subject: TermId): ReadonlySet<TermId>;
	/** Wrong options a fact can draw on: its own and its list's. */
	foilsOf(fact: Fact): readonly Foil[];
	/** Whether a question may ever ask it. */
	isAsked(fact: Fact): boolean;
}

export function viewOf({ deck, written }: Draft, today: string): View {
	const terms = new Map(deck.terms.map((t) => [t.id, t]));
	const lists = new Map(deck.lists.map((l) => [l.id, l]));
	const named = new Map(
		deck.terms.flatMap((t) => [t.name, ...t.synonyms].map((name) => [plain(name), t.id] as const))
	);
	const meaningOfText = (text: string) => named.get(plain(text)) ?? plain(text);
	const ancestors = (id: TermId): TermId[] => {
		const found: TermId[] = [];
		for (let at: TermId | null = id; at && !found.includes(at); at = terms.get(at)?.broader ?? null)
			found.push(at);
		return found;
	};
	const textOf = (value: Value) =>
		value.kind === 'term'
			? (terms.get(value.term)?.name ?? value.term)
			: value.kind === 'statement'
				? value.text
				: quantityText(value.quantity);
	return {
		deck,
		written,
		today,
		terms,
		lists,
		conflicts: new Set(deck.conflicts.map((c) => c.id)),
		textOf,
		meaningOf(value) {
			if ('because' in value) return value.term ?? meaningOfText(value.text);
			return value.kind === 'term' ? value.term : meaningOfText(textOf(value));
		},
		kinOf: (subject) =>
			new Set([
				...ancestors(subject),
				...deck.terms.filter((t) => ancestors(t.id).includes(subject)).map((t) => t.id)
			]),
		foilsOf: (fact) => [
			...fact.foils,
			...((fact.list === null ? undefined : lists.get(fact.list))?.foils ?? [])
		],
		isAsked: (fact) =>
			fact.unasked === null &&
			(fact.status === 'stated' || (fact.status === 'disputed' && fact.askAs !== null))
	};
}
