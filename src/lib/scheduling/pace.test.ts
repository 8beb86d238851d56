import { describe, expect, it } from 'vitest';
import { GOOD } from '$lib/domain/grade';
import { cardId } from '$lib/domain/ids';
import type { Review } from '$lib/domain/review';
import { FUZZY, on, reviewRow, undoRow } from './fixtures';
import { DEFAULT_HABITS } from './habits';
import { DEFAULT_PACE, minutesFor, paceOf } from './pace';

const answer = (n: number, day: number, took: number, predicted: number | null = 0.9): Review => ({
	...reviewRow(cardId(`d/${n}`), GOOD, on(day), FUZZY.id, 'a', n * 100 + day),
	took,
	predicted
});

const range = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('pace', () => {
	it('[10.2] is the default for a learner without reviews', () => {
		expect(paceOf([])).toEqual(DEFAULT_PACE);
	});

	it('[10.2] of a new card is that of its first grade, shared as this learner grades', () => {
		const good = range(50).map((n) => answer(n, 1, 4_000, null));
		const { first, firstSeconds } = DEFAULT_HABITS;
		const others = [0, 1, 3].reduce((sum, g) => sum + (first[g] ?? 0) * (firstSeconds[g] ?? 0), 0);
		const ownGood = ((1 + first[2]) / 2) * ((4 + firstSeconds[2]) / 2);
		expect(paceOf(good).fresh).toBeCloseTo(1_000 * (others / 2 + ownGood), 6);
		expect(paceOf(good).review).toBe(DEFAULT_PACE.review);
	});

	it('[10.2] is all but the learner after many card-days', () => {
		const many = [1, 2, 3, 4].flatMap((grade) =>
			range(20_000).map((n) => ({ ...answer(n, grade, 4_000), grade: grade as Review['grade'] }))
		);
		expect(Math.abs(paceOf(many).review - 4_000)).toBeLessThan(20);
	});

	it('[10.2] leaves out card-days over 20 minutes: somebody was called away', () => {
		const away = range(25).map((n) => ({ ...answer(1, 1, 60_000), id: `c:${n}` as Review['id'] }));
		expect(paceOf(away)).toEqual(DEFAULT_PACE);
		expect(paceOf(away.slice(0, 20)).review).toBeGreaterThan(DEFAULT_PACE.review);
	});

	it('[10.1] adds up the answers of a card on one day', () => {
		const twice = range(50).flatMap((n) => [
			answer(n, 1, 8_000, null),
			{ ...answer(n, 1, 6_000), id: `b:${n}` as Review['id'] }
		]);
		const once = range(50).map((n) => answer(n, 1, 14_000, null));
		expect(paceOf(twice)).toEqual(paceOf(once));
	});

	it('[10.1] leaves out undone answers', () => {
		const slow = answer(1, 1, 60_000);
		expect(paceOf([slow, undoRow(slow, 9)])).toEqual(DEFAULT_PACE);
	});

	it('[10.2] says how many minutes cards take', () => {
		const pace = { fresh: 30_000, review: 10_000 };
		expect(minutesFor({ fresh: 4, reviews: 11, learning: 1 }, pace)).toBe(4);
	});
});
