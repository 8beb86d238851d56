import type { MemoryModel } from './memory-model';

/** Evenly spaced nodes; values between them follow the cubic through the four nearest. */
export interface Axis {
	readonly low: number;
	readonly step: number;
	readonly count: number;
}

/** Where difficulty lies on the second axis: 10 at its low end, 1 at its high end. */
export const easeOf = (difficulty: number) => Math.log(11 - difficulty);

/** The states of memory on which values are tabulated: `count` = difficulties x log stabilities. */
export interface Grid {
	readonly logStability: Axis;
	/** Over log(11 - difficulty), to which the growth of stability is proportional. */
	readonly ease: Axis;
	/** Stability of each node along the first axis, in days. */
	readonly stabilities: Float64Array;
	readonly difficulties: Float64Array;
	readonly count: number;
}

/** Nodes a value between nodes rests on. */
export const STENCIL = 4;

/** How fine a grid is: the step in log stability and the number of difficulties. */
export interface Fineness {
	readonly step: number;
	readonly difficulties: number;
}

/** For fitting prices from nothing. */
export const COARSE: Fineness = { step: 0.5, difficulties: 4 };
/** For values: a thousand random states agree with a computation without a grid (`dual.test.ts`). */
export const FINE: Fineness = { step: 0.3, difficulties: 8 };

/**
 * A grid for a horizon in days. Above thirty horizons recall on the last day is above 99.5 % whatever
 * is done; below a sixteenth of the shortest first stability a card has been failed again and again.
 */
export function gridFor(
	model: MemoryModel,
	horizon: number,
	{ step, difficulties }: Fineness
): Grid {
	const shortest = Math.min(...model.first.map(({ stability }) => stability), 0.4) / 16;
	const low = Math.log(shortest);
	const high = Math.log(30 * Math.max(horizon, 7));
	const logStability = { low, step, count: Math.ceil((high - low) / step) + 1 };
	const ease = { low: 0, step: Math.log(10) / (difficulties - 1), count: difficulties };
	return {
		logStability,
		ease,
		stabilities: Float64Array.from({ length: logStability.count }, (_, i) =>
			Math.exp(low + i * step)
		),
		difficulties: Float64Array.from(
			{ length: difficulties },
			(_, i) => 11 - Math.exp(i * ease.step)
		),
		count: difficulties * logStability.count
	};
}

/**
 * Writes the weights of the four nodes around `x` from `weights[at]` on and gives the first of these
 * nodes. Beyond the ends the value of the end holds.
 */
export function stencil(axis: Axis, x: number, weights: Float64Array, at: number): number {
	const place = Math.min(Math.max((x - axis.low) / axis.step, 0), axis.count - 1);
	const start = Math.min(Math.max(Math.floor(place) - 1, 0), axis.count - STENCIL);
	const u = place - start;
	const [a, b, c] = [u - 1, u - 2, u - 3];
	weights[at] = (-a * b * c) / 6;
	weights[at + 1] = (u * b * c) / 2;
	weights[at + 2] = (-u * a * c) / 2;
	weights[at + 3] = (u * a * b) / 6;
	return start;
}

/** The value between the four nodes from `values[at]` on, by the weights from `weights[w]` on. */
export const between = (
	weights: Float64Array,
	w: number,
	values: Float64Array,
	at: number
): number =>
	(weights[w] as number) * (values[at] as number) +
	(weights[w + 1] as number) * (values[at + 1] as number) +
	(weights[w + 2] as number) * (values[at + 2] as number) +
	(weights[w + 3] as number) * (values[at + 3] as number);
