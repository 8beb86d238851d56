import type { CardId, DeckId } from '$lib/domain/ids';
import type { Memory } from '$lib/domain/memory';
import type { Db } from '$lib/storage/db';
import { cardsOfDeck } from '$lib/storage/decks';
import { groups } from './deck-groups';
import type { OpenDeck, OpenDecks } from './open-decks';
import { capitalise } from './wording';

/** A card that an exam may count, as its decks have it now. */
export interface ScopeCard {
	readonly id: CardId;
	/** The procedure that its subject belongs to: what a blueprint gives weight to. */
	readonly category: string;
	readonly memory: Memory | null;
}

export interface Category {
	/** As blueprints name it. */
	readonly id: string;
	readonly name: string;
	readonly cards: number;
}

/** What an exam of some decks is about. */
export interface Scope {
	readonly cards: readonly ScopeCard[];
	/** In teaching order, deck after deck. */
	readonly categories: readonly Category[];
}

/** The cards of these decks that are asked (none set aside or retired), and what they are about. */
export async function readScope(db: Db, decks: OpenDecks, ids: readonly DeckId[]): Promise<Scope> {
	const parts = await Promise.all(ids.map((id) => deckScope(db, decks, id)));
	const categories = new Map<string, Category>();
	for (const category of parts.flatMap((part) => part.categories)) {
		const cards = (categories.get(category.id)?.cards ?? 0) + category.cards;
		categories.set(category.id, { ...category, cards });
	}
	return { cards: parts.flatMap(({ cards }) => cards), categories: [...categories.values()] };
}

async function deckScope(db: Db, decks: OpenDecks, id: DeckId): Promise<Scope> {
	const [open, rows] = await Promise.all([decks.get(id), cardsOfDeck(db, id)]);
	if (!open) return { cards: [], categories: [] };
	// A blueprint gives weight to a procedure, or to the broadest thing that cards are about.
	const categoryOf = groups(open.deck);
	const asked = rows.filter(({ aside }) => aside === null);
	const cards = asked.flatMap(({ id, memory }) => {
		const card = open.cards.get(id);
		return card ? [{ id, category: categoryOf(card.subject), memory }] : [];
	});
	const counts = new Map<string, number>();
	for (const { category } of cards) counts.set(category, (counts.get(category) ?? 0) + 1);
	const order = [...new Set([...open.deck.procedures, ...counts.keys()])];
	return {
		cards,
		categories: order.flatMap((category) => {
			const count = counts.get(category);
			return count === undefined
				? []
				: [{ id: category, name: nameOf(open, category), cards: count }];
		})
	};
}

const nameOf = ({ deck }: OpenDeck, category: string): string =>
	capitalise(deck.terms.find(({ id }) => id === category)?.name ?? category);
