/** A cell by the numbers of its row and column, from 0. */
export interface Cell {
	readonly row: number;
	readonly column: number;
}

/** How many rows and columns a table shows. */
export interface Size {
	readonly rows: number;
	readonly columns: number;
}

/** The cell at hand, and the one in the opposite corner of what is selected. */
export interface Selection {
	readonly at: Cell;
	readonly anchor: Cell;
}

/** The first and last row and column of what is selected. */
export interface Corners {
	readonly top: number;
	readonly bottom: number;
	readonly left: number;
	readonly right: number;
}

export const one = (row: number, column: number): Selection => {
	const at = { row, column };
	return { at, anchor: at };
};

export const cornersOf = ({ at, anchor }: Selection): Corners => ({
	top: Math.min(at.row, anchor.row),
	bottom: Math.max(at.row, anchor.row),
	left: Math.min(at.column, anchor.column),
	right: Math.max(at.column, anchor.column)
});

/** The same selection as far as it lies in a table of this size. */
export const within = ({ at, anchor }: Selection, size: Size): Selection => ({
	at: cellWithin(at, size),
	anchor: cellWithin(anchor, size)
});

const cellWithin = ({ row, column }: Cell, size: Size): Cell => ({
	row: clamp(row, size.rows),
	column: clamp(column, size.columns)
});

const clamp = (at: number, count: number): number => Math.max(0, Math.min(at, count - 1));

/** From the cell at hand to another; `extend` keeps the opposite corner where it is. */
export function goTo({ anchor }: Selection, cell: Cell, size: Size, extend = false): Selection {
	const at = cellWithin(cell, size);
	return { at, anchor: extend ? anchor : at };
}

/** Where a key leads; null where it is none that moves. `page`: how many rows are in sight. */
export function cellAfter(
	key: string,
	{ row, column }: Cell,
	{ rows, columns }: Size,
	page: number,
	control: boolean
): Cell | null {
	switch (key) {
		case 'ArrowDown':
			return { row: control ? rows - 1 : row + 1, column };
		case 'ArrowUp':
			return { row: control ? 0 : row - 1, column };
		case 'ArrowRight':
			return { row, column: control ? columns - 1 : column + 1 };
		case 'ArrowLeft':
			return { row, column: control ? 0 : column - 1 };
		case 'Home':
			return { row: control ? 0 : row, column: 0 };
		case 'End':
			return { row: control ? rows - 1 : row, column: columns - 1 };
		case 'PageDown':
			return { row: row + page, column };
		case 'PageUp':
			return { row: row - page, column };
		default:
			return null;
	}
}

/** To the next cell or the one before, over the ends of rows; null at the end of the table. */
export function stepped({ at }: Selection, by: 1 | -1, { rows, columns }: Size): Cell | null {
	const place = at.row * columns + at.column + by;
	if (place < 0 || place >= rows * columns) return null;
	return { row: Math.floor(place / columns), column: place % columns };
}

/** All columns of the selected rows. */
export const wholeRows = ({ at, anchor }: Selection, { columns }: Size): Selection => ({
	at: { ...at, column: columns - 1 },
	anchor: { ...anchor, column: 0 }
});

/** All rows of the selected columns; the cell at hand stays in the first one, in sight of its heading. */
export const wholeColumns = ({ at, anchor }: Selection, { rows }: Size): Selection => ({
	at: { ...at, row: 0 },
	anchor: { ...anchor, row: Math.max(0, rows - 1) }
});

export const everything = (_: Selection, { rows, columns }: Size): Selection => ({
	at: { row: 0, column: 0 },
	anchor: { row: Math.max(0, rows - 1), column: Math.max(0, columns - 1) }
});
