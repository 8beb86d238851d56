import { FSRSBinding, type MemoryState } from '@open-spaced-repetition/binding';
import { createEmptyCard, fsrs, State, type Grade as TheirGrade } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { GRADES } from '$lib/domain/grade';
import { cardId } from '$lib/domain/ids';
import type { Memory, Phase, Policy } from '$lib/domain/memory';
import { pick, randomFrom } from '$lib/domain/random';
import { on, PLAIN, policyWith } from './fixtures';
import { DEFAULT_WEIGHTS, nextMemory, outcomes, type Undated } from './fsrs';

const GAPS = [0, 0, 1, 2, 3, 5, 9, 14, 30, 75, 200, 700];

const relative = (value: number, expected: number) =>
	Math.abs(value - expected) / Math.abs(expected);

/** The largest relative difference to fsrs-rs over `cards` random cards of 12 reviews. */
function deviation(cards: number, policy: Policy): number {
	const oracle = new FSRSBinding([...policy.weights]);
	const random = randomFrom(7);
	let largest = 0;
	for (let card = 0; card < cards; card++) {
		let ours: Undated | null = null;
		let theirs: MemoryState | null = null;
		let day = 0;
		for (let review = 0; review < 12; review++) {
			const gap = review === 0 ? 0 : pick(GAPS, random);
			const grade = pick(GRADES, random);
			day += gap;
			ours = nextMemory(ours, grade, on(day), policy);
			const next = oracle.nextStates(theirs, policy.retention, gap);
			theirs = { 1: next.again, 2: next.hard, 3: next.good, 4: next.easy }[grade].memory;
			largest = Math.max(
				largest,
				relative(ours.stability, theirs.stability),
				relative(ours.difficulty, theirs.difficulty)
			);
		}
	}
	return largest;
}

describe('fsrs-rs', () => {
	it('[2.1] agrees on 3,000 random cards of 12 reviews', () => {
		expect(deviation(3_000, PLAIN)).toBeLessThan(1e-5);
	});

	it('[2.1] agrees where ts-fsrs alone would not: first stabilities below 0.1, w19 of 0', () => {
		const low = DEFAULT_WEIGHTS.map((w, i) => (i === 0 ? 0.02 : i === 19 ? 0 : w));
		// fsrs-rs computes in 32 bit: at a stability of 0.01 days that is 1e-5 after some answers.
		expect(deviation(500, policyWith({ weights: low, fuzz: false }))).toBeLessThan(3e-5);
	});

	it('[2.1] agrees under weights that are not the default', () => {
		const weights = DEFAULT_WEIGHTS.map((w, i) => (i === 7 ? w : w * (i % 2 === 0 ? 1.1 : 0.9)));
		expect(deviation(500, policyWith({ weights, fuzz: false }))).toBeLessThan(1e-5);
	});
});

describe("ts-fsrs's own scheduler, at noon UTC where its day is ours", () => {
	const PHASES: Record<State, Phase | null> = {
		[State.New]: null,
		[State.Learning]: 'learning',
		[State.Review]: 'review',
		[State.Relearning]: 'relearning'
	};

	it.each([
		{ learning: [1, 10], relearning: [10] },
		{ learning: [5], relearning: [10, 30] },
		{ learning: [1, 10, 60], relearning: [] }
	])(
		'[3.2, 4.3] gives the same steps and intervals: $learning, $relearning',
		({ learning, relearning }) => {
			const policy = policyWith({
				learningSteps: learning,
				relearningSteps: relearning,
				fuzz: false
			});
			const scheduler = fsrs({
				learning_steps: learning.map((m) => `${m}m` as const),
				relearning_steps: relearning.map((m) => `${m}m` as const),
				enable_fuzz: false
			});
			const random = randomFrom(11);
			for (let n = 0; n < 100; n++) {
				let ours: Memory | null = null;
				let theirs = createEmptyCard(new Date(on(0).clock));
				let day = 0;
				for (let review = 0; review < 12; review++) {
					day += review === 0 ? 0 : pick(GAPS, random);
					const moment = on(day, 720 + review);
					const four = outcomes(ours, cardId('a/b'), moment, policy);
					const preview = scheduler.repeat(theirs, new Date(moment.clock));
					// Their learning cards leave Good and Easy out of order, and Again without a step ties with Hard.
					const ordered = theirs.state === State.Review && relearning.length > 0;
					for (const grade of GRADES) {
						const { card } = preview[grade as TheirGrade];
						const { memory, wait } = four[grade];
						expect(memory.stability).toBe(card.stability);
						expect(memory.difficulty).toBe(card.difficulty);
						expect(memory).toMatchObject({
							phase: PHASES[card.state],
							step: card.learning_steps,
							reps: card.reps,
							lapses: card.lapses
						});
						if ('minutes' in wait) expect(memory.due).toEqual({ at: card.due.getTime() });
						else if (ordered) expect(wait.days).toBe(card.scheduled_days);
					}
					const grade = pick(GRADES, random);
					ours = four[grade].memory;
					theirs = preview[grade as TheirGrade].card;
				}
			}
			expect(policy.learningSteps).toBe(learning);
		}
	);
});
