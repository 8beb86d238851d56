import { liveQuery } from 'dexie';
import type { CardId } from '$lib/domain/ids';
import type { Db } from './db';
import type { CardRow } from './rows';

/**
 * Calls `tell` with the card's row now and whenever it changes, in this tab or another; null where
 * it is gone. Returns what ends it. A connection that fails is told by the next write.
 */
export function watchCard(db: Db, card: CardId, tell: (row: CardRow | null) => void): () => void {
	const subscription = liveQuery(() => db.cards.get(card)).subscribe({
		next: (row) => tell(row ?? null),
		error: () => undefined
	});
	return () => subscription.unsubscribe();
}
