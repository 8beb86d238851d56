// What the table of facts does to a draft, with keys drawn at random.
import { COLUMNS, HEADINGS, type Column } from '$lib/authoring/document/cells';
import { textOfCells } from '$lib/authoring/document/clipboard';
import type { Change, Document } from '$lib/authoring/document/document';
import type { Key } from '$lib/authoring/document/entry';
import { fillRows } from '$lib/authoring/document/fill';
import type { Names } from '$lib/authoring/document/names';
import { addFacts, idsIn, named, spotAfter, spotOutside } from '$lib/authoring/document/new-facts';
import { paste, type Pasted, type PasteTarget } from '$lib/authoring/document/paste';
import type { Row } from '$lib/authoring/document/rows';
import { drawKey, type Added } from './author-edits';
import { capitalise, count } from './wording';

export { HEADINGS, type Column } from '$lib/authoring/document/cells';
export { duplicate, remove } from '$lib/authoring/document/edits';
export { drawKey };

/** What a table as wide as this shows (px): each column as wide as its words need. */
export function columnsIn(width: number): readonly Column[] {
	if (width >= 1_000) return COLUMNS;
	return width >= 560 ? ['subject', 'slot', 'value', 'says', 'status'] : ['value', 'says'];
}

/** Cells side by side: some rows, and some columns of them. */
export interface Block {
	readonly rows: readonly Row[];
	readonly columns: readonly Column[];
}

/** Whether the list that a row is a member of says what stands in a cell. */
export const isStatedByList = ({ list }: Row, column: Column): boolean =>
	list !== null && (column === 'subject' || column === 'slot');

/** A new fact after the one at hand, in its list or, `outside`, after that; without one, at the end. */
export function newFact(document: Document, after: Key | null, outside = false): Added | null {
	const spot = outside ? spotOutside(document, after) : spotAfter(document, after);
	const key = drawKey();
	return spot && { change: addFacts(document, spot, 1, () => key), key };
}

/** What typing into a cell does; a fact without an id gets one from its words. */
export function typeCell(
	document: Document,
	key: Key,
	column: Column,
	typed: string,
	names: Names
): Change {
	const { change } = fillRows(document, [key], [column], [[typed]], names);
	if (column === 'id') return change;
	const ids = idsIn(document);
	return change.map((edit) => ({ ...edit, is: named(edit.is, document.get(edit.is.in), ids) }));
}

/** The cells as a spreadsheet takes them. */
export const textOfBlock = ({ rows, columns }: Block): string =>
	textOfCells(rows.map(({ cells }) => columns.map((column) => cells[column])));

/** Empties cells; those that a list states stay. */
export const clearBlock = (document: Document, block: Block, names: Names): Change =>
	writeBlock(document, block, () => '', names);

/** Writes what stands in the first row into the others. */
export const fillDown = (document: Document, block: Block, names: Names): Change =>
	writeBlock(document, block, (column) => block.rows[0]?.cells[column] ?? '', names);

function writeBlock(
	document: Document,
	{ rows, columns }: Block,
	text: (column: Column) => string,
	names: Names
): Change {
	const keys = rows.map(({ key }) => key);
	const line = columns.map(text);
	return fillRows(document, keys, columns, Array<string[]>(rows.length).fill(line), names).change;
}

export const pasteInto = (
	document: Document,
	text: string,
	target: PasteTarget,
	names: Names
): Pasted => paste(document, text, target, names, drawKey);

/** What a person is told of a paste. */
export function wordsOfPaste({ rows, left }: Pasted): string {
	const done = `Pasted ${count(rows, 'row')}.`;
	if (left === 0) return done;
	const cells = left === 1 ? 'One cell was' : `${left} cells were`;
	return `${done} ${cells} left out: beyond the last column, or stated by a list for its members.`;
}

/** Why a cell cannot be written. */
export const wordsOfList = (column: Column): string =>
	`${capitalise(HEADINGS[column])} is stated by the list. Change it under Lists.`;
