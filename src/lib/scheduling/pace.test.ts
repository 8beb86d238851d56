import { describe, expect, it } from 'vitest';
import { GOOD } from '$lib/domain/grade';
import { cardId } from '$lib/domain/ids';
import type { Review } from '$lib/domain/review';
import { FUZZY, on, reviewRow, undoRow } from './fixtures';
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

	it('[10.2] is half the learner after 50 card-days and all but the learner after many', () => {
		const fifty = range(50).map((n) => answer(n, 1, 4_000));
		expect(paceOf(fifty)).toEqual({
			fresh: DEFAULT_PACE.fresh,
			review: (DEFAULT_PACE.review + 4_000) / 2
		});
		const many = range(5_000).map((n) => answer(n, 1, 4_000));
		expect(paceOf(many).review).toBeCloseTo(4_000 + 5_600 * (50 / 5_050), 6);
	});

	it('[10.2] takes the median: a few long answers change little', () => {
		const rows = range(99).map((n) => answer(n, 1, n < 60 ? 5_000 : 60_000));
		expect(paceOf(rows).review).toBeCloseTo(9_600 + (5_000 - 9_600) * (99 / 149), 6);
	});

	it('[10.1] adds up the answers of a card on its first day', () => {
		const rows = range(50).flatMap((n) => [
			answer(n, 1, 8_000, null),
			{ ...answer(n, 1, 6_000), id: `b:${n}` as Review['id'] },
			answer(n, 2, 5_000)
		]);
		const pace = paceOf(rows);
		expect(pace.fresh).toBe((DEFAULT_PACE.fresh + 14_000) / 2);
		expect(pace.review).toBe((DEFAULT_PACE.review + 5_000) / 2);
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
