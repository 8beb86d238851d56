import { childrenOf, entriesOf, type Change, type Document } from './document';
import { add, type NewEntry, type NewKey } from './edits';
import { fieldsOf, idOf, wordsUnder, type Entry, type Fields, type Key } from './entry';
import { freeId, slugOf } from './ids';

/** Where new facts go: after which sibling, in which section or list. */
export interface Spot {
	readonly holder: Key;
	/** Null = at the end. */
	readonly after: Key | null;
}

/** Right after a row, in the list it is a member of; without a row, at the end of the deck. Null: no section. */
export function spotAfter(document: Document, row: Key | null): Spot | null {
	const entry = document.get(row ?? lastFact(document) ?? '');
	if (entry) return { holder: entry.in, after: entry.key };
	const section = entriesOf(document, 'section').at(-1);
	return section ? { holder: section.key, after: null } : null;
}

/** As `spotAfter`, but after the whole list that the row is a member of. */
export function spotOutside(document: Document, row: Key | null): Spot | null {
	const spot = spotAfter(document, row);
	const holder = spot && document.get(spot.holder);
	return holder?.kind === 'list' ? { holder: holder.in, after: holder.key } : spot;
}

/** New facts in one spot, or members where that is in a list. */
export function addFacts(
	document: Document,
	{ holder, after }: Spot,
	count: number,
	newKey: NewKey,
	fill: (entry: Entry, i: number) => Entry = (entry) => entry
): Change {
	const inside = document.get(holder);
	const kind = inside?.kind === 'list' ? 'item' : 'fact';
	const sibling = after === null ? undefined : document.get(after);
	const text: Fields = kind === 'fact' && sibling ? inherited(sibling) : {};
	const ids = idsIn(document);
	const entries: NewEntry[] = Array.from({ length: count }, (_, i) => {
		const blank = { key: newKey(), kind, in: holder, at: 0, text } as Entry;
		const { key, ...entry } = named(fill(blank, i), inside, ids);
		return { key, kind: entry.kind, text: entry.text };
	});
	return add(document, holder, entries, after);
}

/** Every id that is taken. */
export const idsIn = (document: Document): Set<string> => new Set([...document.values()].map(idOf));

/** A new fact is mostly of the same kind, on the same thing, as the one it follows. */
const inherited = (sibling: Entry): Fields =>
	Object.fromEntries(
		Object.entries(fieldsOf(sibling)).filter(([key]) => key === 'subject' || key === 'slot')
	);

/** Gives a fact an id of its own where it has none: from what it is about and what its value says. */
export function named(entry: Entry, holder: Entry | undefined, ids: Set<string>): Entry {
	const own = idOf(entry);
	const proposed = own || proposedId(entry, holder);
	if (proposed === '') return entry;
	const id = own === '' ? freeId(proposed, ids) : own;
	ids.add(id);
	return own === '' ? ({ ...entry, text: { id, ...entry.text } } as Entry) : entry;
}

/** An id for a fact, made of its words; empty while there are none to make it of. */
export function proposedId(entry: Entry, holder: Entry | undefined): string {
	const value = fieldsOf(entry)['value'];
	const words = typeof value === 'string' ? value : textUnder(value) || wordsUnder(entry, 'says');
	const last = slugOf(words).slice(0, 40).replace(/-$/, '');
	if (last === '') return '';
	const subject = wordsUnder(entry, 'subject') || (holder ? wordsUnder(holder, 'subject') : '');
	const first = holder?.kind === 'list' ? idOf(holder) : [subject, wordsUnder(entry, 'slot')];
	return [...(typeof first === 'string' ? [first] : first), last].filter(Boolean).join('.');
}

const textUnder = (value: unknown): string =>
	typeof value === 'object' && value !== null && 'text' in value ? String(value.text) : '';

/** The row that a new one would follow: the last fact of the deck. */
function lastFact(document: Document): Key | null {
	const section = entriesOf(document, 'section').at(-1);
	const last = section && childrenOf(document, section.key).findLast(({ kind }) => kind === 'fact');
	return last?.key ?? null;
}
