import type { Mind } from './memory';
import { normal } from './random';

/** FSRS-6 default weights (open-spaced-repetition/fsrs-rs `DEFAULT_PARAMETERS`). */
const DEFAULT_W = [
	0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
	0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542
];

/** SSP-MMC-FSRS, `config.py`. */
export const DEFAULT_MIND: Mind = {
	w: DEFAULT_W,
	first: [0.24, 0.094, 0.495, 0.171],
	recalled: [0.224, 0.631, 0.145],
	firstSeconds: [33.79, 24.3, 13.68, 6.5],
	reviewSeconds: [23, 11.68, 7.33, 5.6]
};

const changed = (changes: Readonly<Record<number, (w: number) => number>>): Mind => ({
	...DEFAULT_MIND,
	w: DEFAULT_W.map((w, i) => changes[i]?.(w) ?? w)
});

/** First stabilities and their growth halved, and a curve that falls faster beyond them. */
const half = (w: number) => w / 2;
const STEEP = changed({
	0: half,
	1: half,
	2: half,
	3: half,
	8: (w) => w - Math.LN2,
	20: () => 0.35
});

/** Factors e^(sd z) on what differs most between learners. */
function drawnMind(replicate: number): Mind {
	const factor = (what: number, sd: number) => Math.exp(sd * normal(replicate, what, 11));
	const [stability, pace, unsure] = [factor(0, 0.5), factor(1, 0.25), factor(2, 0.3)];
	const first = DEFAULT_MIND.first.map((p, i) => (i === 0 ? p * unsure : p));
	const total = first.reduce((sum, p) => sum + p, 0);
	const w = DEFAULT_W.map((weight, i) => {
		if (i < 4) return weight * stability * factor(10 + i, 0.25);
		if (i === 8) return weight + 0.3 * normal(replicate, 18, 11);
		if (i === 11) return weight * factor(21, 0.2);
		if (i === 20) return Math.min(0.6, weight * factor(30, 0.4));
		return weight;
	});
	return {
		w,
		first: first.map((p) => p / total),
		recalled: DEFAULT_MIND.recalled,
		firstSeconds: DEFAULT_MIND.firstSeconds.map((s) => s * pace),
		reviewSeconds: DEFAULT_MIND.reviewSeconds.map((s) => s * pace)
	};
}

export type Truth = 'default' | 'steep' | 'drawn';

/** The learner of a replicate. */
export function mindOf(truth: Truth, replicate: number): Mind {
	if (truth === 'drawn') return drawnMind(replicate);
	return truth === 'steep' ? STEEP : DEFAULT_MIND;
}

/** What a stability that the app believes in is in truth: mature cards come with one. */
export const believedToTrue = ({ w }: Mind): number => {
	const ratio = (i: number) => (w[i] ?? 1) / (DEFAULT_W[i] ?? 1);
	return Math.sqrt(ratio(2) * Math.exp((w[8] ?? 0) - (DEFAULT_W[8] ?? 0)));
};
