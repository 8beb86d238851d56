import { performance } from 'node:perf_hooks';
import { planSteps } from '$lib/planning/plan';
import { doubtAfter } from '$lib/planning/luck';
import { deckOf, historyOf, type Cell } from './cell';
import { inputOf } from './planned';
import { DEFAULT_MIND } from './truths';

/** How long a plan takes, in milliseconds. */
export interface Pace {
	readonly cards: number;
	readonly days: number;
	/** Until today's order is there, and until all is. */
	readonly ordered: number;
	readonly all: number;
	/** The longest stretch in which nothing else could run. */
	readonly longest: number;
}

/** Plans once for `cards` cards, half of them mature, and an exam in `days` days, with nothing to start from. */
export function paceOf(cards: number, days: number): Pace {
	const cell: Cell = {
		name: `${cards} cards, ${days} days`,
		cards,
		days,
		minutes: (30 * cards) / 60 / days,
		deck: 'half mature',
		budget: 'flat',
		truth: 'default',
		attendance: 0.9
	};
	const deck = deckOf(cell, DEFAULT_MIND, 0);
	const start = {
		cell,
		day: 0,
		seconds: 0,
		cards: deck,
		log: [],
		attended: 0,
		before: historyOf(cell) - 2
	};
	const begun = performance.now();
	let [before, ordered, longest] = [begun, NaN, 0];
	const steps = planSteps(inputOf(start, null), { goal: 0.95, doubt: doubtAfter(0), seed: 1 });
	for (;;) {
		const { done, value } = steps.next();
		const now = performance.now();
		longest = Math.max(longest, now - before);
		before = now;
		if (done) return { cards, days, ordered, all: now - begun, longest };
		if (value.stage === 'ordered') ordered = now - begun;
	}
}
