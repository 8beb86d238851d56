import { bookOf, wordsOf } from '$lib/domain/deck-entries';
import type { DeckId } from '$lib/domain/ids';
import { write, type Db } from './db';
import { isRetired, placed, type CardRow } from './rows';

const WHY = 'You removed the deck.';

/**
 * Takes a deck out of everything that is studied, all or nothing. Its answers stay in the log, its
 * cards with marks, notes and memories are set aside; installed again, it goes on where it was
 * (SPEC K10). `at`: epoch ms.
 */
export function removeDeck(db: Db, id: DeckId, at: number): Promise<void> {
	const tables = [db.decks, db.contents, db.cards, db.updates, db.session, db.undo];
	return write(db, tables, async () => {
		const row = await db.decks.get(id);
		if (!row || row.removed !== undefined) return;
		const deck = await db.contents.get(id);
		const book = deck && bookOf(deck);
		const taught = (card: CardRow['id']): string | null => {
			const entry = book?.entries.get(card);
			return book && entry ? wordsOf(book, entry) : null;
		};
		const cards = await db.cards.where('deck').equals(id).toArray();
		await db.cards.bulkPut(
			cards.filter((card) => !isRetired(card)).map((card) => setOut(card, at, taught(card.id)))
		);
		await db.decks.put({ ...row, removed: at });
		await db.updates.delete(id);
		await leaveSession(db, id);
	});
}

function setOut(card: CardRow, at: number, taught: string | null): CardRow {
	const before = card.aside?.reason === 'retired' ? card.aside.before : card.aside;
	return placed({ ...card, aside: { reason: 'retired', at, before, why: WHY, taught } });
}

/** A session of this deck ends, its question leaves the screen, its answers can no longer be undone. */
async function leaveSession(db: Db, id: DeckId): Promise<void> {
	const own = (card: string) => card.startsWith(`${id}/`);
	const session = await db.session.get('current');
	if (session?.deck === id) await db.session.delete('current');
	else if (session?.shown && own(session.shown.card))
		await db.session.put({ ...session, shown: null });
	const gone = (await db.undo.toArray()).filter(({ shown }) => own(shown.card));
	await db.undo.bulkDelete(gone.map(({ review }) => review));
}
