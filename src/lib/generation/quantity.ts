import type { Quantity } from '$lib/domain/fact';
import { readUnit } from './units';

export { formatQuantity } from '$lib/domain/quantity';

const BOUNDS: readonly (readonly [RegExp, 'about' | 'at-least' | 'at-most'])[] = [
	[
		/^(?:at least|no less than|not less than|minimum(?: of)?|≥|>=)|\bor (?:more|longer)\b|\+$/,
		'at-least'
	],
	[
		/^(?:at most|up to|no more than|not more than|maximum(?: of)?|≤|<=)|\bor (?:less|fewer)\b/,
		'at-most'
	],
	[/^(?:about|around|approximately|approx\.?|roughly|circa|ca\.?|some|~|≈)/, 'about']
];
const RANGE_SIGN = /(?:[-–—]|\bto|\band)\s*-?$/;

/**
 * Reads what a person types or writes: `87`, `87 %`, `87,0`, `at least 50%`, `30-60`,
 * `30 to 60 min`. The unit is `''` where none is written; null where there is no number.
 */
export function readQuantity(text: string): Quantity | null {
	const plain = text.trim().toLowerCase().replaceAll('−', '-');
	const is = BOUNDS.find(([pattern]) => pattern.test(plain))?.[1] ?? 'exactly';
	const bare = plain
		.replace(/\bor (?:more|longer|less|fewer)$|\+$/, '')
		.replace(/(\d),(\d{3})(?!\d)/g, '$1$2')
		.replace(/(\d),(\d)/g, '$1.$2');
	const [first, second] = bare.matchAll(/\d+(?:\.\d+)?/g);
	if (!first) return null;
	const after = bare.slice(first.index + first[0].length);
	const number = Number(first[0]) * (bare[first.index - 1] === '-' ? -1 : 1);
	const gap = second ? after.slice(0, after.indexOf(second[0])) : '';
	if (!second || !RANGE_SIGN.test(gap)) return { is, number, unit: after.trim() };
	const minus = gap.endsWith('-') && RANGE_SIGN.test(gap.slice(0, -1));
	return {
		is: 'between',
		from: number,
		to: Number(second[0]) * (minus ? -1 : 1),
		unit: after.slice(gap.length + second[0].length).trim() || gap.replace(RANGE_SIGN, '').trim()
	};
}

/** Of an "about": how far from the number still counts, as a share of it. */
export const ABOUT = 0.1;

export interface Span {
	readonly low: number;
	readonly high: number;
}

/** The values a quantity allows, in its unit's base (seconds, millimetres ...). */
export function spanOf(quantity: Quantity): Span {
	const factor = readUnit(quantity.unit)?.factor ?? 1;
	if (quantity.is === 'between') return { low: quantity.from * factor, high: quantity.to * factor };
	const number = quantity.number * factor;
	if (quantity.is === 'at-least') return { low: number, high: Infinity };
	if (quantity.is === 'at-most') return { low: -Infinity, high: number };
	const slack = quantity.is === 'about' ? Math.abs(number) * ABOUT : 0;
	return { low: number - slack, high: number + slack };
}

/** Where a quantity stands in ascending order: the bound it names, or its lower end. */
export function orderOf(quantity: Quantity): number {
	const factor = readUnit(quantity.unit)?.factor ?? 1;
	return factor * (quantity.is === 'between' ? quantity.from : quantity.number);
}

/**
 * One value may satisfy both. Two bounds of one kind (`at least 50`, `at least 75`) answer the
 * question which threshold, so they overlap only if equal.
 */
export function overlap(a: Quantity, b: Quantity): boolean {
	if (a.is === b.is && (a.is === 'at-least' || a.is === 'at-most'))
		return orderOf(a) === orderOf(b);
	const [one, other] = [spanOf(a), spanOf(b)];
	return one.low <= other.high && other.low <= one.high;
}

/** They measure the same thing, so that one can be set against the other. */
export function commensurable(a: Quantity, b: Quantity): boolean {
	const [one, other] = [readUnit(a.unit), readUnit(b.unit)];
	return one?.dimension === other?.dimension && one?.of === other?.of;
}
