import { fitPrices } from '$lib/planning/fit';
import { forecast } from '$lib/planning/forecast';
import { doubtAfter } from '$lib/planning/luck';
import { problemOf, situationOf } from '$lib/planning/situation';
import { cameBefore, deckOf, type Cell } from './cell';
import { finished, inputOf, planned } from './planned';
import { simulate } from './simulate';
import { mindOf } from './truths';

/** How forecasts made on the first day compare with what learners then reach. */
export interface Calibration {
	readonly cell: Cell;
	readonly learners: number;
	readonly forecast: number;
	readonly reached: number;
	/** Forecast less reached, and its standard error. */
	readonly bias: number;
	readonly error: number;
	/** Share of learners within the interval that is to hold four in five; its mean width. */
	readonly covered: number;
	readonly width: number;
	/** Shares below and above the interval. */
	readonly below: number;
	readonly above: number;
}

const mean = (xs: readonly number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;

/** Every learner is forecast on the first day, then studies by a plan made anew each day. */
export function calibrate(cell: Cell, learners: number): Calibration {
	const all = Array.from({ length: learners }, (_, replicate) => ({
		...forecastFor(cell, replicate),
		reached: simulate(cell, planned, replicate).onDay
	}));
	const share = (holds: (one: (typeof all)[number]) => boolean) =>
		all.filter(holds).length / learners;
	const off = all.map((one) => one.mean - one.reached);
	const bias = mean(off);
	const below = share(({ reached, low }) => reached < low);
	const above = share(({ reached, high }) => reached > high);
	return {
		cell,
		learners,
		forecast: mean(all.map((one) => one.mean)),
		reached: mean(all.map(({ reached }) => reached)),
		bias,
		error: Math.sqrt(mean(off.map((x) => (x - bias) ** 2)) / learners),
		covered: 1 - below - above,
		width: mean(all.map(({ low, high }) => high - low)),
		below,
		above
	};
}

/** As the app puts it of a learner whose memory, pace and grades it does not know. */
function forecastFor(cell: Cell, replicate: number) {
	const cards = deckOf(cell, mindOf(cell.truth, replicate), replicate);
	const before = cameBefore(cell, replicate);
	const input = inputOf({ cell, day: 0, seconds: 0, cards, log: [], attended: 0, before }, null);
	const situation = situationOf(input);
	const prices = finished(fitPrices(problemOf(situation, situation.calendar), null));
	const { forecasts } = finished(
		forecast(situation, prices, input.today, input.policy.retention, doubtAfter(0), replicate)
	);
	return forecasts[0]?.withPlan ?? { mean: NaN, low: NaN, high: NaN };
}
