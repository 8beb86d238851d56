import { secondsOn, type Cell, type SimCard } from './cell';
import { recallOf, stateAfter, type State } from './memory';
import type { Known, Policy } from './simulate';
import { DEFAULT_MIND } from './truths';

const unseen = ({ believed }: SimCard) => believed.s === 0;
const recall = ({ believed }: SimCard, day: number) => recallOf(DEFAULT_MIND, believed, day);

/** Indices of the cards that pass, ordered by `key`, smallest first. */
function sorted(
	cards: readonly SimCard[],
	passes: (card: SimCard) => boolean,
	key: (card: SimCard) => number
): number[] {
	const found: { index: number; by: number }[] = [];
	cards.forEach((card, index) => {
		if (passes(card)) found.push({ index, by: key(card) });
	});
	return found.sort((a, b) => a.by - b.by).map(({ index }) => index);
}

export const nothing: Policy = { name: 'nothing', make: () => () => [] };

/** Days until recall falls to `retention`: whole, one at least. */
function interval({ s }: State, retention: number): number {
	const decay = -(DEFAULT_MIND.w[20] ?? 0);
	const factor = 0.9 ** (1 / decay) - 1;
	return Math.max(1, Math.round((s / factor) * (retention ** (1 / decay) - 1)));
}

function due({ cards, day }: Known, retention: number): number[] {
	return sorted(
		cards,
		(card) => !unseen(card) && card.believed.day + interval(card.believed, retention) <= day,
		(card) => recall(card, day)
	);
}

const fresh = ({ cards }: Known) => sorted(cards, unseen, () => 0);

/** Cards due at `retention`, and new ones before or after them. */
export const fsrs = (retention: number, newFirst = false): Policy => ({
	name: `FSRS ${retention.toFixed(2)}${newFirst ? ', new first' : ''}`,
	make: () => (known) =>
		newFirst
			? [...fresh(known), ...due(known, retention)]
			: [...due(known, retention), ...fresh(known)]
});

/** FSRS at 0.90; time left goes to cards that are not due, those most forgotten first. */
export const filling: Policy = {
	name: 'FSRS filling',
	make: () => (known) => [
		...due(known, 0.9),
		...fresh(known),
		...sorted(
			known.cards,
			(card) => !unseen(card),
			(card) => recall(card, known.day)
		)
	]
};

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

/** What an oracle picks among: every retention, new cards first or last. */
export const tunable: readonly Policy[] = [0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97].flatMap(
	(retention) => [fsrs(retention), fsrs(retention, true)]
);
