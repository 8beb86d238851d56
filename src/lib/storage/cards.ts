import type { CardId, DeckId } from '$lib/domain/ids';
import { writeStep, type Db } from './db';
import { inQueue } from './queue';
import { later } from './settings';
import { isRetired, placed, type Aside, type CardRow } from './rows';

/** One card's row; null for a card of no installed deck. */
export async function readCard(db: Db, id: CardId): Promise<CardRow | null> {
	return (await db.cards.get(id)) ?? null;
}

/** The rows of these cards, in their order; those of no installed deck are left out. */
export async function readCards(db: Db, ids: readonly CardId[]): Promise<CardRow[]> {
	return (await db.cards.bulkGet([...ids])).filter((row) => row !== undefined);
}

/** Takes a card out of the queue until it is taken back. */
export const setAside = (db: Db, id: CardId, at: number): Promise<CardRow | null> =>
	changeAside(db, id, { reason: 'person', at });

/** Puts a card back where its memory says it belongs, whoever set it aside. */
export const takeBack = (db: Db, id: CardId): Promise<CardRow | null> => changeAside(db, id, null);

/** The row as changed; null where there is none, or its deck no longer has the card. */
function changeAside(db: Db, id: CardId, aside: Aside | null): Promise<CardRow | null> {
	return writeStep(db, [db.cards], async (device) => {
		const row = await db.cards.get(id);
		if (!row || isRetired(row)) return null;
		const before = row.asideClock && { clock: row.asideClock };
		const changed = placed({ ...row, aside, asideClock: later(before, device.id) });
		await db.cards.put(changed);
		return changed;
	});
}

/** The cards out of the queue, longest ago first, of one deck or (null) of all. */
export const cardsAside = (db: Db, deck: DeckId | null): Promise<CardRow[]> =>
	inQueue(db, deck, 'aside').toArray();
