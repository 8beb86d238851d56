import type { Card } from '$lib/domain/card';
import type { Deck } from '$lib/domain/deck';
import type { DeckId } from '$lib/domain/ids';
import { canonical } from './canonical';
import { write, type Db } from './db';
import { placed, type Aside, type CardRow, type DeckRow } from './rows';

export interface Installation {
	readonly deck: Deck;
	/** In teaching order. */
	readonly cards: readonly Pick<Card, 'id' | 'group' | 'confusable'>[];
	/** Covers all that the deck and its cards are made from: equal hash, nothing to do. */
	readonly hash: string;
	/** Epoch ms. */
	readonly at: number;
}

/** What an installation did to the cards, in numbers. */
export interface Installed {
	readonly added: number;
	readonly kept: number;
	readonly retired: number;
	readonly returned: number;
}

/**
 * Puts a deck or its new version in place, all or nothing. Progress stays with the card's id; cards
 * no longer in the deck are set aside as retired, and come back with a version that has them again
 * (SPEC K1-K3). Null where this very version is installed already.
 */
export function installDeck(db: Db, installation: Installation): Promise<Installed | null> {
	const { deck, cards, hash, at } = installation;
	return write(db, [db.decks, db.contents, db.cards], async () => {
		if ((await db.decks.get(deck.id))?.hash === hash) return null;
		const old = new Map((await cardsOfDeck(db, deck.id)).map((row) => [row.id, row]));
		const changed = cards.map((card, position) => {
			const row = old.get(card.id);
			return row ? inDeck(row, card, position) : newCard(card, deck.id, position);
		});
		const current = new Set(cards.map(({ id }) => id));
		const gone = [...old.values()].filter((row) => !current.has(row.id) && !isRetired(row));
		const rows = [...changed, ...gone.map((row) => retire(row, at))];
		await db.cards.bulkPut(rows.filter((row) => canonical(row) !== canonical(old.get(row.id))));
		await db.contents.put(deck);
		await db.decks.put(summaryOf(installation));
		const before = cards.flatMap(({ id }) => old.get(id) ?? []);
		return {
			added: cards.length - before.length,
			kept: before.length,
			retired: gone.length,
			returned: before.filter(isRetired).length
		};
	});
}

const summaryOf = ({ deck, cards, hash, at }: Installation): DeckRow => ({
	id: deck.id,
	title: deck.title,
	version: deck.version,
	hash,
	installedAt: at,
	cards: cards.length
});

type Placed = Installation['cards'][number];

const newCard = ({ id, group, confusable }: Placed, deck: DeckId, position: number): CardRow =>
	placed({
		id,
		deck,
		queue: 'new',
		due: position,
		position,
		group,
		confusable,
		memory: null,
		lastReview: null,
		aside: null
	});

/** Whether the card is no longer in its deck. */
export const isRetired = (row: CardRow): boolean => row.aside?.reason === 'retired';

const inDeck = (row: CardRow, { group, confusable }: Placed, position: number): CardRow =>
	placed({
		...row,
		position,
		group,
		confusable,
		aside: row.aside?.reason === 'retired' ? row.aside.before : row.aside
	});

function retire(row: CardRow, at: number): CardRow {
	const before = row.aside?.reason === 'retired' ? row.aside.before : row.aside;
	const aside: Aside = { reason: 'retired', at, before };
	return placed({ ...row, aside });
}

/** The installed decks, without their contents. */
export const deckList = (db: Db): Promise<DeckRow[]> => db.decks.toArray();

/** A deck with all its facts; null where it is not installed. */
export async function readDeck(db: Db, id: DeckId): Promise<Deck | null> {
	return (await db.contents.get(id)) ?? null;
}

/** Every card row of a deck, set-aside and retired ones too. */
export const cardsOfDeck = (db: Db, deck: DeckId): Promise<CardRow[]> =>
	db.cards.where('deck').equals(deck).toArray();
