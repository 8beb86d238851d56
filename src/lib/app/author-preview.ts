import { holdsTogether } from '$lib/authoring/checks/references';
import { viewOf } from '$lib/authoring/checks/view';
import type { Document } from '$lib/authoring/document/document';
import { idOf, type Entry, type Key } from '$lib/authoring/document/entry';
import { folderOf } from '$lib/authoring/document/files';
import { parseDeck } from '$lib/authoring/parse';
import {
	cardOf,
	conflictCardOf,
	conflictId,
	factId,
	type CardId,
	type DeckId
} from '$lib/domain/ids';
import { formsOf } from '$lib/generation/forms';
import type { Asks } from './author-messages';
import { explain } from './explanation';
import { openDeck, questionOf, type OpenDeck } from './open-decks';

let last: { readonly document: Document; readonly open: OpenDeck | null } | null = null;

/** A draft as far as it can be read and asked from; null where it does not hold together. */
export function openParsed(document: Document): OpenDeck | null {
	if (last?.document !== document) {
		const { draft } = parseDeck(folderOf(document));
		// No date: nothing here depends on today.
		const sound = draft !== null && holdsTogether(viewOf(draft, ''));
		last = { document, open: sound ? openDeck(draft.deck) : null };
	}
	return last.open;
}

/** The questions made of one entry with this seed, one per form. */
export function previewOf(document: Document, key: Key, seed: number): Asks['preview']['answer'] {
	const entry = document.get(key);
	const open = openParsed(document);
	if (!entry || !open) return null;
	const card = open.cards.get(cardIdOf(open.deck.id, entry));
	if (!card) return { forms: [], shown: [] };
	const forms = formsOf(open.index, card);
	const shown = forms.map((form) => {
		const question = questionOf(open, card, form, seed);
		return { question, explanation: explain(open.deck, question) };
	});
	return { forms, shown };
}

const cardIdOf = (deck: DeckId, entry: Entry): CardId =>
	entry.kind === 'conflict'
		? conflictCardOf(deck, conflictId(idOf(entry)))
		: cardOf(deck, factId(idOf(entry)));
