import { bookOf, sourceOf, valueText, wordsOf } from '$lib/domain/deck-entries';
import type { CardId } from '$lib/domain/ids';
import type { Db } from '$lib/storage/db';
import { resetById } from '$lib/storage/log';
import type { CardRow } from '$lib/storage/rows';
import type { OpenDeck } from './open-decks';
import { capitalise } from './wording';

/** What a learner should know before the first question of a card that was reset. */
export interface ChangeNote {
	readonly was: string;
	readonly is: string;
	readonly source: string;
	/** The deck version that brought the change. */
	readonly version: string;
}

/** A changed card is told of before it is asked. */
export interface Changed {
	readonly step: 'changed';
	readonly card: CardId;
	readonly note: ChangeNote;
}

/** What changed of a card that has not been answered since; null where nothing did. */
export async function changeNoteOf(
	db: Db,
	{ deck }: OpenDeck,
	row: CardRow
): Promise<ChangeNote | null> {
	if (row.memory !== null || !row.reset) return null;
	const reset = await resetById(db, row.reset.id);
	const book = bookOf(deck);
	const entry = book.entries.get(row.id);
	if (!reset || !entry) return null;
	const words = wordsOf(book, entry);
	if (reset.was === words) return null;
	// Where the sentence stayed, the values tell what changed.
	const value =
		entry.kind === 'fact' && reset.was.startsWith(words)
			? ` (${valueText(book, entry.item.value)})`
			: '';
	return {
		was: reset.was,
		is: `${words}${value}`,
		source: capitalise(sourceOf(book, entry)),
		version: reset.deckVersion
	};
}
