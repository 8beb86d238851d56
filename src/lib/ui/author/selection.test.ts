import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	cellAfter,
	cornersOf,
	everything,
	goTo,
	one,
	stepped,
	wholeColumns,
	wholeRows,
	within,
	type Selection
} from './selection';

const SIZE = { rows: 30, columns: 5 };
const PAGE = 10;

const press = (
	from: Selection,
	key: string,
	{ control = false, shift = false } = {}
): Selection => {
	const cell = cellAfter(key, from.at, SIZE, PAGE, control);
	if (!cell) throw new Error(`${key} does not move`);
	return goTo(from, cell, SIZE, shift);
};

describe('a key that moves', () => {
	it.each([
		['ArrowDown', false, [13, 2]],
		['ArrowUp', false, [11, 2]],
		['ArrowRight', false, [12, 3]],
		['ArrowLeft', false, [12, 1]],
		['Home', false, [12, 0]],
		['End', false, [12, 4]],
		['PageDown', false, [22, 2]],
		['PageUp', false, [2, 2]],
		['ArrowDown', true, [29, 2]],
		['ArrowUp', true, [0, 2]],
		['ArrowRight', true, [12, 4]],
		['ArrowLeft', true, [12, 0]],
		['Home', true, [0, 0]],
		['End', true, [29, 4]]
	] as const)('%s (Ctrl %s) leads to %j', (key, control, [row, column]) => {
		expect(press(one(12, 2), key, { control })).toEqual(one(row, column));
		expect(press(one(12, 2), key, { control, shift: true })).toEqual({
			at: { row, column },
			anchor: { row: 12, column: 2 }
		});
	});

	it('never leads out of the table', () => {
		const keys = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageDown', 'PageUp', 'End'];
		const pressed = fc.record({
			key: fc.constantFrom(...keys),
			control: fc.boolean(),
			shift: fc.boolean()
		});
		fc.assert(
			fc.property(fc.array(pressed), (all) => {
				let now = one(0, 0);
				for (const { key, ...held } of all) now = press(now, key, held);
				const { top, bottom, left, right } = cornersOf(now);
				expect(Math.min(top, left)).toBeGreaterThanOrEqual(0);
				expect(bottom).toBeLessThan(SIZE.rows);
				expect(right).toBeLessThan(SIZE.columns);
			})
		);
	});
});

it('Tab goes over the ends of rows and stops at those of the table', () => {
	expect(stepped(one(1, 4), 1, SIZE)).toEqual({ row: 2, column: 0 });
	expect(stepped(one(1, 0), -1, SIZE)).toEqual({ row: 0, column: 4 });
	expect(stepped(one(29, 4), 1, SIZE)).toBeNull();
	expect(stepped(one(0, 0), -1, SIZE)).toBeNull();
});

it('selects whole rows, whole columns and all', () => {
	const some = goTo(one(3, 1), { row: 5, column: 2 }, SIZE, true);
	expect(cornersOf(wholeRows(some, SIZE))).toEqual({ top: 3, bottom: 5, left: 0, right: 4 });
	expect(cornersOf(wholeColumns(some, SIZE))).toEqual({ top: 0, bottom: 29, left: 1, right: 2 });
	expect(cornersOf(everything(one(2, 2), SIZE))).toEqual({ top: 0, bottom: 29, left: 0, right: 4 });
});

it('keeps to the rows that are left', () => {
	const few = { rows: 2, columns: 5 };
	expect(within(one(12, 2), few)).toEqual(one(1, 2));
	expect(cornersOf(everything(one(0, 0), { rows: 0, columns: 5 })).bottom).toBe(0);
});
