import { describe, expect, it } from 'vitest';
import type { CardId } from '$lib/domain/ids';
import type { Memory } from '$lib/domain/memory';
import { DEFAULT_HABITS, firstLookSeconds } from '$lib/scheduling/habits';
import type { ExamCards } from './cards';
import { fitPrices } from './fit';
import {
	examIn,
	finished,
	flat,
	inputWith,
	mature,
	memoryWith,
	MODEL,
	numbered,
	scopeOf,
	SURE
} from './fixtures';
import { forecast, type Outlook } from './forecast';
import { doubtAfter, type Doubt } from './luck';
import { problemOf, situationOf, type PlanInput } from './situation';

function outlook(input: PlanInput, doubt = SURE, seed = 1): Outlook {
	const situation = situationOf(input);
	const prices = finished(fitPrices(problemOf(situation, situation.calendar), null));
	return finished(forecast(situation, prices, input.today, 0.9, doubt, seed));
}

function only({ forecasts }: Outlook) {
	const [first, ...others] = forecasts;
	expect(others).toEqual([]);
	if (first === undefined) throw new Error('The outlook has no forecast. Plan an exam.');
	return first;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

/** Expected recall on the next day of a card first seen today. */
const seenOnce = sum(
	MODEL.first.map(({ stability }, g) => (DEFAULT_HABITS.first[g] ?? 0) * MODEL.recall(1, stability))
);

describe('a forecast', () => {
	it('of one day with time for every card is recall after one look, by arithmetic', () => {
		const scope = scopeOf(examIn(1, { budget: flat(200) }), 300);
		const { withPlan, fsrsAlone, noStudy, unseen, crammed } = only(outlook(inputWith([scope])));
		// 300 cards x 24 runs: a standard error below 0.003.
		expect(Math.abs(withPlan.mean - seenOnce)).toBeLessThan(0.009);
		expect(Math.abs(crammed - seenOnce)).toBeLessThan(0.009);
		expect(Math.abs(fsrsAlone.mean - seenOnce)).toBeLessThan(0.009);
		expect(noStudy).toBe(0);
		expect(unseen).toBe(0);
	});

	it('of one day that is too short says how many cards will not be seen', () => {
		const scope = scopeOf(examIn(1, { budget: flat(30) }), 300);
		const { withPlan, unseen, cards } = only(outlook(inputWith([scope])));
		const seen = (30 * 60) / firstLookSeconds(DEFAULT_HABITS);
		expect(cards).toBe(300);
		expect(Math.abs(300 - unseen - seen)).toBeLessThan(2);
		expect(Math.abs(withPlan.mean - (seen / 300) * seenOnce)).toBeLessThan(0.01);
	});

	it('without study is what the model says of each card, by the blueprint', () => {
		const memories = new Map<CardId, Memory>([
			[numbered(0), memoryWith(10, 5, 2)],
			[numbered(1), memoryWith(40, 5, 20)]
		]);
		const scope: ExamCards = {
			exam: examIn(9, { blueprint: { a: 3, b: 1 } }),
			cards: ['a', 'b', 'b'].map((category, n) => ({ id: numbered(n), category }))
		};
		const { noStudy } = only(outlook(inputWith([scope], { memories })));
		const expected = (3 * MODEL.recall(11, 10) + MODEL.recall(29, 40) / 2) / 4;
		expect(noStudy).toBeCloseTo(expected, 9);
	});

	it('of a plan is at or above that of spaced repetition alone, and that above none', () => {
		for (const seen of [0, 60]) {
			const scope = scopeOf(examIn(14, { budget: flat(3) }), 120);
			const { withPlan, fsrsAlone, noStudy } = only(
				outlook(inputWith([scope], { memories: mature(seen) }))
			);
			expect(withPlan.mean).toBeGreaterThan(fsrsAlone.mean - 0.005);
			expect(fsrsAlone.mean).toBeGreaterThan(noStudy + 0.01);
		}
	});

	it('has its mean in its interval, wider the less is known of memory, pace and attendance', () => {
		const scope = scopeOf(examIn(14, { budget: flat(3) }), 120);
		const width = (doubt: Doubt, attendance = 1, observed = 15) => {
			const { mean, low, high } = only(
				outlook(inputWith([scope], { attendance, observed }), doubt)
			).withPlan;
			expect(low).toBeLessThan(mean);
			expect(mean).toBeLessThan(high);
			return high - low;
		};
		const certain = width(SURE);
		expect(width({ ...SURE, memory: 0.5 })).toBeGreaterThan(1.25 * certain);
		expect(width({ ...SURE, pace: 0.5 })).toBeGreaterThan(1.25 * certain);
		expect(width(SURE, 0.6)).toBeGreaterThan(1.25 * certain);
		expect(width(SURE, 0.9, 0)).toBeGreaterThan(1.25 * width(SURE, 0.9, 60));
	});

	it('of a learner never seen reaches up to what coming every day brings', () => {
		const scope = scopeOf(examIn(14, { budget: flat(3) }), 120);
		const everyDay = only(outlook(inputWith([scope]))).withPlan.mean;
		const unknown = only(outlook(inputWith([scope], { attendance: 0.9, observed: 0 }))).withPlan;
		expect(unknown.high).toBeGreaterThan(everyDay);
		expect(unknown.mean).toBeLessThan(everyDay);
	});

	it('is the same for the same seed and another for another', () => {
		const input = inputWith([scopeOf(examIn(8), 40)], { attendance: 0.8 });
		expect(outlook(input, doubtAfter(0), 5)).toEqual(outlook(input, doubtAfter(0), 5));
		expect(outlook(input, doubtAfter(0), 6)).not.toEqual(outlook(input, doubtAfter(0), 5));
	});

	it('of 60 days on puts the plan before cramming where both have the time for every card', () => {
		const scope = scopeOf(examIn(30, { budget: flat(4) }), 80);
		const { later, withPlan } = only(outlook(inputWith([scope])));
		expect(later.withPlan).toBeGreaterThan(later.crammed);
		expect(later.withPlan).toBeLessThan(withPlan.mean);
	});

	it('of a sample of a large deck is that of the whole', () => {
		const forecastOf = (cards: number) => {
			const scope = scopeOf(examIn(7, { budget: flat(cards / 25) }), cards);
			return only(outlook(inputWith([scope])));
		};
		const [all, sample] = [forecastOf(400), forecastOf(2_000)];
		expect(sample.cards).toBe(2_000);
		expect(Math.abs(sample.withPlan.mean - all.withPlan.mean)).toBeLessThan(0.01);
	});
});

describe('the days of an outlook', () => {
	it('use the minutes there are, and no card is unseen again', () => {
		const { days } = outlook(
			inputWith([scopeOf(examIn(12, { budget: flat(4) }), 100)], { memories: mature(30) })
		);
		expect(days).toHaveLength(12);
		expect(Math.abs(sum(days.map(({ minutes }) => minutes)) - 48)).toBeLessThan(1);
		const seen = days.map((day) => day.seen);
		expect(seen).toEqual([...seen].sort((a, b) => a - b));
		expect(seen.at(-1)).toBeLessThanOrEqual(1);
	});

	it('cover every exam, in order, with cards of both counted in both', () => {
		const near = scopeOf(examIn(5), 30);
		const far = scopeOf(examIn(12), 30, 10);
		const { forecasts } = outlook(inputWith([far, near]));
		expect(forecasts.map(({ exam }) => exam)).toEqual([near.exam.id, far.exam.id]);
		expect(forecasts.map(({ cards }) => cards)).toEqual([30, 30]);
		for (const { withPlan, noStudy } of forecasts) expect(withPlan.mean).toBeGreaterThan(noStudy);
	});
});
