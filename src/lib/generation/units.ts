import { fold, words } from './text';

/** A unit as a multiple of its dimension's base; a unit not known here is its own dimension. */
export interface Unit {
	readonly dimension: string;
	readonly factor: number;
	/** What follows the unit proper: `of target sites`. */
	readonly of: string;
}

const DAY = 86_400;
// In seconds and millimetres. A month is the mean Gregorian one, so that twelve make a year.
const NAMES: readonly (readonly [names: string, dimension: string, factor: number])[] = [
	['% percent', '%', 1],
	['second sec s', 'time', 1],
	['minute min', 'time', 60],
	['hour hr hrs h', 'time', 3600],
	['day d', 'time', DAY],
	['week wk wks', 'time', 7 * DAY],
	['month mo', 'time', 30.436_875 * DAY],
	['year yr yrs', 'time', 365.2425 * DAY],
	['millimetre mm', 'length', 1],
	['centimetre cm', 'length', 10],
	['metre m', 'length', 1000]
];
const KNOWN = new Map(
	NAMES.flatMap(([names, dimension, factor]) =>
		names.split(' ').map((name) => [fold(name), { dimension, factor }] as const)
	)
);

/** Reads `weeks`, `per cent`, `% of target sites`; null where no unit is written. */
export function readUnit(text: string): Unit | null {
	const [head, ...rest] = words(text.replace(/\bper\s+cent\b/i, '%')).map(fold);
	if (head === undefined) return null;
	return { ...(KNOWN.get(head) ?? { dimension: head, factor: 1 }), of: rest.join(' ') };
}
