import { recall, sorted, unseen } from './believed';
import { secondsOn, type Cell, type SimCard } from './cell';
import { recallOf, stateAfter } from './memory';
import type { Known, Policy } from './simulate';
import { DEFAULT_MIND } from './truths';

export const nothing: Policy = { name: 'nothing', make: () => () => [] };

const weakestFirst = ({ cards, day }: Known) =>
	sorted(
		cards,
		() => true,
		(card) => recall(card, day)
	);

export const lowest: Policy = { name: 'lowest recall', make: () => weakestFirst };

/** What one look today adds to recall on the exam day, per second. */
function gainPerSecond({ believed }: SimCard, day: number, exam: number): number {
	const { w, first, recalled, firstSeconds, reviewSeconds } = DEFAULT_MIND;
	const r = believed.s === 0 ? 0 : recallOf({ ...DEFAULT_MIND, w }, believed, day);
	const shares = believed.s === 0 ? first : [1 - r, ...recalled.map((p) => p * r)];
	const costs = believed.s === 0 ? firstSeconds : reviewSeconds;
	let [gain, cost] = [-recallOf(DEFAULT_MIND, believed, exam), 0];
	shares.forEach((share, g) => {
		gain += share * recallOf(DEFAULT_MIND, stateAfter(DEFAULT_MIND, believed, day, g + 1), exam);
		cost += share * (costs[g] ?? 0);
	});
	return gain / cost;
}

export const greedy: Policy = {
	name: 'greedy',
	make:
		() =>
		({ cards, day, cell }) =>
			sorted(
				cards,
				(card) => unseen(card) || card.believed.day < day,
				(card) => -gainPerSecond(card, day, cell.days)
			)
};

const total = (cell: Cell) => {
	let sum = 0;
	for (let day = 0; day < cell.days; day++) sum += secondsOn(cell, day);
	return sum;
};

/** Nothing until the last week, then the same minutes a day as planned. */
export const cramSameDaily: Policy = {
	name: 'cram 7 d, same daily',
	make: () => weakestFirst,
	secondsOn: (cell, day) => (day >= cell.days - 7 ? secondsOn(cell, day) : 0)
};

/** Nothing until the last `last` days, then as many minutes as the whole plan has. */
export const cramSameTotal = (last: number): Policy => ({
	name: `cram ${last} d, same total`,
	make: () => weakestFirst,
	secondsOn: (cell, day) => (day >= cell.days - last ? total(cell) / last : 0)
});
