/** A convex function: gives its value at `x` and writes its gradient there. */
export type Slope = (x: Float64Array, gradient: Float64Array) => number;

export interface Limits {
	readonly evaluations: number;
	/** Stops when a step promises less than this. */
	readonly tolerance: number;
}

/** Steps remembered. */
const MEMORY = 12;
const FIRST_STEP = 0.2;

const dot = (a: Float64Array, b: Float64Array) => {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
	return sum;
};

interface Pair {
	readonly step: Float64Array;
	readonly turn: Float64Array;
	readonly curvature: number;
}

/** Where `x` may not fall further: at 0 with the gradient pointing down. */
const held = (x: number, slope: number) => x <= 0 && slope >= 0;

/** L-BFGS two-loop recursion (Nocedal and Wright 2006, algorithm 7.4) on the free coordinates. */
function direction(gradient: Float64Array, free: Uint8Array, pairs: readonly Pair[], size: number) {
	const d = gradient.map((slope, i) => (free[i] ? -slope : 0));
	const alphas: number[] = [];
	for (let k = pairs.length - 1; k >= 0; k--) {
		const { step, turn, curvature } = pairs[k] as Pair;
		const alpha = dot(step, d) / curvature;
		alphas[k] = alpha;
		for (let i = 0; i < d.length; i++) d[i] = (d[i] as number) - alpha * (turn[i] as number);
	}
	const latest = pairs.at(-1);
	const steepness = Math.hypot(...d);
	const scale = latest
		? latest.curvature / dot(latest.turn, latest.turn)
		: size / (steepness === 0 ? 1 : steepness);
	for (let i = 0; i < d.length; i++) d[i] = (d[i] as number) * scale;
	pairs.forEach(({ step, turn, curvature }, k) => {
		const beta = dot(turn, d) / curvature;
		for (let i = 0; i < d.length; i++)
			d[i] = (d[i] as number) + ((alphas[k] as number) - beta) * (step[i] as number);
	});
	for (let i = 0; i < d.length; i++) if (!free[i]) d[i] = 0;
	return d;
}

/**
 * The least of a convex function over x >= 0: L-BFGS on the coordinates that are free to move, each step
 * cut off at zero, the first one a fifth of the size of `start`. Yields after each evaluation.
 */
export function* minimise(
	slope: Slope,
	start: Float64Array,
	{ evaluations, tolerance }: Limits
): Generator<number, Float64Array> {
	let x: Float64Array = start;
	let gradient: Float64Array = new Float64Array(x.length);
	let value = slope(x, gradient);
	let pairs: Pair[] = [];
	let done = 1;
	yield value;
	while (done < evaluations) {
		const free = Uint8Array.from(x, (xi, i) => (held(xi, gradient[i] as number) ? 0 : 1));
		const d = direction(gradient, free, pairs, FIRST_STEP * (Math.hypot(...start) || 1));
		let taken: { x: Float64Array; gradient: Float64Array; value: number } | null = null;
		for (let length = 1; length > 1e-4 && done < evaluations; length *= 0.35) {
			const next = x.map((xi, i) => Math.max(0, xi + length * (d[i] as number)));
			const promised = gradient.reduce(
				(sum, g, i) => sum + g * ((next[i] as number) - (x[i] as number)),
				0
			);
			if (promised > -tolerance) break;
			const after = new Float64Array(x.length);
			const reached = slope(next, after);
			done++;
			yield reached;
			if (reached > value + 1e-4 * promised) continue;
			taken = { x: next, gradient: after, value: reached };
			break;
		}
		if (taken === null) {
			if (pairs.length === 0) break;
			pairs = [];
			continue;
		}
		const step = taken.x.map((xi, i) => xi - (x[i] as number));
		const turn = taken.gradient.map((g, i) => g - (gradient[i] as number));
		const curvature = dot(step, turn);
		if (curvature > 1e-12) pairs = [...pairs.slice(1 - MEMORY), { step, turn, curvature }];
		({ x, gradient, value } = taken);
	}
	return x;
}
