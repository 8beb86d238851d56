import type { Card } from '$lib/domain/card';
import type { Deck } from '$lib/domain/deck';
import { SLOTS, type Slot } from '$lib/domain/fact';
import type { TermId } from '$lib/domain/ids';
import { groups } from './deck-groups';

export interface Cell {
	readonly facts: number;
	readonly cards: number;
	readonly disputed: number;
}

export interface Coverage {
	/** The listed procedures, then whatever else facts are about (a condition). */
	readonly subjects: readonly { readonly id: TermId; readonly name: string }[];
	/** One row per slot that holds anything; cells in the order of `subjects`. */
	readonly rows: readonly { readonly slot: Slot; readonly cells: readonly Cell[] }[];
	readonly facts: number;
	readonly cards: number;
	readonly disputed: number;
}

/** How many facts and cards a deck has by subject and slot; sub-procedures count with their parent. */
export function coverageOf(deck: Deck, cards: readonly Card[]): Coverage {
	const groupOf = groups(deck);
	const others = [...new Set(deck.facts.map(({ subject }) => groupOf(subject)))].filter(
		(id) => !deck.procedures.includes(id)
	);
	const columns = [...deck.procedures, ...others];
	const tally = new Map<string, { facts: number; cards: number; disputed: number }>();
	const at = (subject: TermId, slot: Slot) => {
		const key = `${groupOf(subject)} ${slot}`;
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
		cells: columns.map((id) => tally.get(`${id} ${slot}`) ?? empty)
	})).filter(({ cells }) => cells.some(({ facts, cards }) => facts + cards > 0));
	return {
		subjects: columns.map((id) => ({
			id,
			name: deck.terms.find((term) => term.id === id)?.name ?? id
		})),
		rows,
		facts: deck.facts.length,
		cards: cards.length,
		disputed: deck.facts.filter(({ status }) => status === 'disputed').length
	};
}
