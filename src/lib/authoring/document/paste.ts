import { COLUMNS, HEADINGS, slotFrom, type Column } from './cells';
import { cellsOfText } from './clipboard';
import { apply, joined, type Change, type Document } from './document';
import type { NewKey } from './edits';
import { wordsUnder, type Entry, type Key } from './entry';
import { fillRow, fillRows, type Order } from './fill';
import type { Names } from './names';
import { addFacts, idsIn, named, spotAfter, spotOutside, type Spot } from './new-facts';

/** Where pasted cells go. */
export interface PasteTarget {
	/** The rows from the first one on; lines beyond the last become new facts after it. */
	readonly keys: readonly Key[];
	/** The columns from the first one on. A first line of column names decides instead. */
	readonly columns: readonly Column[];
	/** How many rows and columns are selected: what divides them evenly fills them all. */
	readonly selected: { readonly rows: number; readonly columns: number };
}

/** What pasting comes to. */
export interface Pasted {
	readonly change: Change;
	/** Rows filled or added. */
	readonly rows: number;
	/** Columns from the first one on. */
	readonly columns: number;
	/** How many texts no cell has taken: beyond the table, or stated by a list for its members. */
	readonly left: number;
}

/** Fills cells with pasted text. */
export function paste(
	document: Document,
	text: string,
	{ keys, columns, selected }: PasteTarget,
	names: Names,
	newKey: NewKey
): Pasted {
	const pasted = cellsOfText(text);
	const header = headerOf(pasted[0] ?? []);
	const order = header ?? columns;
	const lines = header ? pasted.slice(1) : repeated(pasted, selected);
	const filled = fillRows(document, keys, order, lines, names);
	const ids = idsIn(document);
	const change = filled.change.map((edit) => ({
		...edit,
		is: named(edit.is, document.get(edit.is.in), ids)
	}));
	const beyond = lines
		.slice(keys.length)
		.filter((line) => line.some((field) => field.trim() !== ''));
	const added = addLines(apply(document, change), keys, order, beyond, { names, newKey });
	return {
		change: joined(change, added.change),
		rows: Math.min(lines.length, keys.length) + beyond.length,
		columns: Math.min(order.length, Math.max(0, ...lines.map(({ length }) => length))),
		left: filled.left + added.left
	};
}

/** Lines that go evenly into the selected cells, as often as they go. */
function repeated(
	lines: readonly (readonly string[])[],
	{ rows, columns }: PasteTarget['selected']
): readonly (readonly string[])[] {
	const width = lines[0]?.length ?? 0;
	const evenly = width > 0 && rows % lines.length === 0 && columns % width === 0;
	if (!evenly || lines.some(({ length }) => length !== width)) return lines;
	return Array.from({ length: rows }, (_, row) =>
		Array.from(
			{ length: columns },
			(_, column) => lines[row % lines.length]?.[column % width] ?? ''
		)
	);
}

/**
 * Lines beyond the last row, as facts of their own. Members of a list they become only where the first
 * line went into that list too, and as long as they state no other subject or kind than it does.
 */
function addLines(
	document: Document,
	keys: readonly Key[],
	order: Order,
	lines: readonly (readonly string[])[],
	{ names, newKey }: { readonly names: Names; readonly newKey: NewKey }
): { readonly change: Change; readonly left: number } {
	let left = 0;
	const last = keys.at(-1) ?? null;
	const list = listAround(document, keys);
	const outside = lines.findIndex(
		(line) => !list || statesOther(document, list, order, line, names)
	);
	const inside = outside < 0 ? lines.length : outside;
	const put = (now: Document, spot: Spot | null, some: readonly (readonly string[])[]): Change =>
		spot && some.length > 0
			? addFacts(now, spot, some.length, newKey, (entry, i) => {
					const filled = fillRow(now, entry, order, some[i] ?? [], names);
					left += filled.left;
					return filled.is;
				})
			: [];
	const members = put(document, spotAfter(document, last), lines.slice(0, inside));
	const now = apply(document, members);
	const facts = put(now, spotOutside(now, last), lines.slice(inside));
	return { change: joined(members, facts), left };
}

/** The list that all these rows are members of. */
function listAround(document: Document, keys: readonly Key[]): Entry | null {
	const [first, last] = [document.get(keys[0] ?? ''), document.get(keys.at(-1) ?? '')];
	const holder = first && first.in === last?.in ? document.get(first.in) : undefined;
	return holder?.kind === 'list' ? holder : null;
}

function statesOther(
	document: Document,
	list: Entry,
	order: Order,
	line: readonly string[],
	names: Names
): boolean {
	const under = (column: Column) => (line[order.indexOf(column)] ?? '').trim();
	const [subject, slot] = [under('subject'), under('slot')];
	const section = document.get(list.in) ?? list;
	const own = wordsUnder(list, 'subject') || wordsUnder(section, 'subject');
	return (
		(subject !== '' && (names.findTerm(subject) ?? subject) !== own) ||
		(slot !== '' && slotFrom(slot) !== wordsUnder(list, 'slot'))
	);
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
