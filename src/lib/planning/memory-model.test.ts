import { describe, expect, it } from 'vitest';
import { studyDay } from '$lib/domain/day';
import { GRADES } from '$lib/domain/grade';
import { pick, randomFrom } from '$lib/domain/random';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import { DEFAULT_WEIGHTS, nextMemory, retrievability, type Undated } from '$lib/scheduling/fsrs';
import { policyFrom, policyOf } from '$lib/scheduling/policy';
import { memoryModel } from './memory-model';

const GAPS = [1, 2, 3, 5, 9, 14, 30, 75, 200, 700];
const relative = (value: number, expected: number) => Math.abs(value - expected) / expected;

/** The largest relative difference to the scheduler over 500 cards of twelve looks on separate days. */
function deviation(weights: readonly number[]): number {
	const policy = policyFrom({ ...policyOf(DEFAULT_SETTINGS.study), weights });
	const model = memoryModel(weights);
	const random = randomFrom(5);
	const next = new Float64Array(4);
	let largest = 0;
	for (let card = 0; card < 500; card++) {
		let theirs: Undated | null = null;
		let [ours, day] = [{ stability: 0, difficulty: 0 }, 0];
		for (let look = 0; look < 12; look++) {
			const [grade, elapsed] = [pick(GRADES, random), pick(GAPS, random)];
			day += elapsed;
			if (theirs === null) ours = model.first[grade - 1] ?? ours;
			else {
				const recall = model.look(elapsed, ours.stability, ours.difficulty, next);
				largest = Math.max(
					largest,
					relative(recall, retrievability(theirs, studyDay(day), policy))
				);
				ours = {
					stability: next[grade - 1] ?? NaN,
					difficulty: model.harder(ours.difficulty, grade)
				};
			}
			theirs = nextMemory(theirs, grade, { clock: day, offset: 0, day: studyDay(day) }, policy);
			largest = Math.max(
				largest,
				relative(ours.stability, theirs.stability),
				relative(ours.difficulty, theirs.difficulty)
			);
		}
	}
	return largest;
}

describe('memory model', () => {
	it('agrees with the scheduler to 1e-9', () => {
		expect(deviation(DEFAULT_WEIGHTS)).toBeLessThan(1e-9);
	});

	it('agrees under weights that are not the default', () => {
		const weights = DEFAULT_WEIGHTS.map((w, i) => (i === 7 ? w : w * (i % 2 === 0 ? 1.1 : 0.9)));
		expect(deviation(weights)).toBeLessThan(1e-9);
	});

	it('agrees with a first stability below 0.1', () => {
		expect(deviation(DEFAULT_WEIGHTS.map((w, i) => (i === 0 ? 0.02 : w)))).toBeLessThan(1e-9);
	});
});
