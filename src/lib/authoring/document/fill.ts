import { cellsOf, holdersOf, isOfList, withCell, type Column } from './cells';
import type { Document, Edit } from './document';
import type { Entry, Key } from './entry';
import type { Names } from './names';

/** Columns in the order in which texts are given; null = of what is no column. */
export type Order = readonly (Column | null)[];

/** What writing into cells comes to. */
export interface Filled {
	readonly change: readonly (Edit & { readonly is: Entry })[];
	/** How many texts no cell has taken: beyond the table, or stated by a list for its members. */
	readonly left: number;
}

/** Writes lines of texts into rows, one line a row, from the first column of `order` on. */
export function fillRows(
	document: Document,
	keys: readonly Key[],
	order: Order,
	lines: readonly (readonly string[])[],
	names: Names
): Filled {
	let left = 0;
	const change = keys.slice(0, lines.length).flatMap((key, i) => {
		const was = document.get(key);
		if (!was) return [];
		const filled = fillRow(document, was, order, lines[i] ?? [], names);
		left += filled.left;
		return filled.is === was ? [] : [{ key, was, is: filled.is }];
	});
	return { change, left };
}

/** Writes texts into the cells of one fact, which need not be in the document yet. */
export function fillRow(
	document: Document,
	entry: Entry,
	order: Order,
	texts: readonly string[],
	names: Names
): { readonly is: Entry; readonly left: number } {
	const [stated, section] = holdersOf(document, entry);
	const shown = cellsOf(entry, stated, section, names);
	let is = entry;
	let left = 0;
	for (const [i, text] of texts.entries()) {
		const column = order[i] ?? null;
		if (column !== null && text.trim() === shown[column]) continue;
		if (column === null || isOfList(entry, column)) left += text.trim() === '' ? 0 : 1;
		else is = withCell(is, stated === entry ? is : stated, section, column, text, names);
	}
	return { is, left };
}
