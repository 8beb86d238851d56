import { readCategory } from './category';
import { answerOf, type Cells } from './csv-answers';
import { guessMapping, type Mapping, type Role } from './csv-mapping';
import { readTable, type Delimiter, type Row } from './csv-table';
import { idOf, KINDS, type Item, type Kind, type Reading } from './item';
import { LeftList } from './left';
import { fileProblem } from './problems';
import { Texts } from './texts';

export interface CsvOptions {
	readonly delimiter?: Delimiter;
	readonly mapping?: Mapping;
}

/** A table as a person sees it before deciding what its columns hold. */
export interface CsvPreview {
	readonly delimiter: string;
	readonly mapping: Mapping;
	/** The first rows. */
	readonly rows: readonly (readonly string[])[];
}
const SHOWN = 4;

/** Reads a table of questions, with columns as mapped or else guessed from their headers. */
export function readCsv(
	text: string,
	file: string,
	options: CsvOptions = {}
): Reading & { readonly csv?: CsvPreview } {
	const table = readTable(text, file, options.delimiter);
	if ('code' in table) return { ok: false, problems: [table] };
	const mapping = options.mapping ?? guessMapping(table);
	const rows = mapping.header ? table.rows.slice(1) : table.rows;
	const csv = {
		delimiter: table.delimiter,
		mapping,
		rows: table.rows.slice(0, SHOWN).map(({ cells }) => cells.map((cell) => cell.slice(0, 200)))
	};
	if (rows.length === 0 || !mapping.roles.includes('question'))
		return { ok: false, problems: [noQuestions(file, rows.length)], csv };
	const left = new LeftList();
	const items = rows.flatMap((row) => itemOf(row, mapping.roles, left) ?? []);
	return { ok: true, items, left: left.all, csv };
}

const noQuestions = (file: string, rows: number) =>
	rows === 0
		? fileProblem(file, 'none', 'The table has no rows.', 'Put one question into each row.')
		: fileProblem(
				file,
				'no-question-column',
				'No column holds the questions.',
				'Say below which column does, or call it “Question”.'
			);

function itemOf({ cells, line }: Row, roles: readonly Role[], left: LeftList): Item | null {
	const texts = new Texts();
	const all = (role: Role): string[] =>
		roles.flatMap((own, i) => (own === role ? [texts.loose(cells[i] ?? '')] : []));
	const one = (role: Role): string => all(role).filter(Boolean).join('\n');
	const at = `line ${line}`;
	const stem = one('question').replace(/_{3,}/g, '____');
	const title = one('title');
	const of = { title, stem, at };
	const given: Cells = {
		stem,
		kind: kindOf(one('kind')),
		options: all('option'),
		why: all('why'),
		correct: one('correct'),
		answers: all('answer').filter(Boolean),
		wrong: all('wrong').filter(Boolean),
		unit: one('unit')
	};
	const answer = stem === '' ? 'broken-question' : answerOf(given, texts);
	if (typeof answer === 'string') {
		left.add(answer, of, true);
		return null;
	}
	texts.settle(left, of);
	return {
		id: one('id') || idOf(stem, JSON.stringify(answer)),
		title,
		stem,
		feedback: one('explanation'),
		category: readCategory(one('category')),
		tags: all('tags').flatMap((cell) => cell.split(/[;,\s]+/).filter(Boolean)),
		at,
		...answer
	} as Item;
}

const kindOf = (cell: string): Kind | null => {
	const name = cell
		.trim()
		.toLowerCase()
		.replace(/[\s_]+/g, '-');
	return KINDS.find((kind) => kind === name) ?? null;
};
