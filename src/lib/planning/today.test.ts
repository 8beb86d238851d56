import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { CardId } from '$lib/domain/ids';
import type { Memory } from '$lib/domain/memory';
import { boundOf } from './bound';
import type { ExamCards } from './cards';
import {
	daysAhead,
	examIn,
	finished,
	flat,
	inputWith,
	mature,
	memoryWith,
	numbered,
	scopeOf,
	TODAY
} from './fixtures';
import { situationOf, type PlanInput } from './situation';
import { planToday } from './today';

// A plan takes well under a second, but not on a machine that does other things.
vi.setConfig({ testTimeout: 60_000 });

const today = (input: PlanInput) => finished(planToday(input));
const plan = (exam: ExamCards, changes: Partial<PlanInput> = {}) =>
	today(inputWith([exam], changes));
const whyNot = (scope: ExamCards, changes: Partial<PlanInput> = {}) => {
	const { unplanned, order, prices } = plan(scope, changes);
	expect(order).toEqual([]);
	expect(prices).toBeNull();
	return unplanned.get(scope.exam.id);
};

describe("today's order", () => {
	it('is the same for the same input, and leaves the input as it was', () => {
		const input = inputWith([scopeOf(examIn(20), 80)], { memories: mature(40) });
		const before = structuredClone(input);
		expect(today(input)).toEqual(today(input));
		expect(input).toEqual(before);
	});

	it('names each card once, best first, and fills the minutes', () => {
		const { order } = plan(scopeOf(examIn(20), 120), { memories: mature(60) });
		expect(new Set(order.map(({ card }) => card)).size).toBe(order.length);
		const fitting = order.filter(({ fits }) => fits);
		const seconds = fitting.reduce((sum, look) => sum + look.seconds, 0);
		expect(Math.abs(seconds - 600)).toBeLessThan(20);
		const gaining = order.filter(({ card }) => Number(card.slice(5)) < 60);
		expect(gaining.map(({ index }) => index)).toEqual(
			gaining.map(({ index }) => index).sort((a, b) => b - a)
		);
	});

	it('says what waiting costs: recall on the day is higher with a look now', () => {
		const { order } = plan(scopeOf(examIn(20), 60), { memories: mature(60) });
		expect(order.length).toBeGreaterThan(10);
		for (const { ifNot, ifNow } of order) expect(ifNow).toBeGreaterThan(ifNot);
	});

	it('does not show a card again on the day it was seen, nor where the clock was set back', () => {
		const memories = new Map<CardId, Memory>([
			[numbered(0), memoryWith(0.5, 9, 0)],
			[numbered(1), memoryWith(0.5, 9, -3)],
			[numbered(2), memoryWith(0.5, 9, 2)]
		]);
		const { order } = plan(scopeOf(examIn(5), 3), { memories });
		expect(order.map(({ card }) => card)).toEqual([numbered(2)]);
	});

	it('puts what weighs more first where time is short', () => {
		const exam = examIn(4, { blueprint: { heavy: 0.9, light: 0.1 }, budget: flat(2) });
		const cards = Array.from({ length: 40 }, (_, n) => ({
			id: numbered(n),
			category: n < 20 ? 'light' : 'heavy'
		}));
		const fitting = plan({ exam, cards }).order.filter(({ fits }) => fits);
		expect(fitting.length).toBeGreaterThan(3);
		expect(fitting.every(({ card }) => Number(card.slice(5)) >= 20)).toBe(true);
	});

	it('leaves out what the blueprint does not ask for', () => {
		const exam = examIn(10, { blueprint: { asked: 1 } });
		const cards = [
			{ id: numbered(0), category: 'asked' },
			{ id: numbered(1), category: 'other' }
		];
		expect(plan({ exam, cards }).order.map(({ card }) => card)).toEqual([numbered(0)]);
	});

	it('studies a card of two exams once, for the nearer one, before those of one exam', () => {
		const near = scopeOf(examIn(6, { budget: flat(2) }), 30);
		const far = scopeOf(examIn(12, { budget: flat(2) }), 30, 15);
		const { order } = today(inputWith([far, near]));
		expect(order).toHaveLength(45);
		expect(new Set(order.map(({ card }) => card)).size).toBe(45);
		const first = order.slice(0, 10).map(({ card }) => Number(card.slice(5)));
		expect(first.every((n) => n >= 15 && n < 30)).toBe(true);
		expect(order[0]?.exam).toBe(near.exam.id);
	});

	it('sees every new card while there is time for it', () => {
		const { order } = plan(scopeOf(examIn(2, { budget: flat(60) }), 50));
		expect(order.filter(({ fits }) => fits)).toHaveLength(50);
	});

	it('has nothing on a day off but knows the prices of the days after it', () => {
		const { order, prices, unplanned } = plan(scopeOf(examIn(9, { daysOff: [TODAY] }), 20));
		expect(order).toEqual([]);
		expect(prices?.prices.days[0]).toBe(1);
		expect(unplanned.size).toBe(0);
	});

	it("starts from yesterday's prices and comes out about the same", () => {
		const memories = mature(80);
		const scope = scopeOf(examIn(14, { budget: flat(2) }), 80);
		const yesterday = plan(scope, { memories, today: daysAhead(-1) });
		const cold = plan(scope, { memories });
		const warm = plan(scope, { memories, prices: yesterday.prices });
		const first = (order: typeof cold.order) =>
			new Set(order.filter(({ fits }) => fits).map(({ card }) => card));
		const [a, b] = [first(cold.order), first(warm.order)];
		const shared = [...a].filter((card) => b.has(card)).length;
		expect(shared / a.size).toBeGreaterThan(0.8);
	});
});

describe('what cannot be planned has a reason', () => {
	it('past, today, no cards, no time', () => {
		expect(whyNot(scopeOf(examIn(-1), 5))).toBe('past');
		expect(whyNot(scopeOf(examIn(0), 5))).toBe('today');
		expect(whyNot(scopeOf(examIn(9), 0))).toBe('no-cards');
		expect(whyNot(scopeOf(examIn(9, { blueprint: { other: 1 } }), 5))).toBe('no-cards');
		expect(whyNot(scopeOf(examIn(9, { blueprint: { all: 0 } }), 5))).toBe('no-cards');
		expect(whyNot(scopeOf(examIn(9, { budget: flat(0) }), 5))).toBe('no-time');
		expect(whyNot(scopeOf(examIn(2, { daysOff: [TODAY, daysAhead(1)] }), 5))).toBe('no-time');
		expect(whyNot(scopeOf(examIn(1), 5), { spentToday: 600 })).toBe('no-time');
	});

	it('and does not stop the other exams from being planned', () => {
		const { order, unplanned } = today(
			inputWith([scopeOf(examIn(-1), 5), scopeOf(examIn(7), 5, 5)])
		);
		expect(order).toHaveLength(5);
		expect([...unplanned.values()]).toEqual(['past']);
	});

	it('an exam tomorrow and one in four years are planned', () => {
		expect(plan(scopeOf(examIn(1), 5)).order).toHaveLength(5);
		const far = plan(scopeOf(examIn(1461, { budget: flat(1) }), 20), { memories: mature(10) });
		expect(far.order.every(({ index }) => Number.isFinite(index))).toBe(true);
		expect(far.prices?.prices.values.every(Number.isFinite)).toBe(true);
	});
});

describe('the bound', () => {
	const boundWith = (input: PlanInput) => {
		const { prices } = today(input);
		return prices === null ? 0 : finished(boundOf(situationOf(input), prices.prices));
	};

	it('is never lower with more minutes', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 2, max: 15 }),
				fc.integer({ min: 5, max: 60 }),
				fc.integer({ min: 0, max: 40 }),
				(days, cards, seen) => {
					const memories = mature(Math.min(seen, cards));
					const bounds = [1, 2, 5, 20].map((minutes) =>
						boundWith(
							inputWith([scopeOf(examIn(days, { budget: flat(minutes) }), cards)], { memories })
						)
					);
					// Fitted, not exact: a bound may stand 0.001 above the least.
					bounds.reduce((less, more) => {
						expect(more).toBeGreaterThan(less - 0.001);
						return more;
					});
				}
			),
			{ seed: 1, numRuns: 5 }
		);
	});

	it('is at or above recall without study and at or below 1', () => {
		const input = inputWith([scopeOf(examIn(25, { budget: flat(3) }), 100)], {
			memories: mature(100)
		});
		const { model, cards } = situationOf(input);
		const noStudy =
			cards.reduce(
				(sum, { standing }) =>
					sum + (standing.seen === null ? 0 : model.recall(25 - standing.seen, standing.stability)),
				0
			) / cards.length;
		const bound = boundWith(input);
		expect(bound).toBeGreaterThan(noStudy + 0.01);
		expect(bound).toBeLessThanOrEqual(1);
	});
});
