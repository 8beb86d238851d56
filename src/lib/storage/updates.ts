import type { Deck } from '$lib/domain/deck';
import { combineChanges } from '$lib/domain/deck-changes-combined';
import type { DeckId } from '$lib/domain/ids';
import { write, type Db } from './db';
import type { Plan } from './installation';
import type { UpdateRow } from './rows';

/** The updates whose lists the learner has not seen. */
export async function unreadUpdates(db: Db): Promise<UpdateRow[]> {
	return (await db.updates.toArray()).filter(({ unread }) => unread);
}

/** The last update of a deck that changed something; null where there was none. */
export async function lastUpdate(db: Db, deck: DeckId): Promise<UpdateRow | null> {
	return (await db.updates.get(deck)) ?? null;
}

/** The learner has seen the list; it stays until the next update. */
export function markUpdateRead(db: Db, deck: DeckId): Promise<void> {
	return write(db, [db.updates], async () => {
		const row = await db.updates.get(deck);
		if (row?.unread) await db.updates.put({ ...row, unread: false });
	});
}

/** Keeps what an installation changed, with what was not read of the one before. Inside its transaction. */
export async function noteUpdate(
	db: Db,
	before: Deck,
	deck: Deck,
	{ changes, relearnt }: Plan,
	at: number
): Promise<void> {
	if (changes.length === 0) return;
	const last = await db.updates.get(deck.id);
	const pending = last?.unread ? last : null;
	const all = pending ? combineChanges(pending.changes, changes) : changes;
	await db.updates.put({
		deck: deck.id,
		from: pending?.from ?? before.version,
		to: deck.version,
		at,
		changes: all,
		relearnt: [...new Set([...(pending?.relearnt ?? []), ...relearnt])],
		unread: all.some(({ kind }) => kind !== 'cosmetic')
	});
}
