/** The cells of a text copied from a spreadsheet: lines of fields parted by tabs, quoted where needed. */
export function cellsOfText(text: string): string[][] {
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
	// An empty cell between others is one; empty lines at the end are none.
	return rows.slice(
		0,
		rows.findLastIndex((row) => row.join('\t').trim() !== '' || row.length > 1) + 1
	);
}

/** Cells as a spreadsheet takes them. */
export const textOfCells = (rows: readonly (readonly string[])[]): string =>
	rows.map((row) => row.map(quotedField).join('\t')).join('\n');

const quotedField = (field: string): string =>
	/["\t\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
