/**
 * FSRS-6 as plain arithmetic, for millions of looks ahead: what `scheduling/fsrs.ts` answers for one
 * card, without its objects. Only looks on a later study day are planned, so there is no same-day rule.
 * F = 0.9^(1/decay) - 1, R(t, S) = (1 + F t / S)^decay, decay = -w20.
 */
export interface MemoryModel {
	/** Stability, in days, and difficulty after a first look, by grade from Again to Easy. */
	readonly first: readonly { readonly stability: number; readonly difficulty: number }[];
	/** Recall, 0 to 1, `elapsed` days after the last look. */
	recall(elapsed: number, stability: number): number;
	/** Difficulty after a look with `grade`. */
	harder(difficulty: number, grade: number): number;
	/** Writes the stability after Again, Hard, Good and Easy into `next`; gives recall before the look. */
	look(elapsed: number, stability: number, difficulty: number, next: Float64Array): number;
}

/** Days. ts-fsrs keeps every stability within these. */
const SHORTEST = 0.001;
const LONGEST = 36_500;

/** ts-fsrs rounds to eight decimals at each step; without this the two would part at 1e-7. */
const rounded = (x: number) => Math.round(x * 1e8) / 1e8;

const between = (x: number, low: number, high: number) => Math.min(Math.max(x, low), high);

/** The model of FSRS-6 `weights` (21). */
export function memoryModel(weights: readonly number[]): MemoryModel {
	const w = weights.map((weight) => weight);
	const weight = (i: number) => w[i] ?? NaN;
	const decay = -weight(20);
	const factor = rounded(Math.exp(Math.log(0.9) / decay) - 1);
	const growth = Math.exp(weight(8));
	const relapse = 1 / Math.exp(weight(17) * weight(18));
	const [w6, w7, w9, w10] = [weight(6), weight(7), weight(9), weight(10)];
	const [w11, w12, w13, w14] = [weight(11), weight(12), weight(13), weight(14)];
	const [hard, easy] = [weight(15), weight(16)];
	const firstDifficulty = (grade: number) =>
		rounded(weight(4) - Math.exp((grade - 1) * weight(5)) + 1);
	const easiest = firstDifficulty(4);

	const recall = (elapsed: number, stability: number) =>
		rounded(Math.pow(1 + (factor * elapsed) / stability, decay));
	const bounded = (stability: number) => rounded(between(stability, SHORTEST, LONGEST));

	return {
		first: [1, 2, 3, 4].map((grade) => ({
			stability: weight(grade - 1),
			difficulty: between(firstDifficulty(grade), 1, 10)
		})),
		recall,
		harder(difficulty, grade) {
			const damped = rounded((-w6 * (grade - 3) * (10 - difficulty)) / 9);
			return between(rounded(w7 * easiest + (1 - w7) * (difficulty + damped)), 1, 10);
		},
		look(elapsed, stability, difficulty, next) {
			const r = recall(elapsed, stability);
			const failed = w11 * Math.pow(difficulty, -w12) * (Math.pow(stability + 1, w13) - 1);
			const forgotten = bounded(failed * Math.exp((1 - r) * w14));
			next[0] = between(rounded(stability * relapse), SHORTEST, forgotten);
			const gain =
				growth * (11 - difficulty) * Math.pow(stability, -w9) * (Math.exp((1 - r) * w10) - 1);
			next[1] = bounded(stability * (1 + gain * hard));
			next[2] = bounded(stability * (1 + gain));
			next[3] = bounded(stability * (1 + gain * easy));
			return r;
		}
	};
}
