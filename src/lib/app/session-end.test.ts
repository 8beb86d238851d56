import { describe, expect, it } from 'vitest';
import { choicesOf } from './session-end';

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
