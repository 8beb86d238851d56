import { randomFrom, shuffled } from '$lib/domain/random';
import type { Cell } from './cell';

const cell = (name: string, changes: Partial<Cell>): Cell => ({
	name,
	cards: 500,
	days: 30,
	minutes: 10,
	deck: 'new',
	budget: 'flat',
	truth: 'default',
	attendance: 1,
	...changes
});

/** The rows that are read first. */
export const HEADLINES: readonly Cell[] = [
	cell('400 new cards, 45 days x 5 min', { cards: 400, days: 45, minutes: 5 }),
	cell('500 new cards, 30 days x 10 min', {}),
	cell('500 mature cards, 30 days x 2 min', { deck: 'mature', minutes: 2 }),
	cell('500 new, 30 x 10, steep memory', { truth: 'steep' }),
	cell('500 new, 30 x 10, 30 % of days missed', { attendance: 0.7 })
];

/** Cards in every cell of the grid; the minutes follow from the seconds per card. */
const CARDS = 300;

const gridCell = (
	seconds: number,
	days: number,
	deck: Cell['deck'],
	budget: Cell['budget'],
	truth: Cell['truth'],
	attendance: number,
	cards = CARDS
): Cell => ({
	name: `${seconds} s, ${days} d, ${deck}, ${budget}, ${truth}, ${attendance}`,
	cards,
	days,
	minutes: (seconds * cards) / 60 / days,
	deck,
	budget,
	truth,
	attendance
});

function* product(seconds: readonly number[], days: readonly number[]): Generator<Cell> {
	for (const truth of ['default', 'steep', 'drawn'] as const)
		for (const attendance of [1, 0.7])
			for (const deck of ['new', 'half mature'] as const)
				for (const budget of ['flat', 'ramp'] as const)
					for (const d of days)
						for (const s of seconds) yield gridCell(s, d, deck, budget, truth, attendance);
}

/**
 * Seconds per card over all days x days x deck x budget x truth x attendance: 480 cells, shuffled so that
 * as many as there is time for are a fair sample of all.
 */
export const FULL: readonly Cell[] = shuffled(
	[...product([18, 27, 36, 54, 72], [14, 30, 60, 90])],
	randomFrom('cells')
);

/** A corner of each kind, small enough for a minute. */
export const QUICK: readonly Cell[] = [
	gridCell(18, 14, 'new', 'flat', 'default', 1),
	gridCell(36, 14, 'half mature', 'ramp', 'default', 1),
	gridCell(36, 14, 'new', 'flat', 'steep', 0.7),
	gridCell(54, 14, 'new', 'ramp', 'drawn', 1)
];

/** Cells so small that they take seconds, to tell whether the code still comes to the same. */
export const PROBES: readonly Cell[] = [
	gridCell(18, 14, 'new', 'flat', 'default', 0.7, 40),
	gridCell(36, 14, 'half mature', 'ramp', 'steep', 1, 40),
	gridCell(27, 30, 'new', 'flat', 'drawn', 1, 40),
	gridCell(36, 90, 'half mature', 'flat', 'default', 1, 20)
];

const forecastCell = (name: string, seconds: number, changes: Partial<Cell>): Cell => ({
	...gridCell(seconds, 10, 'new', 'flat', 'drawn', 1, 80),
	...changes,
	name: `${seconds} s a card, ${name}`
});

/** Each learner comes on a share of the days of their own: 83 % on average. */
const VARIED = { attendance: 0.66, attendanceTo: 1 };

/**
 * Small decks, ten days, on which forecasts are compared with what learners reach: learners whom the app
 * has never seen, and those it has known for two weeks. Each has a memory, a pace and grades of their own,
 * but where it says that they are as the model has them.
 */
export const FORECAST: readonly Cell[] = [
	forecastCell('never seen, come on 66 to 100 % of the days', 36, { ...VARIED, history: 0 }),
	forecastCell('never seen, come on 66 to 100 % of the days', 15, { ...VARIED, history: 0 }),
	forecastCell('never seen, come every day', 36, { history: 0 }),
	forecastCell('never seen, come every day', 15, { history: 0 }),
	forecastCell('never seen, miss three days in ten', 36, { attendance: 0.7, history: 0 }),
	forecastCell('known, come on 66 to 100 % of the days', 36, VARIED),
	forecastCell('known, come every day', 36, {}),
	forecastCell('known, miss three days in ten', 36, { attendance: 0.7 }),
	forecastCell('known, half of the cards mature, miss three days in ten', 36, {
		attendance: 0.7,
		deck: 'half mature'
	}),
	forecastCell('known, as the model has them, come every day', 36, { truth: 'default' })
];
