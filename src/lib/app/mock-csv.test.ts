import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMULAS } from '../../../tests/hostile/texts';
import { cellOf } from './mock-csv';

/** Any text, and often one that begins as a formula does. */
const text = fc.tuple(fc.constantFrom('', ...FORMULAS), fc.string()).map((parts) => parts.join(''));

/** Reads one line of RFC 4180 back. */
function read(line: string): string[] {
	const cells = [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",]*))/g)];
	return cells.map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '');
}

describe('a cell', () => {
	it.each(FORMULAS)('%j runs no formula', (text) => {
		expect(read(cellOf(text))).toEqual([`'${text}`]);
	});
	it('stays as it is otherwise', () => {
		for (const text of ['caudal approach', '5 mm', '', '30–60 minutes', 'a=b'])
			expect(cellOf(text)).toBe(text);
	});
	it('comes back whole, whatever it holds, and never begins a formula', () => {
		fc.assert(
			fc.property(fc.array(text, { minLength: 1 }), (cells) => {
				const back = read(cells.map(cellOf).join(','));
				expect(back.map((text, i) => (text === `'${cells[i]}` ? cells[i] : text))).toEqual(cells);
				for (const text of back) expect(text).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
			})
		);
	});
});
