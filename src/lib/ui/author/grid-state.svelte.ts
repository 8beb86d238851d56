import {
	cellAfter,
	cornersOf,
	goTo,
	one,
	stepped,
	within,
	type Cell,
	type Corners,
	type Selection,
	type Size
} from './selection';

/** What is selected in a table, and what is being written into the cell at hand. */
export class GridState {
	/** Rows and columns as they are shown now. */
	readonly #size: () => Size;
	#chosen = $state.raw<Selection>(one(0, 0));
	readonly #selection = $derived.by(() => within(this.#chosen, this.#size()));
	readonly #corners = $derived(cornersOf(this.#selection));
	/** What stands in the cell being written; null = none is. */
	typed = $state<string | null>(null);
	/** The arrow keys belong to the text being written, not to the table. */
	#inText = false;
	/** Cell after cell is being filled, from this column on: Tab goes to the next one. */
	#filledFrom: number | null = null;

	constructor(size: () => Size) {
		this.#size = size;
	}

	get row(): number {
		return this.#selection.at.row;
	}
	get column(): number {
		return this.#selection.at.column;
	}
	get corners(): Corners {
		return this.#corners;
	}
	get filling(): boolean {
		return this.#filledFrom !== null;
	}

	go(cell: Cell, extend = false): void {
		this.#chosen = goTo(this.#selection, cell, this.#size(), extend);
	}

	select(change: (selection: Selection, size: Size) => Selection): void {
		this.rest();
		this.#chosen = change(this.#selection, this.#size());
	}

	/** Goes where a key leads; false where it is none that moves. */
	move(key: string, page: number, control: boolean, extend: boolean): boolean {
		const cell = cellAfter(key, this.#selection.at, this.#size(), page, control);
		if (!cell) return false;
		this.rest();
		this.go(cell, extend);
		return true;
	}

	/** To the next cell or the one before; false at the end of the table. */
	step(by: 1 | -1): boolean {
		const cell = stepped(this.#selection, by, this.#size());
		if (cell) this.go(cell);
		return cell !== null;
	}

	/** Begins to write; `inText`: in what stands there, not over it. */
	write(text: string, inText: boolean): void {
		this.#filledFrom ??= this.column;
		this.#inText = inText;
		this.typed = text;
	}

	/** How a key ends the writing of a cell; null where it belongs to the text. */
	endOf({ key }: KeyboardEvent): 'stored' | 'left' | null {
		if (key === 'Escape') return 'left';
		if (key === 'Enter' || key === 'Tab') return 'stored';
		return !this.#inText && key.startsWith('Arrow') ? 'stored' : null;
	}

	/** Goes on to where the key leads that ended the writing. */
	leave({ key, shiftKey }: KeyboardEvent): void {
		const by = shiftKey ? -1 : 1;
		if (key === 'Tab') this.step(by);
		else if (key === 'Enter')
			this.go({ row: this.row + by, column: this.#filledFrom ?? this.column });
		else if (!this.move(key, 1, false, false)) this.rest();
	}

	/** No longer fills cell after cell. */
	rest(): void {
		this.#filledFrom = null;
	}
}
