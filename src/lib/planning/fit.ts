import { lookSeconds, type Habits } from '$lib/scheduling/habits';
import { MOST_DAYS, thinned } from './calendar';
import { dualOf, dualValue, type Dual, type Group } from './dual';
import { COARSE } from './grid';
import type { MemoryModel } from './memory-model';
import { minimise } from './minimise';
import { spaceOf, type Calendar } from './space';

/** Prices of a second by day ahead. */
export interface Prices {
	readonly days: Int32Array;
	readonly values: Float64Array;
}

/** How prices are fitted: on how many study days, from how soft a maximum on, with how many steps each. */
interface Round {
	/** Study days at most, see `thinned`. */
	readonly days: number;
	readonly softness: number;
	readonly evaluations: number;
	/** To how sharp a one, as a share of the recall missing at best: the more is known, the smaller are the gains. */
	readonly sharp: number;
}

/** Sharp enough to order cards by. */
const SHARP = 0.05;

/** With no prices to start from: their shape on a few days, then all of them. */
const FROM_NOTHING: readonly Round[] = [
	{ days: 32, softness: 0.1, evaluations: 25, sharp: SHARP },
	{ days: MOST_DAYS, softness: 0, evaluations: 12, sharp: SHARP }
];
const FROM_YESTERDAY: readonly Round[] = [
	{ days: MOST_DAYS, softness: 0, evaluations: 10, sharp: SHARP }
];
/** For a bound: at the prices of a plan it would stand up to 0.3 points above the least. */
const TIGHTLY: readonly Round[] = [
	{ days: MOST_DAYS, softness: 0.01, evaluations: 20, sharp: 0.015 }
];
/** For comparing plans: a tenth of the time, within about a point of the bound. */
const ROUGHLY: readonly Round[] = [{ days: 24, softness: 0.1, evaluations: 12, sharp: 2 * SHARP }];

/** From one maximum to the next less soft one. */
const SHARPER = 0.3;
const LEAST_MISSING = 0.01;
/** A step that promises less than this much of the softness is not worth a step. */
const TOLERANCE = 1e-3;

/** Yesterday's prices were for something else if the time used differs from the time there is by more. */
const MOST_MISMATCH = 0.25;

/** What prices are fitted to. */
export interface PriceProblem {
	readonly model: MemoryModel;
	readonly habits: Habits;
	readonly calendar: Calendar;
	/** Exam days, ascending. */
	readonly exams: readonly number[];
	readonly groups: readonly Group[];
}

/** Prices at other days, by straight lines between those known; the ends hold beyond them. */
export function pricesAt({ days, values }: Prices, wanted: Int32Array): Float64Array {
	let i = 0;
	return Float64Array.from(wanted, (day) => {
		while (i < days.length - 1 && (days[i + 1] as number) <= day) i++;
		const [from, to] = [days[i] as number, days[i + 1] ?? Infinity];
		const [low, high] = [values[i] as number, values[i + 1] ?? (values[i] as number)];
		const part = to === Infinity ? 0 : Math.min(1, Math.max(0, (day - from) / (to - from)));
		return low + part * (high - low);
	});
}

const weightIn = (groups: readonly Group[]) =>
	groups.reduce((sum, { stakes, starts }) => {
		const each = stakes.reduce((total, { weight }) => total + weight, 0);
		return sum + starts.reduce((total, { cards }) => total + cards * each, 0);
	}, 0);

/** A first guess: time is worth what it would bring if a fifth of the recall hung on it. */
function guess({ calendar: { seconds, days }, groups, habits }: PriceProblem): Prices {
	const time = seconds.reduce((sum, s) => sum + s, 0);
	const most = 0.3 / lookSeconds(habits, 0.7);
	return {
		days,
		values: new Float64Array(days.length).fill(Math.min(most, (0.2 * weightIn(groups)) / time))
	};
}

/** Fits the price of time on each study day; `known` are yesterday's. Yields after each step. */
export function* fitPrices(problem: PriceProblem, known: Prices | null): Generator<void, Prices> {
	if (known !== null) {
		const fitted = yield* fit(problem, FROM_YESTERDAY, known);
		if (mismatch(fitted.dual, fitted.prices.values, weightIn(problem.groups)) < MOST_MISMATCH)
			return fitted.prices;
	}
	return (yield* fit(problem, FROM_NOTHING, guess(problem))).prices;
}

/** Prices at which the dual is as low as it gets, from prices near them. */
export function* tightPrices(problem: PriceProblem, known: Prices): Generator<void, Prices> {
	return (yield* fit(problem, TIGHTLY, known)).prices;
}

/** About the best that the time can bring: sum over cards of weight x recall. */
export function* roughWorth(problem: PriceProblem): Generator<void, number> {
	const { dual, prices } = yield* fit(problem, ROUGHLY, guess(problem));
	return dualValue(dual, prices.values, 0, null);
}

function* fit(
	{ model, habits, calendar, exams, groups }: PriceProblem,
	rounds: readonly Round[],
	start: Prices
): Generator<void, { dual: Dual; prices: Prices }> {
	const weight = weightIn(groups);
	let [last, prices]: [Dual | null, Prices] = [null, start];
	for (const { days, softness, evaluations, sharp: enough } of rounds) {
		const few = thinned(calendar, exams, days);
		const dual = dualOf(spaceOf(model, habits, few, COARSE), groups);
		let values = pricesAt(prices, few.days);
		let soft = Math.max(softness, sharpness(dual, values, weight, enough));
		for (;;) {
			const slope = (x: Float64Array, gradient: Float64Array) => {
				const value = dualValue(dual, x, soft, gradient);
				gradient.forEach((g, i) => (gradient[i] = g / weight));
				return value / weight;
			};
			values = yield* quietly(
				minimise(slope, values, { evaluations, tolerance: TOLERANCE * soft })
			);
			const sharp = sharpness(dual, values, weight, enough);
			if (soft <= sharp) break;
			soft = Math.max(sharp, soft * SHARPER);
		}
		[last, prices] = [dual, { days: few.days, values }];
	}
	return { dual: last as Dual, prices }; // there is always a round
}

/** How soft the last maximum is. */
function sharpness(dual: Dual, prices: Float64Array, weight: number, share = SHARP): number {
	const missing = 1 - dualValue(dual, prices, 0, null) / weight;
	return share * Math.max(LEAST_MISSING, missing);
}

/** Seconds used too many or too few, as a share of all; too few do not count where time is free. */
function mismatch(dual: Dual, prices: Float64Array, weight: number): number {
	const { seconds } = dual.space.calendar;
	const gradient = new Float64Array(prices.length);
	dualValue(dual, prices, sharpness(dual, prices, weight), gradient);
	let [off, all] = [0, 0];
	gradient.forEach((left, day) => {
		if (left < 0 || (prices[day] as number) > 0) off += Math.abs(left);
		all += seconds[day] as number;
	});
	return off / all;
}

function* quietly<T>(steps: Generator<unknown, T>): Generator<void, T> {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
		yield;
	}
}
