import type { Conflict, Deck, Term } from '$lib/domain/deck';
import type { Fact, FactList, Foil, Not, Value } from '$lib/domain/fact';
import type { DeckId } from '$lib/domain/ids';

/** A deck `copies` times as large: each copy speaks of terms of its own, in the same words. */
export function largerDeck(deck: Deck, id: DeckId, title: string, copies: number): Deck {
	const parts = Array.from({ length: copies }, (_, n) => copyOf(deck, `-${n}`));
	return {
		...deck,
		id,
		title,
		procedures: parts.flatMap((part) => part.procedures),
		terms: parts.flatMap((part) => part.terms),
		conflicts: parts.flatMap((part) => part.conflicts),
		facts: parts.flatMap((part) => part.facts),
		lists: parts.flatMap((part) => part.lists),
		nots: parts.flatMap((part) => part.nots)
	};
}

type Own = <Id extends string>(id: Id) => Id;

function copyOf(deck: Deck, suffix: string): Deck {
	const own: Own = (id) => (id + suffix) as typeof id;
	return {
		...deck,
		procedures: deck.procedures.map(own),
		terms: deck.terms.map((term) => ownTerm(term, own)),
		conflicts: deck.conflicts.map((conflict) => ownConflict(conflict, own)),
		facts: deck.facts.map((fact) => ownFact(fact, own)),
		lists: deck.lists.map((list) => ownList(list, own)),
		nots: deck.nots.map((not) => ownNot(not, own))
	};
}

const ownTerm = (term: Term, own: Own): Term => ({
	...term,
	id: own(term.id),
	broader: term.broader && own(term.broader),
	confusable: term.confusable.map(own)
});

const ownConflict = (conflict: Conflict, own: Own): Conflict => ({
	...conflict,
	id: own(conflict.id),
	subjects: conflict.subjects.map(own),
	keepOut: conflict.keepOut.map(own),
	keepApart: conflict.keepApart.map((group) => group.map(own))
});

const ownFact = (fact: Fact, own: Own): Fact => ({
	...fact,
	id: own(fact.id),
	subject: own(fact.subject),
	value: ownValue(fact.value, own),
	conflicts: fact.conflicts.map(own),
	foils: fact.foils.map((foil) => ownFoil(foil, own)),
	list: fact.list && own(fact.list)
});

const ownList = (list: FactList, own: Own): FactList => ({
	...list,
	id: own(list.id),
	subject: own(list.subject),
	facts: list.facts.map(own),
	foils: list.foils.map((foil) => ownFoil(foil, own))
});

const ownNot = (not: Not, own: Own): Not => ({
	...not,
	id: own(not.id),
	subject: own(not.subject),
	value: ownValue(not.value, own),
	conflicts: not.conflicts.map(own)
});

const ownValue = (value: Value, own: Own): Value =>
	value.kind === 'term' ? { ...value, term: own(value.term) } : value;

const ownFoil = (foil: Foil, own: Own): Foil =>
	foil.term ? { ...foil, term: own(foil.term) } : foil;
