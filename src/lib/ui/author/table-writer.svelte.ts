import type { Names, Row } from '$lib/app/author-edits';
import type { AuthorSession } from '$lib/app/author-session.svelte';
import {
	clearBlock,
	drawKey,
	duplicate,
	fillDown,
	HEADINGS,
	isStatedByList,
	newFact,
	pasteInto,
	remove,
	textOfBlock,
	typeCell,
	wordsOfList,
	wordsOfPaste,
	type Block,
	type Column
} from '$lib/app/author-table';
import { count } from '$lib/app/wording';
import type { GridState } from './grid-state.svelte';

/** What a table shows now, of which draft. */
export interface Shown {
	readonly session: AuthorSession;
	readonly rows: readonly Row[];
	readonly columns: readonly Column[];
	readonly names: Names;
}

/** What the keys of a table write into the draft. */
export class TableWriter {
	readonly #grid: GridState;
	readonly #shown: () => Shown;
	/** What the last key did, where the table does not show it. */
	note = $state('');

	constructor(grid: GridState, shown: () => Shown) {
		this.#grid = grid;
		this.#shown = shown;
	}

	get row(): Row | undefined {
		return this.#shown().rows[this.#grid.row];
	}
	get column(): Column {
		return this.#shown().columns[this.#grid.column] ?? 'value';
	}
	get #block(): Block {
		const { top, bottom, left, right } = this.#grid.corners;
		const { rows, columns } = this.#shown();
		return { rows: rows.slice(top, bottom + 1), columns: columns.slice(left, right + 1) };
	}
	/** The selected cells as a spreadsheet takes them. */
	get text(): string {
		return textOfBlock(this.#block);
	}

	/** Begins to write over the cell at hand. */
	overwrite(text: string): void {
		this.#begin(text, false);
	}
	/** Begins to write in what stands in the cell at hand. */
	edit(): void {
		this.#begin(this.row?.cells[this.column] ?? '', true);
	}
	#begin(text: string, inText: boolean): void {
		if (!this.row) return;
		if (isStatedByList(this.row, this.column)) this.note = wordsOfList(this.column);
		else this.#grid.write(text, inText);
	}

	/** Stores what has been written into the cell at hand. */
	store(): void {
		const { typed } = this.#grid;
		const { row, column } = this;
		this.#grid.typed = null;
		if (typed === null || !row || typed === row.cells[column]) return;
		const { session, names } = this.#shown();
		const change = typeCell(session.document, row.key, column, typed, names);
		session.change(change, `Changed ${HEADINGS[column]}`);
	}

	clear(): void {
		const { session, names } = this.#shown();
		session.change(clearBlock(session.document, this.#block, names), `Cleared ${this.#words()}`);
	}
	fill(): void {
		const { session, names } = this.#shown();
		session.change(fillDown(session.document, this.#block, names), `Filled ${this.#words()}`);
	}
	#words(): string {
		const { columns } = this.#block;
		return columns.length === 1 ? HEADINGS[this.column] : count(columns.length, 'column');
	}

	paste(text: string): void {
		const { session, rows, columns, names } = this.#shown();
		const { top, left } = this.#grid.corners;
		const block = this.#block;
		const target = {
			keys: rows.slice(top).map(({ key }) => key),
			columns: columns.slice(left),
			selected: { rows: block.rows.length, columns: block.columns.length }
		};
		const pasted = pasteInto(session.document, text, target, names);
		session.change(pasted.change, 'Pasted');
		this.note = wordsOfPaste(pasted);
		const anchor = { row: top + pasted.rows - 1, column: left + pasted.columns - 1 };
		this.#grid.select(() => ({ at: { row: top, column: left }, anchor }));
	}

	/** Adds a fact after the row at hand and returns its key; null where there is no place for one. */
	add(outside: boolean): string | null {
		const { session } = this.#shown();
		const added = newFact(session.document, this.row?.key ?? null, outside);
		if (added) session.change(added.change, 'Added a fact');
		return added?.key ?? null;
	}
	duplicate(): void {
		const { session } = this.#shown();
		if (this.row)
			session.change(duplicate(session.document, this.row.key, drawKey), 'Duplicated a fact');
	}
	remove(): void {
		const { session } = this.#shown();
		const keys = this.#block.rows.map(({ key }) => key);
		session.change(remove(session.document, keys), `Deleted ${count(keys.length, 'fact')}`);
	}
}
