import { describe, expect, it } from 'vitest';
import { sample } from '../sample';
import { readYaml } from '../yaml';
import { COLUMNS, type Column } from './cells';
import { cellsOfText, textOfCells } from './clipboard';
import { apply } from './document';
import { documentOf } from './files';
import { namesIn } from './names';
import { paste } from './paste';
import { rowsOf } from './rows';

const BASE = documentOf(
	new Map(
		[...sample().texts].map(([name, text]) => [name, readYaml(name, text).yaml.data] as const)
	)
);
const NAMES = namesIn(BASE);
const ROWS = rowsOf(BASE, NAMES);
const STEPS = 'mending.steps';

/** The rows after a paste from one row and column on, and what was left. */
function pasted(
	text: string,
	row: number,
	column: Column = 'id',
	selected = { rows: 1, columns: 1 }
) {
	let count = 0;
	const target = {
		keys: ROWS.slice(row).map(({ key }) => key),
		columns: COLUMNS.slice(COLUMNS.indexOf(column)),
		selected
	};
	const { change, ...told } = paste(BASE, text, target, NAMES, () => `n${++count}`);
	return { rows: rowsOf(apply(BASE, change), NAMES), told };
}
const valuesOf = ({ rows }: ReturnType<typeof pasted>) => rows.map(({ cells }) => cells.value);

describe('rows pasted beyond the last one, a member of a list', () => {
	const two = 'rest\tRest {well}.\ntest\tTest {it}.';

	it('are facts of their own where they come from above the list', () => {
		const { rows } = pasted(`${two}\na\tA {a}.\nb\tB {b}.\nc\tC {c}.\nd\tD {d}.`, 0, 'value');
		expect(rows.map(({ list }) => list)).toEqual([null, STEPS, STEPS, STEPS, null, null]);
		expect(rows.at(-1)?.cells).toMatchObject({ value: 'd', slot: 'step', subject: 'mending' });
	});

	it('are members where they begin inside the list', () => {
		const { rows } = pasted(two, 3, 'value');
		expect(rows.map(({ list }) => list)).toEqual([null, STEPS, STEPS, STEPS, STEPS]);
	});

	it('are facts from the first one on that states another subject or kind', () => {
		const lines = [
			'subject\tkind\tvalue\tsays',
			'mending\tstep\trest\tRest {well}.',
			'\t\tsleep\t{Sleep}.',
			'mending\tequipment\theat\tUse {heat}.',
			'mending\tstep\ttest\tTest {it}.'
		];
		const { rows, told } = pasted(lines.join('\n'), 3);
		expect(rows.slice(3).map(({ list, cells }) => [list, cells.slot, cells.value])).toEqual([
			[STEPS, 'step', 'rest'],
			[STEPS, 'step', 'sleep'],
			[null, 'equipment', 'heat'],
			[null, 'step', 'test']
		]);
		expect(told).toEqual({ rows: 4, columns: 4, left: 0 });
	});

	it('in more than the most that a list holds leave the list as it is', () => {
		const lines = Array.from(
			{ length: 300 },
			(_, i) => `equipment\tthing ${i}\tIt is {thing ${i}}.`
		);
		const { rows } = pasted(['kind\tvalue\tsays', ...lines].join('\n'), 3);
		expect(rows.filter(({ list }) => list === STEPS)).toHaveLength(3);
		expect(rows).toHaveLength(4 + 299);
		expect(new Set(rows.map(({ cells }) => cells.id)).size).toBe(rows.length);
	});
});

describe('a paste', () => {
	it('repeats what goes evenly into the selection', () => {
		const all = pasted('disputed', 0, 'status', { rows: 4, columns: 1 });
		expect(all.rows.map(({ cells }) => cells.status)).toEqual(Array(4).fill('disputed'));
		expect(all.told.rows).toBe(4);
		expect(valuesOf(pasted('x\ny', 1, 'value', { rows: 3, columns: 1 }))).toEqual([
			...['glue', 'x', 'y', 'wait an hour']
		]);
	});

	it('keeps an empty line between others in its place', () => {
		expect(valuesOf(pasted('x\n\ny\n', 1, 'value'))).toEqual(['glue', 'x', '', 'y']);
	});

	it('counts what lies beyond the table and what only a list can state', () => {
		expect(pasted('retired\tmore', 0, 'status').told).toEqual({ rows: 1, columns: 1, left: 1 });
		const { rows, told } = pasted('threading\tequipment\tthread', 1, 'subject');
		expect(rows[1]?.cells).toMatchObject({ subject: 'mending', slot: 'step', value: 'thread' });
		expect(told.left).toBe(2);
	});

	it('of what a row says already changes nothing', () => {
		const lines = textOfCells(ROWS.map(({ cells }) => COLUMNS.map((column) => cells[column])));
		expect(pasted(lines, 0).rows).toEqual(ROWS);
	});
});

it('reads cells as a spreadsheet copies them', () => {
	const cells = [
		['a "quoted" word', 'two\nlines', ''],
		['', 'tab\there', 'c']
	];
	expect(cellsOfText(textOfCells(cells))).toEqual(cells);
	expect(cellsOfText('a\tb\r\nc\t\r\n')).toEqual([
		['a', 'b'],
		['c', '']
	]);
	expect(cellsOfText('')).toEqual([]);
});
