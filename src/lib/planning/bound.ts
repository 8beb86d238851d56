import { thinned, MOST_DAYS } from './calendar';
import { dualOf, dualValue } from './dual';
import { pricesAt, type Prices } from './fit';
import { FINE } from './grid';
import { summarised } from './groups';
import type { Situation } from './situation';
import { spaceOf } from './space';

/** Up to here the bound is computed on every day. */
const DAILY = 120;

/**
 * The most that any way of studying, with the time to be expected, can be expected to reach: mean recall
 * over all exams' cards by their weights. Exact to about 0.001 for exams up to `DAILY` days ahead; beyond
 * that an estimate.
 */
export function boundOf(situation: Situation, prices: Prices): number {
	const { model, habits, expected, examDays, cards, groups } = situation;
	const days = expected.horizon <= DAILY ? expected : thinned(expected, examDays, MOST_DAYS);
	const dual = dualOf(spaceOf(model, habits, days, FINE), summarised(groups));
	const weight = cards.reduce(
		(sum, { stakes }) => sum + stakes.reduce((n, s) => n + s.weight, 0),
		0
	);
	return dualValue(dual, pricesAt(prices, days.days), 0, null) / weight;
}
