import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from './canonical';

describe('canonical', () => {
	it('is JSON of the same value, whatever order its keys were built in', () => {
		const reversed = (value: unknown): unknown => {
			if (typeof value !== 'object' || value === null) return value;
			if (Array.isArray(value)) return value.map(reversed);
			const entries = Object.entries(value).reverse();
			return Object.fromEntries(entries.map(([key, field]) => [key, reversed(field)]));
		};
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
				expect(canonical(reversed(value))).toBe(canonical(value));
				expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value));
			}),
			{ numRuns: 1_000 }
		);
	});

	it('leaves out what has no value, and sorts at every depth', () => {
		expect(canonical({ b: [{ d: 1, c: undefined, a: null }], a: 'x' })).toBe(
			'{"a":"x","b":[{"a":null,"d":1}]}'
		);
	});
});
