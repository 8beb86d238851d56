import { SLOTS, type Slot } from '$lib/domain/fact';
import { childrenOf, entriesOf, type Change, type Document } from './document';
import { replaced, withField } from './edits';
import { fieldsOf, idOf, wordsUnder, type Entry, type Fields, type Key } from './entry';
import { termFinder, textOfValue, valueFrom, type FindTerm } from './value-text';

/** What a fact's row shows, and what may be typed into each cell. */
export const COLUMNS = [
	'id',
	'subject',
	'slot',
	'value',
	'says',
	'source',
	'at',
	'status'
] as const;
export type Column = (typeof COLUMNS)[number];

/** One fact, in a list or not, in words. */
export interface Row {
	readonly key: Key;
	readonly cells: Readonly<Record<Column, string>>;
	/** The id of the list it is a member of: that says its subject and its slot. */
	readonly list: string | null;
}

/** What cells look up. */
export interface Names {
	readonly terms: readonly Entry[];
	readonly term: (id: string) => string;
	readonly source: (id: string) => string;
	readonly findTerm: FindTerm;
	readonly findSource: FindTerm;
}

let last: (Names & { readonly sources: readonly Entry[] }) | null = null;

/** The names in a document: the same ones as before while its terms and sources are the same. */
export function namesIn(document: Document): Names {
	const terms = entriesOf(document, 'term');
	const sources = entriesOf(document, 'source');
	if (last && sameEach(last.terms, terms) && sameEach(last.sources, sources)) return last;
	const called = (entries: readonly Entry[]) => {
		const names = new Map(entries.map((entry) => [idOf(entry), wordsUnder(entry, 'name')]));
		return (id: string) => names.get(id) || id;
	};
	last = {
		terms,
		sources,
		term: called(terms),
		source: called(sources),
		findTerm: termFinder(terms),
		findSource: termFinder(sources)
	};
	return last;
}

const sameEach = (some: readonly Entry[], others: readonly Entry[]): boolean =>
	some.length === others.length && some.every((entry, i) => entry === others[i]);

/** Every fact of a document, in teaching order. */
export function rowsOf(document: Document, names: Names): Row[] {
	const rows: Row[] = [];
	for (const section of entriesOf(document, 'section'))
		for (const entry of childrenOf(document, section.key)) {
			if (entry.kind === 'fact') rows.push(rowOf(entry, entry, section, names));
			if (entry.kind === 'list')
				for (const item of childrenOf(document, entry.key))
					rows.push(rowOf(item, entry, section, names));
		}
	return rows;
}

const rowCache = new WeakMap<Entry, { holder: Entry; section: Entry; names: Names; row: Row }>();

/** `stated`: the fact itself, or the list that states subject and slot for it. */
function rowOf(entry: Entry, stated: Entry, section: Entry, names: Names): Row {
	const known = rowCache.get(entry);
	if (known?.holder === stated && known.section === section && known.names === names)
		return known.row;
	const place = placeOf(entry, stated, section);
	const row: Row = {
		key: entry.key,
		list: entry.kind === 'item' ? idOf(stated) : null,
		cells: {
			id: idOf(entry),
			subject: names.term(wordsUnder(stated, 'subject') || wordsUnder(section, 'subject')),
			slot: wordsUnder(stated, 'slot'),
			value: textOfValue(fieldsOf(entry)['value'], names.term),
			says: wordsUnder(entry, 'says'),
			source: names.source(place.source),
			at: place.at,
			status: wordsUnder(entry, 'status') || 'stated'
		}
	};
	rowCache.set(entry, { holder: stated, section, names, row });
	return row;
}

/** Where an entry stands in which source, by itself or by what holds it. */
export function placeOf(
	entry: Entry,
	stated: Entry,
	section: Entry
): { readonly source: string; readonly at: string } {
	const fallback = wordsUnder(section, 'source');
	for (const one of [entry, stated]) {
		const { source, at } = fieldsOf(one);
		if (typeof source === 'object' && source !== null) {
			const { id, at: there } = source as Fields;
			return { source: String(id ?? ''), at: String(there ?? '') };
		}
		if (typeof at === 'string') return { source: fallback, at };
	}
	return { source: fallback, at: '' };
}

/** What typing `typed` into a cell means; nothing where the cell belongs to the list. */
export function cellChange(
	document: Document,
	key: Key,
	column: Column,
	typed: string,
	names: Names
): Change {
	const entry = document.get(key);
	if (!entry) return [];
	const [stated, section] = holdersOf(document, entry);
	return replaced(entry, withCell(entry, stated, section, column, typed, names));
}

/** The entry as it is once `typed` stands in a cell. */
export function withCell(
	entry: Entry,
	stated: Entry,
	section: Entry,
	column: Column,
	typed: string,
	names: Names
): Entry {
	const text = typed.replace(/\s+/gu, ' ').trim();
	switch (column) {
		case 'subject':
			return entry.kind === 'item'
				? entry
				: withField(entry, column, subjectFrom(text, section, names));
		case 'slot':
			return entry.kind === 'item' ? entry : withField(entry, column, slotFrom(text));
		case 'value':
			return withField(entry, column, valueFrom(text, names.findTerm));
		case 'status': {
			const status = text.toLowerCase();
			return withField(entry, column, status === 'stated' ? '' : status);
		}
		case 'source':
		case 'at': {
			const now = placeOf(entry, stated, section);
			const source = column === 'source' ? (names.findSource(text) ?? text) : now.source;
			return withPlace(entry, section, { source, at: column === 'at' ? text : now.at });
		}
		case 'id':
		case 'says':
			return withField(entry, column, text);
	}
}

/** A place in a source, written as shortly as the section allows. */
export function withPlace(
	entry: Entry,
	section: Entry,
	place: { readonly source: string; readonly at: string }
): Entry {
	const inherited = place.source === '' || place.source === wordsUnder(section, 'source');
	const full = { id: place.source, at: place.at };
	return withField(
		withField(entry, 'at', inherited ? place.at : ''),
		'source',
		inherited ? undefined : full
	);
}

/** The list or the entry itself, and the section. */
export function holdersOf(document: Document, entry: Entry): [stated: Entry, section: Entry] {
	const stated = entry.kind === 'item' ? (document.get(entry.in) ?? entry) : entry;
	return [stated, document.get(stated.in) ?? stated];
}

const subjectFrom = (text: string, section: Entry, names: Names): string => {
	const id = text === '' ? '' : (names.findTerm(text) ?? text);
	return id === wordsUnder(section, 'subject') ? '' : id;
};

/** `Candidate criterion` is the slot `candidate-criterion`. What is none stays as it is, for the check to name. */
function slotFrom(text: string): Slot | string {
	const slot = text.toLowerCase().replace(/[\s_]+/g, '-');
	return SLOTS.find((known) => known === slot) ?? text;
}
