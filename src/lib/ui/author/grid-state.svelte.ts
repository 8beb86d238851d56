/** Which cell of a table is at hand, how far a selection reaches, and what is being typed. */
export class GridState {
	/** Rows and columns as they are shown now. */
	readonly #size: () => { readonly rows: number; readonly columns: number };
	#row = $state(0);
	#column = $state(0);
	/** The other end of the selected rows. */
	#anchor = $state(0);
	/** What stands in the cell being edited; null = none is. */
	typed = $state<string | null>(null);
	/** Cell after cell is being filled: Tab goes to the next one instead of leaving the table. */
	filling = $state(false);

	constructor(size: () => { readonly rows: number; readonly columns: number }) {
		this.#size = size;
	}

	get row(): number {
		return clamp(this.#row, this.#size().rows);
	}
	get column(): number {
		return clamp(this.#column, this.#size().columns);
	}
	/** The selected rows, from the first to the last. */
	get from(): number {
		return Math.min(this.row, clamp(this.#anchor, this.#size().rows));
	}
	get to(): number {
		return Math.max(this.row, clamp(this.#anchor, this.#size().rows));
	}

	/** Goes to a cell; `extend` keeps the other end of the selection where it is. */
	go(row: number, column: number, extend = false): void {
		const { rows, columns } = this.#size();
		this.#row = clamp(row, rows);
		this.#column = clamp(column, columns);
		if (!extend) this.#anchor = this.#row;
	}

	/** To the next cell or the one before, over the ends of rows; false at the end of the table. */
	step(by: 1 | -1): boolean {
		const { rows, columns } = this.#size();
		const at = this.row * columns + this.column + by;
		if (at < 0 || at >= rows * columns) return false;
		this.go(Math.floor(at / columns), at % columns);
		return true;
	}

	all(): void {
		this.#anchor = 0;
		this.#row = Math.max(0, this.#size().rows - 1);
	}

	/** Goes where a key that moves leads; false for any other key. */
	move(key: string, control: boolean, extend: boolean, page: number): boolean {
		const { rows, columns } = this.#size();
		const { row, column } = this;
		switch (key) {
			case 'ArrowDown':
				this.go(control ? rows - 1 : row + 1, column, extend);
				return true;
			case 'ArrowUp':
				this.go(control ? 0 : row - 1, column, extend);
				return true;
			case 'ArrowRight':
				this.go(row, column + 1, extend);
				return true;
			case 'ArrowLeft':
				this.go(row, column - 1, extend);
				return true;
			case 'Home':
				this.go(control ? 0 : row, 0, extend);
				return true;
			case 'End':
				this.go(control ? rows - 1 : row, columns - 1, extend);
				return true;
			case 'PageDown':
				this.go(row + page, column, extend);
				return true;
			case 'PageUp':
				this.go(row - page, column, extend);
				return true;
			default:
				return false;
		}
	}
}

const clamp = (at: number, count: number): number => Math.max(0, Math.min(at, count - 1));
