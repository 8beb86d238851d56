import { MOST_DAYS, thinned } from './calendar';
import { dualOf, dualValue, type Group } from './dual';
import { COARSE, type Fineness } from './grid';
import { lookSeconds, type Habits } from './habits';
import type { MemoryModel } from './memory-model';
import { minimise } from './minimise';
import { spaceOf, type Calendar } from './space';

/** Prices of a second by day ahead. */
export interface Prices {
	readonly days: Int32Array;
	readonly values: Float64Array;
}

/** One round of fitting: from rough to fine, from soft to sharp. */
interface Round {
	/** Study days at most, see `thinned`. */
	readonly days: number;
	readonly fineness: Fineness;
	readonly softness: readonly number[];
	readonly evaluations: number;
}

/** With no prices to start from: the shape of the prices on a few days, then all of them. */
const FROM_NOTHING: readonly Round[] = [
	{ days: 32, fineness: COARSE, softness: [0.08, 0.03, 0.01], evaluations: 25 },
	{ days: MOST_DAYS, fineness: COARSE, softness: [0.005], evaluations: 12 }
];
const FROM_YESTERDAY: readonly Round[] = [
	{ days: MOST_DAYS, fineness: COARSE, softness: [0.005], evaluations: 10 }
];

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

/** A first guess: time is worth what it would bring if a fifth of the recall hung on it. */
function guess({ seconds, days }: Calendar, groups: readonly Group[], habits: Habits): Prices {
	let weight = 0;
	for (const { stakes, starts } of groups)
		for (const { cards } of starts) weight += cards * stakes.reduce((sum, s) => sum + s.weight, 0);
	const time = seconds.reduce((sum, s) => sum + s, 0);
	const most = 0.3 / lookSeconds(habits, 0.7);
	return {
		days,
		values: new Float64Array(days.length).fill(Math.min(most, (0.2 * weight) / time))
	};
}

/** Fits the price of time on each study day; `known` are yesterday's. Yields after each step. */
export function* fitPrices(
	model: MemoryModel,
	habits: Habits,
	calendar: Calendar,
	exams: readonly number[],
	groups: readonly Group[],
	known: Prices | null
): Generator<void, Prices> {
	const cards = groups.reduce(
		(sum, { starts }) => sum + starts.reduce((n, s) => n + s.cards, 0),
		0
	);
	let prices = known ?? guess(calendar, groups, habits);
	for (const round of known ? FROM_YESTERDAY : FROM_NOTHING) {
		const rough = thinned(calendar, exams, round.days);
		const dual = dualOf(spaceOf(model, habits, rough, round.fineness), groups);
		let values = pricesAt(prices, rough.days);
		for (const softness of round.softness) {
			const slope = (x: Float64Array, gradient: Float64Array) => {
				const value = dualValue(dual, x, softness, gradient);
				gradient.forEach((g, i) => (gradient[i] = g / cards));
				return value / cards;
			};
			const limits = { evaluations: round.evaluations, tolerance: 5e-6 };
			values = yield* quietly(minimise(slope, values, limits));
		}
		prices = { days: rough.days, values };
	}
	return prices;
}

function* quietly<T>(steps: Generator<unknown, T>): Generator<void, T> {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
		yield;
	}
}
