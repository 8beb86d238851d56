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

const forecastCell = (truth: Cell['truth'], attendance: number, deck: Cell['deck'] = 'new') =>
	gridCell(36, 10, deck, 'flat', truth, attendance, 80);

/** Small decks on which forecasts are compared with what learners reach. */
export const FORECAST: readonly Cell[] = [
	forecastCell('default', 1),
	forecastCell('default', 0.7),
	forecastCell('drawn', 1),
	forecastCell('drawn', 0.7),
	forecastCell('drawn', 0.7, 'half mature')
];
