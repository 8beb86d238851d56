// What screens do to a draft: the document's own operations, with keys drawn at random.
import type { Document } from '$lib/authoring/document/document';
import {
	childrenOf,
	deckOf,
	entriesOf,
	namesOf,
	type Change
} from '$lib/authoring/document/document';
import { add, replaced, type NewKey } from '$lib/authoring/document/edits';
import {
	idOf,
	wordsUnder,
	type Entry,
	type Fields,
	type Key,
	type Kind
} from '$lib/authoring/document/entry';
import { freeId, slugOf } from '$lib/authoring/document/ids';
import { idsIn, named } from '$lib/authoring/document/new-facts';

export { deckOf, entriesOf, type Document } from '$lib/authoring/document/document';
export { move, remove, replaced, setField } from '$lib/authoring/document/edits';
export { fieldsOf, idOf, wordsUnder } from '$lib/authoring/document/entry';
export type { Entry, Fields, Key, Kind } from '$lib/authoring/document/entry';
export { holdersOf, placeOf, withPlace } from '$lib/authoring/document/cells';
export { namesIn, type Names } from '$lib/authoring/document/names';
export { rowsOf, type Row } from '$lib/authoring/document/rows';
export { textOfValue, valueFrom } from '$lib/authoring/document/value-text';

export const drawKey: NewKey = () => crypto.randomUUID().slice(0, 13);

/** A change that adds an entry, and the key to find it by. */
export interface Added {
	readonly change: Change;
	readonly key: Key;
}

/** A new entry of a kind, in the place where its kind stands, with what `text` says. */
export function newEntry(
	document: Document,
	kind: Kind,
	text: Fields,
	after: Key | null
): Added | null {
	const key = drawKey();
	const sibling = after === null ? undefined : document.get(after);
	const holder = sibling?.kind === kind ? sibling.in : holderFor(document, kind);
	if (holder === null) return null;
	const beside = sibling?.in === holder ? sibling.key : null;
	return { change: add(document, holder, [{ key, kind, text }], beside), key };
}

function holderFor(document: Document, kind: Kind): string | null {
	if (kind === 'source') return 'sources.yaml';
	if (kind === 'conflict') return 'conflicts.yaml';
	if (kind === 'term') return namesOf(deckOf(document).text.terms)[0] ?? null;
	return entriesOf(document, 'section').at(-1)?.key ?? null;
}

/** An id for an entry, made of its name or title, that no other of its kind has. */
export function idFrom(document: Document, kind: Kind, words: string): string {
	const taken = new Set([...document.values()].filter((entry) => entry.kind === kind).map(idOf));
	return freeId(slugOf(words), taken);
}

const UNNAMED = 'Without a name';

/** What a list of entries calls one. */
export function titleOfEntry(entry: Entry): string {
	const name =
		wordsUnder(entry, 'name') ||
		wordsUnder(entry, 'title') ||
		wordsUnder(entry, 'stem') ||
		wordsUnder(entry, 'says').replace(/[{}]/g, '');
	return name || idOf(entry) || UNNAMED;
}

/** The members of a list, in its order. */
export const itemsOf = (document: Document, list: Key): readonly Entry[] =>
	childrenOf(document, list);

/** Gives an entry an id where it has none: of its words, and none that another has. */
export function nameEntry(document: Document, key: Key): Change {
	const entry = document.get(key);
	return entry ? replaced(entry, withId(document, entry)) : [];
}

function withId(document: Document, entry: Entry): Entry {
	if (idOf(entry) !== '') return entry;
	if (entry.kind === 'fact' || entry.kind === 'item')
		return named(entry, document.get(entry.in), idsIn(document));
	const id = idFrom(document, entry.kind, titleOfEntry(entry));
	return titleOfEntry(entry) === UNNAMED
		? entry
		: ({ ...entry, text: { id, ...entry.text } } as Entry);
}

/** A new member at the end of a list. */
export function newItem(document: Document, list: Key): Added {
	const key = drawKey();
	return { change: add(document, list, [{ key, kind: 'item', text: {} }]), key };
}
