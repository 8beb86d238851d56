import { describe, expect, it } from 'vitest';
import type { Quantity } from '$lib/domain/fact';
import { commensurable, formatQuantity, overlap, readQuantity } from './quantity';

const exactly = (number: number, unit = '%'): Quantity => ({ is: 'exactly', number, unit });
const between = (from: number, to: number, unit: string): Quantity => ({
	is: 'between',
	from,
	to,
	unit
});

it.each([
	[exactly(87), '87\u202f%'],
	[{ is: 'about', number: 5, unit: 'mm' } as const, 'about 5\u202fmm'],
	[
		{ is: 'at-least', number: 50, unit: '% of target sites' } as const,
		'at least 50\u202f% of target sites'
	],
	[{ is: 'at-most', number: 12, unit: 'months' } as const, 'up to 12\u202fmonths'],
	[exactly(1, 'months'), '1\u202fmonth'],
	[between(30, 60, 'minutes'), '30–60\u202fminutes']
])('formats %o', (quantity, text) => {
	expect(formatQuantity(quantity)).toBe(text);
	expect(readQuantity(text)).toMatchObject({ is: quantity.is });
});

describe('readQuantity', () => {
	it.each([
		['87', exactly(87, '')],
		['87 %', exactly(87)],
		['87,0', exactly(87, '')],
		['81.8%', exactly(81.8)],
		['1,000 mm', exactly(1000, 'mm')],
		['-70 °C', exactly(-70, '°c')],
		['≥50 %', { is: 'at-least', number: 50, unit: '%' }],
		['at least 50%', { is: 'at-least', number: 50, unit: '%' }],
		['50 % or more', { is: 'at-least', number: 50, unit: '%' }],
		['up to 12 months', { is: 'at-most', number: 12, unit: 'months' }],
		['~5 mm', { is: 'about', number: 5, unit: 'mm' }],
		['30-60', between(30, 60, '')],
		['30–60 min', between(30, 60, 'min')],
		['from 30 to 60 minutes', between(30, 60, 'minutes')],
		['30 minutes to 60 minutes', between(30, 60, 'minutes')],
		['between 2 and 4 weeks', between(2, 4, 'weeks')],
		['-70 to -20 °C', between(-70, -20, '°c')],
		['5 of 10 patients', exactly(5, 'of 10 patients')]
	])('%s', (text, quantity) => expect(readQuantity(text)).toEqual(quantity));

	it.each(['', 'half', 'a few days', '%'])('%j holds no number', (text) =>
		expect(readQuantity(text)).toBeNull()
	);
});

it('overlap compares in one unit', () => {
	expect(overlap(exactly(2, 'weeks'), exactly(14, 'days'))).toBe(true);
	expect(overlap(exactly(2, 'weeks'), exactly(14, 'hours'))).toBe(false);
	expect(overlap(between(30, 60, 'min'), between(1, 2, 'hours'))).toBe(true);
	expect(overlap({ is: 'about', number: 5, unit: 'mm' }, exactly(5.4, 'mm'))).toBe(true);
	expect(overlap({ is: 'about', number: 5, unit: 'mm' }, exactly(6, 'mm'))).toBe(false);
	expect(
		overlap({ is: 'at-least', number: 50, unit: '%' }, { is: 'at-least', number: 75, unit: '%' })
	).toBe(false);
	expect(overlap({ is: 'at-least', number: 50, unit: '%' }, exactly(75))).toBe(true);
});

it('commensurable wants the same dimension of the same thing', () => {
	expect(commensurable(exactly(1, 'weeks'), exactly(1, 'min'))).toBe(true);
	expect(commensurable(exactly(1, 'weeks'), exactly(1, 'mm'))).toBe(false);
	expect(commensurable(exactly(1, '% of sites'), exactly(1, '% of patients'))).toBe(false);
});
