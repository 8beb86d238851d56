import { MOST_DAYS, thinned } from './calendar';
import { dualOf, dualValue } from './dual';
import { pricesAt, tightPrices, type Prices } from './fit';
import { FINE } from './grid';
import { problemOf, weightOf, type Situation } from './situation';
import { spaceOf } from './space';

/** Up to here the bound is computed on every day. */
const DAILY = 120;

/**
 * The most that any way of studying, with the time to be expected, can be expected to reach: mean recall
 * over all exams' cards by their weights. Exact to about 0.001 for exams up to `DAILY` days ahead; beyond
 * that an estimate. `prices` are today's.
 */
export function* boundOf(situation: Situation, prices: Prices): Generator<void, number> {
	const { model, habits, expected, examDays, cards } = situation;
	const problem = problemOf(situation, expected);
	const fitted = yield* tightPrices(problem, prices);
	const days = expected.horizon <= DAILY ? expected : thinned(expected, examDays, MOST_DAYS);
	const dual = dualOf(spaceOf(model, habits, days, FINE), problem.groups);
	yield;
	return dualValue(dual, pricesAt(fitted, days.days), 0, null) / weightOf(cards);
}
