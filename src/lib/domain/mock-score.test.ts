import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brier, chanceOf, guessCorrected, wilson } from './mock-score';

describe('the interval', () => {
	// R: binom::binom.confint(x, n, methods = "wilson")
	it.each([
		[8, 10, 0.4901625, 0.9433178],
		[0, 10, 0, 0.2775328],
		[10, 10, 0.7224672, 1],
		[45, 100, 0.3561454, 0.5475614]
	])('of %i in %i is %f to %f', (right, of, low, high) => {
		expect(wilson(right, of).low).toBeCloseTo(low, 4);
		expect(wilson(right, of).high).toBeCloseTo(high, 4);
	});

	it('holds the share and lies within 0 and 1', () => {
		fc.assert(
			fc.property(fc.nat(300), fc.nat(300), (a, b) => {
				const [right, of] = [Math.min(a, b), Math.max(a, b, 1)];
				const { low, high } = wilson(right, of);
				expect(low).toBeGreaterThanOrEqual(0);
				expect(high).toBeLessThanOrEqual(1);
				expect(right / of).toBeGreaterThanOrEqual(low - 1e-9);
				expect(right / of).toBeLessThanOrEqual(high + 1e-9);
			})
		);
		expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
	});
});

describe('guessing taken off', () => {
	const choice = (correct: boolean, answered = true) => ({ answered, correct, choices: 4 });
	it('leaves nothing of blind guessing', () => {
		const marked = [choice(true), choice(false), choice(false), choice(false)];
		expect(guessCorrected(marked)).toBeCloseTo(0);
	});
	it('takes nothing for what was left open, nor for what cannot be guessed', () => {
		expect(guessCorrected([choice(true), choice(false, false)])).toBe(0.5);
		const typed = { answered: true, correct: false, choices: null };
		expect(guessCorrected([choice(true), typed])).toBe(0.5);
	});
	it('is never below nothing, and whole where all is right', () => {
		expect(guessCorrected([choice(false)])).toBe(0);
		expect(guessCorrected([choice(true), choice(true)])).toBe(1);
		expect(guessCorrected([])).toBe(0);
	});
});

it('scores what was said by the square of its distance from what was so', () => {
	expect(brier([])).toBeNull();
	expect(brier([{ chance: 0.9, correct: true }])).toBeCloseTo(0.01);
	expect(
		brier([
			{ chance: 0.6, correct: false },
			{ chance: 0.6, correct: true }
		])
	).toBeCloseTo((0.36 + 0.16) / 2);
});

it('takes guessing among options into account', () => {
	expect(chanceOf(0.5, 4)).toBeCloseTo(0.625);
	expect(chanceOf(0.5, null)).toBe(0.5);
});
