import { describe, expect, it } from 'vitest';
import { cardId } from '$lib/domain/ids';
import { choicesOf, reasonOf } from './session-end';

const answers = (right: number, wrong: number, choices: number | null = 4) => [
	...Array.from({ length: right }, () => ({ choices, correct: true })),
	...Array.from({ length: wrong }, () => ({ choices, correct: false }))
];

describe('choices with guessing taken off', () => {
	it('counts blind guessing as nothing known', () => {
		const choices = choicesOf(answers(5, 15));
		expect(choices).toMatchObject({ right: 5, asked: 20 });
		expect(choices?.known).toBeCloseTo(0, 12);
	});

	it('solves P(correct) = known + (1 - known)/k for known', () => {
		expect(choicesOf(answers(14, 6))?.known).toBeCloseTo((0.7 - 0.25) / 0.75, 12);
	});

	it('is never below nothing, and leaves out what was no choice or was not marked', () => {
		expect(choicesOf(answers(0, 3))?.known).toBe(0);
		expect(choicesOf(answers(3, 3, null))).toBeNull();
		expect(choicesOf([{ choices: 4, correct: null }])).toBeNull();
	});
});

describe('why a session ended', () => {
	const done = { held: { reviews: 0, fresh: 0 }, stepAt: null };
	const [a, b, c] = ['d/a', 'd/b', 'd/c'].map(cardId) as [never, never, never];

	it("all that was due, where the session was the day's", () => {
		expect(reasonOf(done, [{ card: a }], null)).toEqual({ kind: 'all-done' });
	});

	it('all cards that were chosen, each counted once, and how many of them are set aside', () => {
		expect(reasonOf(done, [{ card: a }, { card: b }, { card: a }], [a, b])).toEqual({
			...{ kind: 'chosen-done', cards: 2, aside: 0 }
		});
		expect(reasonOf(done, [{ card: b }], [a, b, c])).toMatchObject({ cards: 1, aside: 2 });
	});

	it('a learning step that comes later, before anything else', () => {
		expect(reasonOf({ ...done, stepAt: 5 }, [{ card: a }], [a])).toEqual({
			...{ kind: 'step-later', at: 5 }
		});
	});
});
