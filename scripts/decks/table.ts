/** Columns as wide as they need be; names to the left, numbers to the right. */
export function table(rows: readonly (readonly string[])[], names: number): string {
	const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
	const pad = (cell: string, column: number) =>
		column < names ? cell.padEnd(width(column)) : cell.padStart(width(column));
	return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
