import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studyDay } from '$lib/domain/day';
import { many, memoryOf, waiting } from './fixtures';
import { limitDay, type UsedToday } from './limits';
import { dueOn, type DueCards, type Waiting } from './waiting';

const PACE = { fresh: 30_000, review: 10_000 };
const NOTHING: UsedToday = { fresh: 0, reviews: 0, took: 0 };
const cards = (count: number) => ({ by: 'cards', cards: count }) as const;
const minutes = (count: number) => ({ by: 'minutes', minutes: count }) as const;

const dueDay = (day: number) => memoryOf('review', { on: studyDay(day) });

const ids = (list: readonly Waiting[]) => list.map(({ id }) => id);

const DUE: DueCards = {
	learning: many(6, (n) => waiting(`l${n}`, memoryOf('learning', { at: n }))),
	reviews: many(100, (n) => waiting(`r${n}`, dueDay(100 - (n % 10)))),
	fresh: many(40, (n) => waiting(`n${n}`, null))
};

describe('what is due', () => {
	it('[1.5] on a day: reviews of that day and before, all steps, all new cards', () => {
		const all = [...DUE.fresh, ...DUE.reviews, ...DUE.learning];
		const due = dueOn(all, studyDay(95));
		expect(due.learning).toEqual(DUE.learning);
		expect(due.fresh).toEqual(DUE.fresh);
		expect(due.reviews).toHaveLength(50);
		expect(dueOn(all, studyDay(100)).reviews).toEqual(DUE.reviews);
	});
});

describe('limits by cards', () => {
	it('[8.1] gives new cards in teaching order, less those introduced today', () => {
		const day = limitDay(
			DUE,
			{ newPerDay: 15, limit: cards(200) },
			{ ...NOTHING, fresh: 5 },
			PACE,
			1
		);
		expect(ids(day.fresh)).toEqual(ids(DUE.fresh.slice(0, 10)));
		expect(day.held).toEqual({ reviews: 0, fresh: 30 });
	});

	it('[8.2] gives the longest due first, and equals in an order that the seed draws', () => {
		const take = (seed: number) =>
			limitDay(DUE, { newPerDay: 0, limit: cards(25) }, NOTHING, PACE, seed).reviews;
		const days = take(1).map((card) =>
			card.memory && 'on' in card.memory.due ? card.memory.due.on : 0
		);
		expect(days).toEqual([...days].sort((a, b) => a - b));
		expect(days.slice(0, 10)).toEqual(Array(10).fill(91));
		expect(ids(take(1))).toEqual(ids(take(1)));
		expect(ids(take(1))).not.toEqual(ids(take(2)));
		expect(ids(take(1)).slice(0, 10).sort()).toEqual(ids(take(2)).slice(0, 10).sort());
	});

	it('[8.2] does not depend on the order in which cards were found', () => {
		const limits = { newPerDay: 0, limit: cards(25) };
		const other = { ...DUE, reviews: DUE.reviews.toReversed() };
		expect(limitDay(other, limits, NOTHING, PACE, 1).reviews).toEqual(
			limitDay(DUE, limits, NOTHING, PACE, 1).reviews
		);
	});

	it('[8.4, 8.5] never holds back cards in learning, and counts what it does', () => {
		const used = { fresh: 99, reviews: 999, took: 99_999_999 };
		for (const limit of [cards(10), minutes(10)]) {
			const day = limitDay(DUE, { newPerDay: 5, limit }, used, PACE, 1);
			expect(day).toEqual({
				learning: DUE.learning,
				reviews: [],
				fresh: [],
				held: { reviews: 100, fresh: 40 }
			});
		}
	});

	it('[8.6] leaves the same cards when taken again in mid-session', () => {
		const limits = { newPerDay: 10, limit: cards(30) };
		const morning = limitDay(DUE, limits, NOTHING, PACE, 'day');
		fc.assert(
			fc.property(
				fc.subarray([...morning.reviews]),
				fc.subarray([...morning.fresh]),
				(reviews, fresh) => {
					const done = new Set([...reviews, ...fresh]);
					const rest = (list: readonly Waiting[]) => list.filter((card) => !done.has(card));
					const left = { learning: [], reviews: rest(DUE.reviews), fresh: rest(DUE.fresh) };
					const used = { fresh: fresh.length, reviews: reviews.length, took: 0 };
					const again = limitDay(left, limits, used, PACE, 'day');
					expect(again.reviews).toEqual(rest(morning.reviews));
					expect(again.fresh).toEqual(rest(morning.fresh));
				}
			),
			{ numRuns: 50 }
		);
	});
});

describe('limits by minutes', () => {
	it('[8.3] goes to learning, then reviews, then new cards', () => {
		const count = (limit: number, used = 0) => {
			const day = limitDay(
				DUE,
				{ newPerDay: 15, limit: minutes(limit) },
				{ ...NOTHING, took: used },
				PACE,
				1
			);
			return [day.learning.length, day.reviews.length, day.fresh.length];
		};
		expect(count(1)).toEqual([6, 0, 0]);
		expect(count(11)).toEqual([6, 60, 0]);
		expect(count(11, 5 * 60_000)).toEqual([6, 30, 0]);
		expect(count(20)).toEqual([6, 100, 4]);
		expect(count(90)).toEqual([6, 100, 15]);
	});
});
