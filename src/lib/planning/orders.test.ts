import { describe, expect, it } from 'vitest';
import { fitPrices, pricesAt } from './fit';
import {
	calendarWith,
	examIn,
	finished,
	flat,
	inputWith,
	mature,
	MODEL,
	scopeOf
} from './fixtures';
import { gainsOf } from './gains';
import { FINE } from './grid';
import { candidates } from './order';
import { dueOrder, plannedOrder, weakestOrder } from './orders';
import { answer, playersOf } from './player';
import { problemOf, situationOf } from './situation';
import { spaceOf } from './space';

const SITUATION = situationOf(
	inputWith([scopeOf(examIn(9, { budget: flat(2) }), 60)], { memories: mature(40) })
);
const { calendar, groups, model, habits } = SITUATION;
const players = () => playersOf(groups);
const idsOf = (of: Iterable<{ readonly card: { readonly id: string } }>) =>
	[...of].map(({ card }) => card.id);

describe('the order in which a plan is played through', () => {
	const space = spaceOf(model, habits, calendar, FINE);
	const prices = pricesAt(finished(fitPrices(problemOf(SITUATION, calendar), null)), calendar.days);
	const order = plannedOrder(
		space,
		prices,
		groups.map((group) => gainsOf(space, prices, group))
	);

	it("is today's order on the first day", () => {
		const found = finished(candidates(space, prices, groups)).filter(({ gains }) => gains);
		expect(idsOf(order(0, players())).slice(0, found.length)).toEqual(idsOf(found));
		expect(found.length).toBeGreaterThan(20);
	});

	it('leaves out a card that was seen that day', () => {
		const all = players();
		const [first] = order(0, all);
		if (first === undefined) throw new Error('Nothing is studied. Give the plan cards and time.');
		answer(first, 2, 0, model);
		first.played = 0;
		expect([...order(0, all)]).not.toContain(first);
	});
});

describe('the order of spaced repetition alone', () => {
	const days = calendarWith([0, 1, 2, 3], 300, 4);

	it('has the new cards first, an even share each day until three quarters of the time', () => {
		const order = dueOrder({ calendar: days, model }, 0.9);
		const fresh = players().filter(({ seen }) => seen === null);
		expect(fresh).toHaveLength(20);
		const news = [0, 1, 2, 3].map((day) => [...order(day, fresh)].length);
		expect(news).toEqual([Math.ceil(20 / 3), 10, 20, 20]);
		expect([...order(0, players())].findIndex(({ seen }) => seen !== null)).toBe(news[0]);
	});

	it('has the cards whose recall falls to the retention by noon, most forgotten first', () => {
		const order = dueOrder({ calendar: days, model }, 0.9);
		const due = [...order(0, players())].filter(({ seen }) => seen !== null);
		const recalls = due.map(({ seen, stability }) => MODEL.recall(-(seen ?? NaN), stability));
		expect(due.length).toBeGreaterThan(2);
		expect(recalls).toEqual([...recalls].sort((a, b) => a - b));
		for (const { seen, stability } of due)
			expect(MODEL.recall(0.5 - (seen ?? NaN), stability)).toBeLessThanOrEqual(0.9);
	});
});

describe('the order of cramming', () => {
	it('has all cards not seen that day, least recalled first', () => {
		const order = weakestOrder({ calendar, model });
		const recalls = [...order(0, players())].map(({ seen, stability }) =>
			seen === null ? 0 : MODEL.recall(-seen, stability)
		);
		expect(recalls.length).toBe(players().filter(({ seen }) => seen !== 0).length);
		expect(recalls).toEqual([...recalls].sort((a, b) => a - b));
	});
});
