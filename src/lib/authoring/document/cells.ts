import { SLOTS, type Slot } from '$lib/domain/fact';
import type { Document } from './document';
import { withField } from './edits';
import { fieldsOf, idOf, wordsUnder, type Entry, type Fields } from './entry';
import type { Names } from './names';
import { textOfValue, valueFrom } from './value-text';

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

/** What each column is called above the table. */
export const HEADINGS: Readonly<Record<Column, string>> = {
	id: 'id',
	subject: 'subject',
	slot: 'kind',
	value: 'value',
	says: 'says',
	source: 'source',
	at: 'place in it',
	status: 'status'
};

/** What stands in each cell. */
export type Cells = Readonly<Record<Column, string>>;

/** A fact in words. `stated`: the fact itself, or the list that states subject and slot for it. */
export function cellsOf(entry: Entry, stated: Entry, section: Entry, names: Names): Cells {
	const place = placeOf(entry, stated, section);
	return {
		id: idOf(entry),
		subject: names.term(wordsUnder(stated, 'subject') || wordsUnder(section, 'subject')),
		slot: wordsUnder(stated, 'slot'),
		value: textOfValue(fieldsOf(entry)['value'], names.term),
		says: wordsUnder(entry, 'says'),
		source: names.source(place.source),
		at: place.at,
		status: wordsUnder(entry, 'status') || 'stated'
	};
}

/** Whether a cell cannot be written: what a list states, it states for each of its members. */
export const isOfList = (entry: Entry, column: Column): boolean =>
	entry.kind === 'item' && (column === 'subject' || column === 'slot');

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

/** The entry as it is once `typed` stands in a cell. */
export function withCell(
	entry: Entry,
	stated: Entry,
	section: Entry,
	column: Column,
	typed: string,
	names: Names
): Entry {
	if (isOfList(entry, column)) return entry;
	const text = typed.replace(/\s+/gu, ' ').trim();
	switch (column) {
		case 'subject':
			return withField(entry, column, subjectFrom(text, section, names));
		case 'slot':
			return withField(entry, column, slotFrom(text));
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
export function slotFrom(text: string): Slot | string {
	const slot = text.toLowerCase().replace(/[\s_]+/g, '-');
	return SLOTS.find((known) => known === slot) ?? text;
}
