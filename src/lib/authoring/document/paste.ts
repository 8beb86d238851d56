import {
	apply,
	childrenOf,
	entriesOf,
	joined,
	type Change,
	type Document,
	type Edit
} from './document';
import { add, type NewEntry, type NewKey } from './edits';
import { fieldsOf, idOf, wordsUnder, type Entry, type Fields, type Key } from './entry';
import { freeId, slugOf } from './ids';
import { COLUMNS, holdersOf, withCell, type Column, type Names } from './rows';

/** The cells of a text copied from a spreadsheet: lines of fields parted by tabs, quoted where needed. */
export function cellsOf(text: string): string[][] {
	const rows: string[][] = [[]];
	const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r?\n|\r|$)/gy;
	for (let match = cell.exec(text); match; match = cell.exec(text)) {
		const [whole, quoted, bare = '', end] = match;
		rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
		if (cell.lastIndex >= text.length && end === '') break;
		if (end !== '\t') {
			if (cell.lastIndex >= text.length) break;
			rows.push([]);
		}
		if (whole === '') break;
	}
	return rows.filter((row) => row.some((field) => field.trim() !== ''));
}

/** Cells as a spreadsheet takes them. */
export const textOfCells = (rows: readonly (readonly string[])[]): string =>
	rows.map((row) => row.map(quotedField).join('\t')).join('\n');

const quotedField = (field: string): string =>
	/["\t\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;

/** Where pasted cells go. */
export interface PasteTarget {
	/** The rows from the first one on; those beyond the last are added after it. */
	readonly keys: readonly Key[];
	/** The columns from the first one on. A first line of column names decides instead. */
	readonly columns: readonly Column[];
	readonly after: Key | null;
}

/** Fills cells with pasted text; lines beyond the last row become new facts. */
export function paste(
	document: Document,
	text: string,
	{ keys, columns, after }: PasteTarget,
	names: Names,
	newKey: NewKey
): Change {
	const lines = cellsOf(text);
	const named = headerOf(lines[0] ?? []);
	const order = named ?? columns;
	const rows = named ? lines.slice(1) : lines;
	const change: Edit[] = [];
	for (const [i, key] of keys.entries()) {
		const entry = document.get(key);
		const row = rows[i];
		if (!entry || !row) break;
		const is = filled(document, entry, row, order, names);
		if (is !== entry) change.push({ key, was: entry, is });
	}
	const beyond = rows.slice(keys.length);
	if (beyond.length === 0) return change;
	const now = apply(document, change);
	return joined(
		change,
		addFacts(now, after, beyond.length, newKey, (entry, i) =>
			filled(now, entry, beyond[i] ?? [], order, names)
		)
	);
}

function filled(
	document: Document,
	entry: Entry,
	row: readonly string[],
	columns: readonly (Column | null)[],
	names: Names
): Entry {
	const [stated, section] = holdersOf(document, entry);
	return columns.reduce((now, column, i) => {
		const typed = row[i];
		return column === null || typed === undefined
			? now
			: withCell(now, stated === entry ? now : stated, section, column, typed, names);
	}, entry);
}

/** The columns that a first line names; null where it names none. */
function headerOf(cells: readonly string[]): (Column | null)[] | null {
	const found = cells.map((cell) => {
		const name = cell.trim().toLowerCase();
		return COLUMNS.find((column) => column === name || HEADINGS[column] === name) ?? null;
	});
	const known = found.filter((column) => column !== null);
	return known.length >= 2 || (known.length === 1 && cells.length === 1) ? found : null;
}

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

/** New facts after a row, in its list or section; at the end of the deck where there is none. */
export function addFacts(
	document: Document,
	after: Key | null,
	count: number,
	newKey: NewKey,
	fill: (entry: Entry, i: number) => Entry = (entry) => entry
): Change {
	const sibling = after === null ? undefined : document.get(after);
	const holder = sibling?.in ?? entriesOf(document, 'section').at(-1)?.key;
	if (holder === undefined) return [];
	const kind = sibling?.kind === 'item' ? 'item' : 'fact';
	const text: Fields = kind === 'fact' && sibling ? inherited(sibling) : {};
	const ids = new Set([...document.values()].map(idOf));
	const entries: NewEntry[] = Array.from({ length: count }, (_, i) => {
		const blank = { key: newKey(), kind, in: holder, at: 0, text } as Entry;
		const { key, ...entry } = named(fill(blank, i), document.get(holder), ids);
		return { key, kind: entry.kind, text: entry.text };
	});
	return add(document, holder, entries, after);
}

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

/** The rows that a new one would follow: the last fact of the deck. */
export function lastFact(document: Document): Key | null {
	const section = entriesOf(document, 'section').at(-1);
	const last = section && childrenOf(document, section.key).findLast(({ kind }) => kind === 'fact');
	return last?.key ?? null;
}
