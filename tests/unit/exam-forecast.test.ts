import { describe, expect, it } from 'vitest';
import { fitPrices } from '$lib/planning/fit';
import { SURE } from '$lib/planning/fixtures';
import { forecast } from '$lib/planning/forecast';
import { problemOf, situationOf } from '$lib/planning/situation';
import { calibrate } from '../exam/calibration';
import { deckOf, historyOf, type Cell } from '../exam/cell';
import { usual } from '../exam/fsrs';
import { finished, inputOf } from '../exam/planned';
import { cramSameTotal } from '../exam/policies';
import { simulate, type Policy } from '../exam/simulate';
import { DEFAULT_MIND } from '../exam/truths';

const cellOf = (changes: Partial<Cell>): Cell => ({
	name: '',
	cards: 60,
	days: 10,
	minutes: 3,
	deck: 'new',
	budget: 'flat',
	truth: 'default',
	attendance: 1,
	...changes
});

function forecastOf(cell: Cell) {
	const cards = deckOf(cell, DEFAULT_MIND, 0);
	const known = { cell, day: 0, seconds: 0, cards, log: [], attended: 0, before: historyOf(cell) };
	const input = { ...inputOf(known, null), attendance: cell.attendance };
	const situation = situationOf(input);
	const prices = finished(fitPrices(problemOf(situation, situation.calendar), null));
	const [only] = finished(forecast(situation, prices, input.today, 0.9, SURE, 1)).forecasts;
	if (only === undefined) throw new Error('There is no forecast. Give the cell cards and time.');
	return only;
}

/** The mean over many learners of the simulator, which shares no code with the planner's rehearsal. */
const reached = (cell: Cell, policy: Policy) =>
	Array.from({ length: 80 }, (_, replicate) => simulate(cell, policy, replicate)).reduce(
		(sum, { onDay }) => sum + onDay / 80,
		0
	);

describe('forecasts agree with the simulator', () => {
	// Sixty cards: a standard error of 0.01 for 24 runs, and of 0.005 for 80 learners.
	const close = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(0.03);

	it('on spaced repetition alone', () => {
		for (const deck of ['new', 'half mature'] as const) {
			const cell = cellOf({ deck });
			close(forecastOf(cell).fsrsAlone.mean, reached(cell, usual));
		}
	});

	it('on cramming in the last three days', () => {
		const cell = cellOf({ minutes: 2 });
		close(forecastOf(cell).crammed, reached(cell, cramSameTotal(3)));
	});

	it('on the plan, and four in five learners come out within its interval', () => {
		// Never seen before, each with a memory, a pace and an attendance of their own.
		const all = { truth: 'drawn', attendance: 0.7, attendanceTo: 1, history: 0 } as const;
		const { bias, error, covered } = calibrate(cellOf({ cards: 40, days: 6, ...all }), 40);
		expect(Math.abs(bias)).toBeLessThan(0.03 + 3 * error);
		expect(covered).toBeGreaterThan(0.65);
		expect(covered).toBeLessThan(0.97);
	});
});
