import type { Card } from '$lib/domain/card';
import { writtenIn, type Conflict, type Deck } from '$lib/domain/deck';
import { SINGLE_VALUED, type Fact, type FactList } from '$lib/domain/fact';
import {
	cardOf,
	conflictCardOf,
	type CardId,
	type ConflictId,
	type FactId,
	type TermId
} from '$lib/domain/ids';
import type { WrittenQuestion } from '$lib/domain/written';
import { isAsked, isAskedAsDisagreement, isAskedWhole, isAskedWritten } from './asked';
import { membersOf, type DeckIndex } from './deck-index';
import { hasForm } from './forms';
import { meaningOfFact } from './meaning';

/** A card on its way: where it comes in the order of teaching, and what it may be confused by. */
interface Draft {
	readonly card: Card;
	readonly at: number;
	readonly term: TermId | null;
	/** Its subject tells it from others of its slot: no mere member of a list. */
	readonly bySubject: boolean;
}

/**
 * Everything that can be asked, in teaching order: a list after its members, a disagreement after
 * the last fact that takes part in it, a hand-written question after the last fact of its subject.
 */
export function cardsOf(index: DeckIndex): Card[] {
	const { deck } = index;
	const places = new Map(deck.facts.map((fact, at) => [fact.id, at]));
	const factsIn = factsByConflict(deck);
	const after = (facts: readonly Fact[]) =>
		facts.reduce((last, fact) => Math.max(last, places.get(fact.id) ?? last), -1);
	const drafts = [
		...deck.facts.filter(isAsked).map((fact) => draftFact(index, fact, after([fact]))),
		...deck.lists
			.filter((list) => isAskedWhole(index, list))
			.map((list) => draftList(index, list, after(membersOf(index, list)))),
		...deck.conflicts.filter(isAskedAsDisagreement).map((conflict) => {
			const facts = factsIn(conflict);
			return draftConflict(index, conflict, facts, after(facts));
		}),
		...writtenIn(deck)
			.filter(isAskedWritten)
			.map((written) =>
				draftWritten(index, written, after(index.factsOf.get(written.subject) ?? []))
			)
	]
		.filter(({ card }) => hasForm(index, card))
		// Stable: of those that follow one fact, the list comes before the disagreement.
		.sort((a, b) => a.at - b.at);
	const confusable = confusableAmong(index, drafts);
	return drafts.map((draft) => ({ ...draft.card, confusable: confusable(draft) }));
}

function draftFact(index: DeckIndex, fact: Fact, at: number): Draft {
	const card: Card = {
		kind: 'fact',
		id: cardOf(index.deck.id, fact.id),
		deck: index.deck.id,
		subject: fact.subject,
		slot: fact.slot,
		factIds: [fact.id],
		fact: fact.id,
		group: fact.list,
		confusable: []
	};
	const bySubject = fact.list === null && (fact.single || SINGLE_VALUED.has(fact.slot));
	return { card, at, term: meaningOfFact(index, fact).term, bySubject };
}

function draftList(index: DeckIndex, list: FactList, at: number): Draft {
	const card: Card = {
		kind: 'list',
		id: cardOf(index.deck.id, list.id),
		deck: index.deck.id,
		subject: list.subject,
		slot: list.slot,
		factIds: membersOf(index, list).map((fact) => fact.id),
		list: list.id,
		group: list.id,
		confusable: []
	};
	return { card, at, term: null, bySubject: true };
}

function draftConflict(
	index: DeckIndex,
	conflict: Conflict,
	facts: readonly Fact[],
	at: number
): Draft {
	const subject = conflict.subjects[0] ?? facts[0]?.subject ?? index.deck.procedures[0];
	if (!subject) throw new Error(`The deck ${index.deck.id} has no procedures. Check the deck.`);
	const card: Card = {
		kind: 'disagreement',
		id: conflictCardOf(index.deck.id, conflict.id),
		deck: index.deck.id,
		subject,
		slot: facts[0]?.slot ?? 'comparison',
		factIds: facts.filter((fact) => fact.conflicts.includes(conflict.id)).map(idOf),
		conflict: conflict.id,
		group: null,
		confusable: []
	};
	return { card, at: atTheEnd(at), term: null, bySubject: false };
}

function draftWritten(index: DeckIndex, written: WrittenQuestion, at: number): Draft {
	const card: Card = {
		kind: 'written',
		id: cardOf(index.deck.id, written.id),
		deck: index.deck.id,
		subject: written.subject,
		slot: written.slot,
		factIds: [],
		written: written.id,
		group: null,
		confusable: []
	};
	return { card, at: atTheEnd(at), term: null, bySubject: false };
}

/** What follows no fact comes after all of them. */
const atTheEnd = (at: number): number => (at < 0 ? Number.MAX_SAFE_INTEGER : at);

const idOf = (fact: Fact): FactId => fact.id;

/** The facts that carry a conflict; where none does, those of the subjects it touches. */
function factsByConflict({ facts }: Deck): (conflict: Conflict) => readonly Fact[] {
	const carrying = new Map<ConflictId, Fact[]>();
	for (const fact of facts)
		for (const id of fact.conflicts) carrying.set(id, [...(carrying.get(id) ?? []), fact]);
	return ({ id, subjects }) =>
		carrying.get(id) ?? facts.filter((fact) => subjects.includes(fact.subject));
}

/** Finds the cards of the same slot whose value, or whose subject where that decides, is easily mixed up. */
function confusableAmong(index: DeckIndex, drafts: readonly Draft[]): (draft: Draft) => CardId[] {
	const places = new Map<string, number[]>();
	drafts.forEach(({ card, term, bySubject }, place) => {
		const keys = [term && byValue(card, term), bySubject && bySubjectOf(card, card.subject)];
		for (const key of keys) if (key) places.set(key, [...(places.get(key) ?? []), place]);
	});
	const near = (term: TermId) => [...(index.confusable.get(term) ?? [])];
	return ({ card, term, bySubject }) => {
		const keys = [
			...(term ? near(term).map((other) => byValue(card, other)) : []),
			...(bySubject ? near(card.subject).map((other) => bySubjectOf(card, other)) : [])
		];
		const found = new Set(keys.flatMap((key) => places.get(key) ?? []));
		return [...found].sort((a, b) => a - b).flatMap((place) => drafts[place]?.card.id ?? []);
	};
}

const byValue = ({ kind, slot }: Card, term: TermId) => `${kind} ${slot} value ${term}`;
const bySubjectOf = ({ kind, slot }: Card, subject: TermId) => `${kind} ${slot} subject ${subject}`;
