import type { Entry, EntryOf, Key, Kind } from './entry';

/** What the files of a deck say, entry by entry. Never changed: a change makes another that shares the rest. */
export type Document = ReadonlyMap<Key, Entry>;

/** What became of one entry; null = it was not, or is no more. */
export interface Edit {
	readonly key: Key;
	readonly was: Entry | null;
	readonly is: Entry | null;
}
/** Edits that belong together: all or none. */
export type Change = readonly Edit[];

/** The key of the entry for `deck.yaml`, which every document has. */
export const DECK: Key = 'deck';

/** Makes the document that a change leads to. */
export function apply(document: Document, change: Change): Document {
	const next = new Map(document);
	for (const { key, is } of change)
		if (is) next.set(key, is);
		else next.delete(key);
	return next;
}

/** The change that takes this one back. */
export const inverse = (change: Change): Change =>
	change.map(({ key, was, is }) => ({ key, was: is, is: was })).reverse();

/** Two changes, one after the other, as one. */
export function joined(first: Change, second: Change): Change {
	const edits = new Map<Key, Edit>();
	for (const edit of [...first, ...second]) {
		const before = edits.get(edit.key);
		edits.set(edit.key, { ...edit, was: before ? before.was : edit.was });
	}
	return [...edits.values()];
}

/** What leads from one document to another. */
export function changeBetween(from: Document, to: Document): Change {
	const keys = new Set([...from.keys(), ...to.keys()]);
	return [...keys]
		.map((key) => ({ key, was: from.get(key) ?? null, is: to.get(key) ?? null }))
		.filter(({ was, is }) => was !== is && JSON.stringify(was) !== JSON.stringify(is));
}

/** The entry for `deck.yaml`. */
export function deckOf(document: Document): EntryOf<'deck'> {
	const entry = document.get(DECK);
	if (entry?.kind !== 'deck') throw new Error('deckOf: a document without its deck');
	return entry;
}

const held = new WeakMap<Document, ReadonlyMap<string, readonly Entry[]>>();

/** What a section, list or file holds, in its order. */
export const childrenOf = (document: Document, holder: string): readonly Entry[] =>
	holdersOf(document).get(holder) ?? [];

function holdersOf(document: Document): ReadonlyMap<string, readonly Entry[]> {
	const known = held.get(document);
	if (known) return known;
	const holders = new Map<string, Entry[]>();
	for (const entry of document.values()) {
		const siblings = holders.get(entry.in);
		if (siblings) siblings.push(entry);
		else holders.set(entry.in, [entry]);
	}
	for (const siblings of holders.values()) siblings.sort(inOrder);
	held.set(document, holders);
	return holders;
}

const inOrder = (a: Entry, b: Entry): number => a.at - b.at || (a.key < b.key ? -1 : 1);

/** Entries of one kind. */
export type OfKind<K extends Kind> = Extract<Entry, { readonly kind: K }>;

const isKind = <K extends Kind>(entry: Entry, kind: K): entry is OfKind<K> => entry.kind === kind;

/** Every entry of one kind, file by file, in the order of the files. */
export function entriesOf<K extends Kind>(document: Document, kind: K): OfKind<K>[] {
	const { terms, facts } = deckOf(document).text;
	const below = (holder: string): OfKind<K>[] =>
		childrenOf(document, holder).flatMap((entry) =>
			isKind(entry, kind) ? [entry] : below(entry.key)
		);
	const files = ['sources.yaml', ...namesOf(terms), 'conflicts.yaml', ...namesOf(facts)];
	return [...new Set(files)].flatMap(below);
}

/** The names of files in a list that need not be one. */
export const namesOf = (list: unknown): readonly string[] =>
	Array.isArray(list) ? list.filter((name) => typeof name === 'string') : [];
