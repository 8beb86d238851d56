/** On how many of the days with time to study the learner did. */
export interface Attended {
	readonly days: number;
	readonly of: number;
}

/**
 * Before anything is seen: nine days in ten, held as lightly as five days of observation. Beta(4.5, 0.5)
 * says that most who set a date and minutes come nearly every day (median 95 %) and one in ten less than
 * on 74 % of the days; after two weeks it weighs a quarter of what is observed.
 */
const USUAL = 0.9;
const PRIOR_DAYS = 5;

/** Share of the days with time on which the learner is to be expected, 0 to 1. */
export const attendanceOf = ({ days, of }: Attended): number =>
	(days + USUAL * PRIOR_DAYS) / (of + PRIOR_DAYS);

/** Steps of the angle below by which a quantile is found: exact to about 1e-3. */
const STEPS = 1_000;

/**
 * The share that the learner's true attendance is below with chance `rank` (0 to 1): a quantile of the Beta
 * distribution with mean `expected` and the weight of `of` days and the prior's. Found by adding up the
 * density over the angle whose squared sine is the share, where it is finite at both ends.
 */
export function attendanceAt(rank: number, expected: number, of: number): number {
	if (expected <= 0 || expected >= 1) return expected;
	const weight = of + PRIOR_DAYS;
	const [come, stay] = [expected * weight, (1 - expected) * weight];
	const angleAt = (step: number) => ((step + 0.5) / STEPS) * (Math.PI / 2);
	const density = Float64Array.from({ length: STEPS }, (_, step) => {
		const angle = angleAt(step);
		return Math.sin(angle) ** (2 * come - 1) * Math.cos(angle) ** (2 * stay - 1);
	});
	let left = rank * density.reduce((sum, part) => sum + part, 0);
	const step = density.findIndex((part) => (left -= part) < 0);
	return step < 0 ? expected : Math.sin(angleAt(step)) ** 2;
}
