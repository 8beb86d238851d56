import Papa from 'papaparse';
import type { Problem } from '$lib/domain/problem';
import { LIMITS } from './limits';
import { fileProblem } from './problems';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface Row {
	readonly cells: readonly string[];
	/** Line it begins on, counted from 1; a cell may hold several lines. */
	readonly line: number;
}
export interface Table {
	readonly rows: readonly Row[];
	readonly delimiter: string;
	/** Of the widest row. */
	readonly width: number;
}

/** A table of text (RFC 4180), its delimiter guessed where none is given. Empty rows are left out. */
export function readTable(text: string, file: string, delimiter?: Delimiter): Table | Problem {
	const { data, errors, meta } = Papa.parse<string[]>(text, {
		delimiter: delimiter ?? likeliestDelimiter(text),
		preview: LIMITS.items + 2
	});
	const rows: Row[] = [];
	let line = 1;
	let width = 0;
	const lines: number[] = [];
	for (const cells of data) {
		lines.push(line);
		if (cells.some((cell) => cell.trim() !== '')) rows.push({ cells: cells.map(unguarded), line });
		width = Math.max(width, cells.length);
		for (const cell of cells) line += cell.split('\n').length - 1;
		line++;
	}
	const open = errors.find(({ code }) => code === 'MissingQuotes');
	if (open)
		return fileProblem(
			file,
			'open-quotes',
			'A quotation mark is opened and never closed.',
			'Close it, or write a single quotation mark twice.',
			lines[open.row ?? 0] ?? 1
		);
	if (width > LIMITS.columns || rows.length > LIMITS.items)
		return fileProblem(
			file,
			'too-many',
			`The table has more than ${LIMITS.columns} columns or ${LIMITS.items} rows.`,
			'Split it, or check the delimiter.'
		);
	return { rows, delimiter: meta.delimiter, width };
}

const SAMPLE = 20;

/** The one that makes most of the first rows equally wide; of several, the one that makes them widest. */
function likeliestDelimiter(text: string): Delimiter {
	const start = text.slice(0, LIMITS.question);
	const scores = DELIMITERS.map((delimiter) => {
		const { data } = Papa.parse<string[]>(start, { delimiter, preview: SAMPLE });
		const width = data[0]?.length ?? 0;
		const alike = data.filter((cells) => cells.length === width).length / data.length;
		return width < 2 ? 0 : alike + width / 1_000;
	});
	return DELIMITERS[scores.indexOf(Math.max(...scores))] ?? ',';
}

/** Without the apostrophe that keeps a spreadsheet from running a cell as a formula. */
const unguarded = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** The table as bytes that spreadsheets open as UTF-8 and in which no cell is a formula (OWASP, CSV injection). */
export function writeTable(rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
	const text = Papa.unparse(
		rows.map((cells) => [...cells]),
		{ newline: '\r\n', escapeFormulae: true }
	);
	return new TextEncoder().encode(`\ufeff${text}\r\n`);
}
