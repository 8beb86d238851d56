import { documentOf } from '$lib/authoring/document/files';
import { namesIn } from '$lib/authoring/document/names';
import { rowsOf } from '$lib/authoring/document/rows';
import { sample } from '$lib/authoring/sample';
import { readYaml } from '$lib/authoring/yaml';
import { describe, expect, it } from 'vitest';
import {
	clearBlock,
	fillDown,
	newFact,
	textOfBlock,
	typeCell,
	wordsOfPaste,
	type Column
} from './author-table';
import { apply, type Change } from '$lib/authoring/document/document';

const DRAFT = documentOf(
	new Map(
		[...sample().texts].map(([name, text]) => [name, readYaml(name, text).yaml.data] as const)
	)
);
const NAMES = namesIn(DRAFT);
const ROWS = rowsOf(DRAFT, NAMES);
const after = (change: Change) => rowsOf(apply(DRAFT, change), NAMES);
const block = (from: number, to: number, ...columns: Column[]) => ({
	rows: ROWS.slice(from, to),
	columns
});
const LAST = ROWS.at(-1)?.key ?? '';

describe('a block of cells', () => {
	it('is emptied, but for what a list states', () => {
		const rows = after(clearBlock(DRAFT, block(0, 2, 'slot', 'value', 'says'), NAMES));
		expect(rows.slice(0, 3).map(({ cells }) => [cells.slot, cells.value, cells.says])).toEqual([
			['', '', ''],
			['step', '', ''],
			['step', 'press them together', 'Then they are {pressed} together.']
		]);
	});

	it('is filled with its first row', () => {
		const rows = after(fillDown(DRAFT, block(1, 4, 'value', 'at'), NAMES));
		expect(rows.map(({ cells }) => cells.value)).toEqual([
			'glue',
			...Array<string>(3).fill('clean the parts')
		]);
		expect(fillDown(DRAFT, block(2, 3, 'value'), NAMES)).toEqual([]);
	});

	it('is copied as it is shown', () => {
		expect(textOfBlock(block(0, 2, 'value', 'at'))).toBe('glue\tpage 3\nclean the parts\tpage 4');
	});
});

describe('a new fact after the last member of a list', () => {
	it.each([
		[false, 'mending.steps'],
		[true, null]
	])('outside %s is in the list %s', (outside, list) => {
		const added = newFact(DRAFT, LAST, outside);
		expect(after(added?.change ?? []).at(-1)).toMatchObject({ key: added?.key, list });
	});
});

it('a fact without an id gets one of the words typed into it', () => {
	const added = newFact(DRAFT, ROWS[0]?.key ?? '');
	const draft = apply(DRAFT, added?.change ?? []);
	const typed = apply(draft, typeCell(draft, added?.key ?? '', 'value', 'thread', NAMES));
	expect(rowsOf(typed, NAMES)[1]?.cells).toMatchObject({
		id: 'mending.equipment.thread',
		value: 'thread'
	});
});

it('says what a paste has left out', () => {
	const told = { change: [], rows: 3, columns: 1 };
	expect(wordsOfPaste({ ...told, left: 0 })).toBe('Pasted 3 rows.');
	expect(wordsOfPaste({ ...told, left: 1 })).toMatch(/^Pasted 3 rows\. One cell was left out/);
});
