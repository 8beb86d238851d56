import { describe, expect, it } from 'vitest';
import { cardId } from '$lib/domain/ids';
import { FUZZY, on, reviewRow, undoRow } from './fixtures';
import { cardDaysOf, DEFAULT_HABITS, habitsFrom, type CardDay } from './habits';

const CARD = cardId('deck/card');
const row = (day: number, grade: 1 | 2 | 3 | 4, took: number, first: boolean, counter: number) => ({
	...reviewRow(CARD, grade, on(day), FUZZY.id, 'a', counter),
	took,
	predicted: first ? null : 0.9
});

const times = (count: number, day: CardDay) => Array.from({ length: count }, () => day);
const sum = (shares: readonly number[]) => shares.reduce((total, share) => total + share, 0);

describe('card-days', () => {
	it('take the first grade of the day and the time of all its answers', () => {
		const rows = [
			row(0, 1, 9_000, true, 1),
			row(0, 3, 4_000, false, 2),
			row(3, 3, 5_000, false, 3)
		];
		expect(cardDaysOf(rows)).toEqual([
			{ first: true, grade: 1, seconds: 13 },
			{ first: false, grade: 3, seconds: 5 }
		]);
	});

	it('leave out what was taken back', () => {
		const wrong = row(0, 1, 9_000, true, 1);
		expect(cardDaysOf([wrong, undoRow(wrong, 2), row(0, 3, 4_000, true, 3)])).toEqual([
			{ first: true, grade: 3, seconds: 4 }
		]);
	});
});

describe('habits', () => {
	it('are the default without a log', () => {
		const habits = habitsFrom([]);
		for (const of of ['first', 'recalled', 'firstSeconds', 'reviewSeconds'] as const)
			habits[of].forEach((value, i) => expect(value).toBeCloseTo(DEFAULT_HABITS[of][i] ?? NaN, 12));
	});

	it('move half of the way at fifty observations: n / (50 + n)', () => {
		const habits = habitsFrom(times(50, { first: false, grade: 3, seconds: 20 }));
		expect(habits.recalled[1]).toBeCloseTo((0.631 + 1) / 2, 12);
		expect(habits.reviewSeconds[2]).toBeCloseTo((7.33 + 20) / 2, 12);
		expect(habits.reviewSeconds[0]).toBe(23);
		expect(habits.first).toEqual(habitsFrom([]).first);
	});

	it('do not count a failed review among the shares of those recalled', () => {
		const habits = habitsFrom(times(80, { first: false, grade: 1, seconds: 23 }));
		expect(habits.recalled[0]).toBeCloseTo(DEFAULT_HABITS.recalled[0], 12);
	});

	it('drop card-days over 20 minutes', () => {
		const long = times(10, { first: true, grade: 1, seconds: 1_201 });
		expect(habitsFrom(long)).toEqual(habitsFrom([]));
	});

	it('keep shares that sum to one', () => {
		const days = [
			...times(17, { first: true, grade: 2, seconds: 5 }),
			...times(31, { first: false, grade: 4, seconds: 3 })
		];
		const { first, recalled } = habitsFrom(days);
		expect(sum(first)).toBeCloseTo(1, 12);
		expect(sum(recalled)).toBeCloseTo(1, 12);
	});
});
