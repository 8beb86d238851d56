import { describe, expect, it } from 'vitest';
import type { Grade } from '$lib/domain/grade';
import type { Policy } from '$lib/domain/memory';
import { CARD, on, PLAIN, policyWith } from './fixtures';
import { DEFAULT_WEIGHTS, intervalFor, nextMemory, outcomes, type Undated } from './fsrs';

/** Memories after `grades`, `gaps[i]` days after the one before. */
function memoriesOf(grades: readonly Grade[], gaps: readonly number[], policy: Policy): Undated[] {
	const memories: Undated[] = [];
	let day = 0;
	grades.forEach((grade, i) => {
		day += gaps[i] ?? 0;
		memories.push(nextMemory(memories.at(-1) ?? null, grade, on(day), policy));
	});
	return memories;
}

const relative = (value: number, expected: number) => Math.abs(value - expected) / expected;

describe('[2.1] published vectors of FSRS-6', () => {
	const RATINGS: Grade[] = [1, 3, 3, 3, 3, 3];
	const GAPS = [0, 0, 1, 3, 8, 21];

	it('fsrs-rs src/inference.rs: memory state after six reviews', () => {
		const last = memoriesOf(RATINGS, GAPS, PLAIN).at(-1);
		expect(Math.abs((last?.stability ?? 0) - 53.62691)).toBeLessThan(1e-4);
		expect(Math.abs((last?.difficulty ?? 0) - 6.3574867)).toBeLessThan(1e-4);
	});

	it('fsrs-rs src/inference.rs: the same without short-term weights', () => {
		const weights = DEFAULT_WEIGHTS.map((w, i) => (i >= 17 && i <= 19 ? 0 : w));
		const last = memoriesOf(RATINGS, GAPS, policyWith({ weights, fuzz: false })).at(-1);
		expect(Math.abs((last?.stability ?? 0) - 53.335106)).toBeLessThan(1e-4);
	});

	it('[4.2] fsrs-rs src/inference.rs: intervals for a stability of one day', () => {
		const days = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((tenths) =>
			intervalFor(1, policyWith({ retention: tenths / 10, maximumInterval: 10_000_000 }))
		);
		const [longest = 0, ...others] = days;
		// fsrs-rs computes in 32 bit (3116765.75); the formula in 64 bit gives 3116768.63.
		expect(relative(longest, 3_116_766)).toBeLessThan(1e-6);
		expect(others).toEqual([34_793, 2_508, 387, 90, 27, 9, 3, 1, 1]);
	});

	it('[4.2] ts-fsrs __tests__/FSRS-6.test.ts: intervals of a card answered when due', () => {
		const ratings: Grade[] = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3];
		let moment = on(0);
		let memory: Undated | null = null;
		const days = ratings.map((grade) => {
			const outcome = outcomes(memory, CARD, moment, PLAIN)[grade];
			memory = outcome.memory;
			const wait = 'days' in outcome.wait ? outcome.wait.days : 0;
			const minutes = 'minutes' in outcome.wait ? outcome.wait.minutes : 0;
			moment = {
				...moment,
				day: (moment.day + wait) as typeof moment.day,
				clock: moment.clock + (wait * 1440 + minutes) * 60_000
			};
			return wait;
		});
		expect(days).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
	});

	it('py-fsrs 6.3.0 by the fsrs_ex fixture: Good, Again, Good, Hard, Easy', () => {
		const stabilities = memoriesOf([3, 1, 3, 2, 4], [0, 0, 3, 9, 37], PLAIN).map(
			(m) => m.stability
		);
		const expected = [2.3065, 0.77508398, 4.30888695, 10.7089117, 53.3213168];
		stabilities.forEach((s, i) => expect(relative(s, expected[i] ?? 0)).toBeLessThan(2e-8));
		expect(stabilities).toHaveLength(5);
	});

	it('counts a lapse only in review', () => {
		const lapses = memoriesOf([1, 1, 4, 1, 1, 3, 1], [0, 0, 0, 9, 0, 0, 9], PLAIN).map(
			(m) => m.lapses
		);
		expect(lapses).toEqual([0, 0, 0, 1, 1, 1, 2]);
	});
});
