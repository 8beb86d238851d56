import { writtenIn, type Conflict, type Deck, type Source, type Term } from '$lib/domain/deck';
import type { Fact, FactList } from '$lib/domain/fact';
import type { ConflictId, FactId, ListId, SourceId, TermId, WrittenId } from '$lib/domain/ids';
import type { WrittenQuestion } from '$lib/domain/written';
import { foldedWords, inBraces, nameKey } from './text';

/** A deck with everything that generation looks up, found in one step. */
export interface DeckIndex {
	readonly deck: Deck;
	readonly sources: ReadonlyMap<SourceId, Source>;
	readonly terms: ReadonlyMap<TermId, Term>;
	readonly conflicts: ReadonlyMap<ConflictId, Conflict>;
	readonly facts: ReadonlyMap<FactId, Fact>;
	readonly lists: ReadonlyMap<ListId, FactList>;
	readonly questions: ReadonlyMap<WrittenId, WrittenQuestion>;
	readonly factsOf: ReadonlyMap<TermId, readonly Fact[]>;
	/** Of each term: itself, its ancestors and its descendants. */
	readonly families: ReadonlyMap<TermId, ReadonlySet<TermId>>;
	/** Declared by either side. */
	readonly confusable: ReadonlyMap<TermId, ReadonlySet<TermId>>;
	/** By `nameKey` of name and synonyms. */
	readonly named: ReadonlyMap<string, Term>;
	/** The folded words of every term and every cloze: what a typed slip must not be taken for. */
	readonly vocabulary: ReadonlySet<string>;
}

/** Indexes a checked deck. Cheap: it runs before the first question of a session. */
export function indexDeck(deck: Deck): DeckIndex {
	const terms = byId(deck.terms);
	return {
		deck,
		terms,
		sources: byId(deck.sources),
		conflicts: byId(deck.conflicts),
		facts: byId(deck.facts),
		lists: byId(deck.lists),
		questions: byId(writtenIn(deck)),
		factsOf: bySubject(deck.facts),
		families: familiesOf(terms),
		confusable: confusableOf(deck.terms),
		named: new Map(
			deck.terms.flatMap((term) => namesOf(term).map((name) => [nameKey(name), term] as const))
		),
		vocabulary: new Set(
			[
				...deck.terms.flatMap(namesOf),
				...deck.facts.flatMap((fact) => inBraces(fact.says) ?? [])
			].flatMap(foldedWords)
		)
	};
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): Map<T['id'], T> =>
	new Map(items.map((item) => [item.id, item]));

function bySubject(facts: readonly Fact[]): Map<TermId, Fact[]> {
	const out = new Map<TermId, Fact[]>();
	for (const fact of facts) {
		const of = out.get(fact.subject);
		if (of) of.push(fact);
		else out.set(fact.subject, [fact]);
	}
	return out;
}

export const namesOf = (term: Term): string[] => [term.name, ...term.synonyms];

/** The term, which a checked deck has. */
export function termOf(index: DeckIndex, id: TermId): Term {
	const term = index.terms.get(id);
	if (!term) throw new Error(`The deck ${index.deck.id} has no term ${id}. Check the deck.`);
	return term;
}

/** The source, which a checked deck has. */
export function sourceOf(index: DeckIndex, id: SourceId): Source {
	const source = index.sources.get(id);
	if (!source) throw new Error(`The deck ${index.deck.id} has no source ${id}. Check the deck.`);
	return source;
}

/** The fact of a card made from this deck. */
export function factOf(index: DeckIndex, id: FactId): Fact {
	const fact = index.facts.get(id);
	if (!fact) throw new Error(`The deck ${index.deck.id} has no fact ${id}. Rebuild its cards.`);
	return fact;
}

/** The list of a card made from this deck. */
export function listOf(index: DeckIndex, id: ListId): FactList {
	const list = index.lists.get(id);
	if (!list) throw new Error(`The deck ${index.deck.id} has no list ${id}. Rebuild its cards.`);
	return list;
}

/** The hand-written question of a card made from this deck. */
export function writtenOf(index: DeckIndex, id: WrittenId): WrittenQuestion {
	const written = index.questions.get(id);
	if (!written)
		throw new Error(`The deck ${index.deck.id} has no question ${id}. Rebuild its cards.`);
	return written;
}

/** Itself, its ancestors and its descendants. */
export const familyOf = (index: DeckIndex, id: TermId): ReadonlySet<TermId> =>
	index.families.get(id) ?? new Set([id]);

/** Everything any source states for the subject, what it is part of, and its parts. */
export const statedForFamily = (index: DeckIndex, subject: TermId): Fact[] =>
	[...familyOf(index, subject)].flatMap((id) => index.factsOf.get(id) ?? []);

/** The members of a list as they are taught, in its order. */
export const membersOf = (index: DeckIndex, list: FactList): Fact[] =>
	list.facts.flatMap((id) => {
		const fact = index.facts.get(id);
		return fact && fact.status !== 'retired' ? [fact] : [];
	});

export const areConfusable = (index: DeckIndex, a: TermId | null, b: TermId | null): boolean =>
	a !== null && b !== null && (index.confusable.get(a)?.has(b) ?? false);

function familiesOf(terms: ReadonlyMap<TermId, Term>): Map<TermId, Set<TermId>> {
	const families = new Map([...terms.keys()].map((id) => [id, new Set([id])]));
	for (const { id, broader } of terms.values()) {
		// A circle of broader terms is a fault the deck check names; here it only must not hang.
		const seen = new Set([id]);
		for (let up = broader; up && !seen.has(up); up = terms.get(up)?.broader ?? null) {
			seen.add(up);
			families.get(id)?.add(up);
			families.get(up)?.add(id);
		}
	}
	return families;
}

function confusableOf(terms: readonly Term[]): Map<TermId, Set<TermId>> {
	const pairs = terms.flatMap(({ id, confusable }) =>
		confusable.flatMap((other) => [[id, other] as const, [other, id] as const])
	);
	const out = new Map<TermId, Set<TermId>>();
	for (const [a, b] of pairs) out.set(a, (out.get(a) ?? new Set()).add(b));
	return out;
}
