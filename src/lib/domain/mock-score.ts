import type { Confidence } from './grade';

/** A share with the range it may well lie in, 0 to 1. */
export interface Interval {
	readonly low: number;
	readonly high: number;
}

/** The 97.5th percentile of the normal distribution: a 95 % interval. */
const Z = 1.959964;

/** Wilson's score interval for a share, 95 % (Wilson 1927): honest for few questions and near 0 and 1. */
export function wilson(right: number, of: number): Interval {
	if (of === 0) return { low: 0, high: 1 };
	const share = right / of;
	const scale = 1 + (Z * Z) / of;
	const middle = (share + (Z * Z) / (2 * of)) / scale;
	const half = (Z / scale) * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
	return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** One question for the score. `choices`: options of a single choice; null for other forms. */
export interface Marked {
	readonly answered: boolean;
	readonly correct: boolean;
	readonly choices: number | null;
}

/**
 * The share known once guessing is taken off, by formula scoring: a wrong answer among k options costs
 * 1/(k-1), one left open nothing (Thurstone 1919). Forms without options count as they are.
 */
export function guessCorrected(marked: readonly Marked[]): number {
	const points = marked.map(({ answered, correct, choices }) => {
		if (correct) return 1;
		return answered && choices !== null ? -1 / (choices - 1) : 0;
	});
	const sum = points.reduce<number>((total, point) => total + point, 0);
	return marked.length === 0 ? 0 : Math.max(0, sum / marked.length);
}

/** What a said confidence is taken to mean as a chance of being right; the report says so. */
export const SAID: Record<Confidence, number> = { guess: 0.3, unsure: 0.6, confident: 0.9 };

/** A chance given beforehand and what came of it. */
export interface Prediction {
	readonly chance: number;
	readonly correct: boolean;
}

/** Mean squared distance of what was said from what was so (Brier 1950): 0 is best, 0.25 says nothing. */
export function brier(predictions: readonly Prediction[]): number | null {
	if (predictions.length === 0) return null;
	const sum = predictions.reduce(
		(total, { chance, correct }) => total + (chance - Number(correct)) ** 2,
		0
	);
	return sum / predictions.length;
}

/** P(correct) of a recalled-or-guessed answer: R + (1-R)/k; without options it is R. */
export const chanceOf = (recall: number, choices: number | null): number =>
	choices === null ? recall : recall + (1 - recall) / choices;
