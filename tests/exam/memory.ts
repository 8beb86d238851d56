/**
 * FSRS-6 written a second time, for the simulator: it must not share the planner's mistakes.
 * Formulas: open-spaced-repetition/fsrs4anki wiki, "The Algorithm".
 */
export interface Mind {
	readonly w: readonly number[];
	/** Shares of grades at a first look, and of Hard, Good and Easy where recalled. */
	readonly first: readonly number[];
	readonly recalled: readonly number[];
	/** Seconds per card and day by grade. */
	readonly firstSeconds: readonly number[];
	readonly reviewSeconds: readonly number[];
}

export interface State {
	/** Days; 0 = never seen. */
	s: number;
	d: number;
	/** Day last seen. */
	day: number;
}

const at = (xs: readonly number[], i: number) => xs[i] ?? NaN;
const clamp = (x: number, low: number, high: number) => Math.max(low, Math.min(high, x));

export function recallOf({ w }: Mind, { s, day }: State, now: number): number {
	if (s === 0) return 0;
	const decay = -at(w, 20);
	return (1 + (0.9 ** (1 / decay) - 1) * ((now - day) / s)) ** decay;
}

const d0 = (w: readonly number[], grade: number) => at(w, 4) - Math.exp(at(w, 5) * (grade - 1)) + 1;

/** The state after a look on day `now`, on a later day than the last. */
export function stateAfter(mind: Mind, before: State, now: number, grade: number): State {
	const { w } = mind;
	if (before.s === 0) return { s: at(w, grade - 1), d: clamp(d0(w, grade), 1, 10), day: now };
	const { s, d } = before;
	const r = recallOf(mind, before, now);
	const eased = d - (at(w, 6) * (grade - 3) * (10 - d)) / 9;
	const difficulty = clamp(at(w, 7) * d0(w, 4) + (1 - at(w, 7)) * eased, 1, 10);
	return { s: clamp(stabilityAfter(w, s, d, r, grade), 0.001, 36_500), d: difficulty, day: now };
}

function stabilityAfter(
	w: readonly number[],
	s: number,
	d: number,
	r: number,
	grade: number
): number {
	if (grade === 1) {
		const lost =
			at(w, 11) * d ** -at(w, 12) * ((s + 1) ** at(w, 13) - 1) * Math.exp(at(w, 14) * (1 - r));
		return Math.min(lost, s / Math.exp(at(w, 17) * at(w, 18)));
	}
	const bonus = grade === 2 ? at(w, 15) : grade === 4 ? at(w, 16) : 1;
	const grows =
		Math.exp(at(w, 8)) * (11 - d) * s ** -at(w, 9) * (Math.exp(at(w, 10) * (1 - r)) - 1);
	return s * (1 + grows * bonus);
}

/** The first of `shares` at which their sum passes `u`. */
export function drawn(shares: readonly number[], u: number): number {
	let left = u;
	for (let i = 0; i < shares.length - 1; i++) if ((left -= at(shares, i)) < 0) return i;
	return shares.length - 1;
}
