import { decks as builtIn } from 'virtual:decks';
import type { Moment } from '$lib/domain/day';
import type { Deck } from '$lib/domain/deck';
import { canonical } from '$lib/storage/canonical';
import type { Db } from '$lib/storage/db';
import { deckList, installDeck, readDeck } from '$lib/storage/decks';
import type { Installation } from '$lib/storage/installation';
import { removeDeck } from '$lib/storage/removal';
import { openDeck } from './open-decks';
import { version } from './version';

/** A deck that comes with the app: no other can have its id. */
export const isBuiltIn = (id: string): boolean => builtIn.some((deck) => deck.id === id);

/** Takes a deck out of what is studied; with it installed again it goes on where it was. */
export const takeOut = removeDeck;

/** A deck from elsewhere as it is to be installed. `from`: the file or address it came from. */
export async function installationOf(
	deck: Deck,
	moment: Moment,
	from?: string
): Promise<Installation> {
	return {
		deck,
		cards: [...openDeck(deck).cards.values()],
		hash: `${await hashOf(deck)}${MADE_BY}`,
		moment,
		...(from !== undefined && { from })
	};
}

/** Cards follow from the deck and from the code that reads it. */
const MADE_BY = `+${version}`;

async function hashOf(deck: Deck): Promise<string> {
	const bytes = new TextEncoder().encode(canonical(deck));
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Decks from elsewhere whose cards another version of the app has made get theirs from this one. */
export async function refreshInstalled(db: Db, moment: Moment): Promise<void> {
	for (const { id, hash } of await deckList(db)) {
		if (isBuiltIn(id) || hash.endsWith(MADE_BY)) continue;
		const deck = await readDeck(db, id);
		if (deck) await installDeck(db, await installationOf(deck, moment));
	}
}
