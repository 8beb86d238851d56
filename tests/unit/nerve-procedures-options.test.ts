import { describe, expect, it } from 'vitest';
import type { QuestionOf } from '$lib/domain/question';
import { readQuantity } from '$lib/generation/quantity';
import { askedAs, build, SEEDS } from './nerve-procedures';

/*
 * What could be guessed without knowing anything: the place of the answer, its length, the look of
 * its number.
 */

type Choice = QuestionOf<'single-choice'>;

const choices = askedAs('single-choice').map((one) => SEEDS.map((seed) => build(one, seed)));
const isNumeric = ({ options }: Choice) => options.every(({ text }) => /\d/.test(text));
const [numeric, worded] = [true, false].map((kind) =>
	choices.filter(([first]) => first && isNumeric(first) === kind)
) as [Choice[][], Choice[][]];
const placeOf = ({ options }: Choice) => options.findIndex((option) => option.correct);

/** The statistic over equally likely classes. */
function chiSquare(counts: readonly number[]): number {
	const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
	return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** Chi-square that chance exceeds once in 10,000 for 2 and 3 degrees of freedom. */
const RARE: Record<number, number> = { 2: 18.4, 3: 21.1 };

describe('the place of the answer', () => {
	it('is any, for every card over 200 seeds and for all cards together', () => {
		const odd: string[] = [];
		const all = new Map<number, number[]>();
		for (const questions of worded) {
			const [first] = questions;
			if (!first) continue;
			const counts = first.options.map(
				(_, place) => questions.filter((question) => placeOf(question) === place).length
			);
			const size = counts.length;
			if (chiSquare(counts) > (RARE[size - 1] ?? NaN))
				odd.push(`${first.cardId}: ${counts.join()}`);
			all.set(
				size,
				(all.get(size) ?? counts.map(() => 0)).map((sum, at) => sum + (counts[at] ?? 0))
			);
		}
		const together = [...all].map(([size, counts]) => [size, chiSquare(counts)] as const);
		console.log(
			`Places of the key: ${[...all].map(([size, counts]) => `of ${size} ${counts.join('/')}`).join(', ')}; ` +
				`chi-square ${together.map(([, value]) => value.toFixed(1)).join(', ')}.`
		);
		expect(odd).toEqual([]);
		for (const [size, value] of together) expect(value).toBeLessThan(RARE[size - 1] ?? NaN);
	});

	it('is the same whichever options stand beside it', () => {
		for (const questions of worded)
			expect(new Set(questions.map((q) => q.options.length)).size).toBe(1);
	});
});

describe('the length of the answer', () => {
	/** Who always takes the longest (or shortest) option, and any of several, is right so often. */
	function guessed(extreme: (...lengths: number[]) => number): number {
		const rights = choices.map((questions) => {
			const shares = questions.map(({ options }) => {
				const wanted = extreme(...options.map(({ text }) => text.length));
				const taken = options.filter(({ text }) => text.length === wanted);
				return taken.filter((option) => option.correct).length / taken.length;
			});
			return shares.reduce((sum, share) => sum + share, 0) / shares.length;
		});
		return rights.reduce((sum, share) => sum + share, 0) / rights.length;
	}

	it('tells nothing to who takes the longest, and little to who takes the shortest', () => {
		const sizes = choices.map(([first]) => 1 / (first?.options.length ?? NaN));
		const chance = sizes.reduce((sum, share) => sum + share, 0) / sizes.length;
		// Cards are the sample, seeds are not.
		const standardError = Math.sqrt((chance * (1 - chance)) / choices.length);
		const [longest, shortest] = [guessed(Math.max), guessed(Math.min)];
		console.log(
			`Right by taking the longest ${longest.toFixed(3)}, the shortest ${shortest.toFixed(3)}; chance ${chance.toFixed(3)}.`
		);
		expect(Math.abs(longest - chance)).toBeLessThan(2 * standardError);
		// Whoever writes foils so that the answer is not the longest tends to make it the shortest.
		expect(shortest - chance).toBeLessThan(0.1);
	});
});

describe('numbers', () => {
	it('ascend, in one unit and with like precision', () => {
		const odd = numeric.flat().filter(({ options }) => {
			const read = options.map(({ text }) => readQuantity(text));
			const first = read.map(
				(quantity) => quantity && ('from' in quantity ? quantity.from : quantity.number)
			);
			const ascends = first.every(
				(number, at) => at === 0 || (number ?? 0) >= (first[at - 1] ?? 0)
			);
			const units = new Set(read.map((quantity) => quantity?.unit.replace(/s$/, '')));
			const decimals = new Set(options.map(({ text }) => /\.(\d+)/.exec(text)?.[1]?.length ?? 0));
			return !ascends || units.size > 1 || decimals.size > 1;
		});
		expect(odd.map(({ cardId, options }) => [cardId, ...options.map(({ text }) => text)])).toEqual(
			[]
		);
		expect(numeric.length).toBeGreaterThan(2);
	});
});
