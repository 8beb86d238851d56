import type { Card } from '$lib/domain/card';
import type { Deck } from '$lib/domain/deck';
import { SLOTS, type Slot } from '$lib/domain/fact';
import type { TermId } from '$lib/domain/ids';

export interface Cell {
	readonly facts: number;
	readonly cards: number;
	readonly disputed: number;
}

export interface Coverage {
	readonly procedures: readonly { readonly id: TermId; readonly name: string }[];
	/** One row per slot that holds anything; cells in the order of `procedures`. */
	readonly rows: readonly { readonly slot: Slot; readonly cells: readonly Cell[] }[];
	readonly facts: number;
	readonly cards: number;
	readonly disputed: number;
}

/** How many facts and cards a deck has by procedure and slot; sub-procedures count with their parent. */
export function coverageOf(deck: Deck, cards: readonly Card[]): Coverage {
	const procedureOf = procedures(deck);
	const tally = new Map<string, { facts: number; cards: number; disputed: number }>();
	const at = (subject: TermId, slot: Slot) => {
		const key = `${procedureOf(subject)} ${slot}`;
		const cell = tally.get(key) ?? { facts: 0, cards: 0, disputed: 0 };
		tally.set(key, cell);
		return cell;
	};
	for (const fact of deck.facts) {
		const cell = at(fact.subject, fact.slot);
		cell.facts++;
		if (fact.status === 'disputed') cell.disputed++;
	}
	for (const card of cards) at(card.subject, card.slot).cards++;

	const empty: Cell = { facts: 0, cards: 0, disputed: 0 };
	const rows = SLOTS.map((slot) => ({
		slot,
		cells: deck.procedures.map((id) => tally.get(`${id} ${slot}`) ?? empty)
	})).filter(({ cells }) => cells.some(({ facts, cards }) => facts + cards > 0));
	return {
		procedures: deck.procedures.map((id) => ({
			id,
			name: deck.terms.find((term) => term.id === id)?.name ?? id
		})),
		rows,
		facts: deck.facts.length,
		cards: cards.length,
		disputed: deck.facts.filter(({ status }) => status === 'disputed').length
	};
}

/** The listed procedure a subject belongs to: itself, or the nearest listed broader term. */
function procedures(deck: Deck): (subject: TermId) => TermId {
	const terms = new Map(deck.terms.map((term) => [term.id, term]));
	const listed = new Set(deck.procedures);
	return (subject) => {
		let at: TermId | null = subject;
		while (at !== null && !listed.has(at)) at = terms.get(at)?.broader ?? null;
		return at ?? deck.procedures[0] ?? subject;
	};
}
