import { believedToTrue } from './truths';
import type { Mind, State } from './memory';
import { chance, normal } from './random';
import type { Truth } from './truths';

/** One situation to simulate. */
export interface Cell {
	readonly name: string;
	readonly cards: number;
	/** Days of study; the exam is on the day after the last. */
	readonly days: number;
	/** On average. */
	readonly minutes: number;
	readonly deck: 'new' | 'half mature' | 'mature';
	readonly budget: 'flat' | 'ramp';
	readonly truth: Truth;
	/** Share of the days on which the learner comes. */
	readonly attendance: number;
	/** Where learners differ: each has a share drawn evenly from `attendance` to this. */
	readonly attendanceTo?: number;
	/** Days that the app has known the learner for when the exam is set; without a word, two weeks. */
	readonly history?: number;
}

const HISTORY = 14;

export const historyOf = ({ history = HISTORY }: Cell): number => history;

/** Seconds of study on a day. */
export function secondsOn({ budget, minutes, days }: Cell, day: number): number {
	const share = budget === 'flat' || days === 1 ? 1 : 0.4 + (1.2 * day) / (days - 1);
	return minutes * 60 * share;
}

/** Whether the learner comes on a day. */
export function comes(
	{ attendance: least, attendanceTo: most = least }: Cell,
	replicate: number,
	day: number
): boolean {
	return chance(replicate, day, 0, 1) < least + (most - least) * chance(replicate, 0, 0, 9);
}

/** On how many of the days before the first the learner came. */
export function cameBefore(cell: Cell, replicate: number): number {
	let days = 0;
	for (let day = -historyOf(cell); day < 0; day++) if (comes(cell, replicate, day)) days++;
	return days;
}

/** A card as it is and as the app believes it to be. */
export interface SimCard {
	truth: State;
	believed: State;
	looks: number;
}

export function deckOf(cell: Cell, mind: Mind, replicate: number): SimCard[] {
	const mature = { new: 0, 'half mature': 0.5, mature: 1 }[cell.deck] * cell.cards;
	const ratio = believedToTrue(mind);
	return Array.from({ length: cell.cards }, (_, card) => {
		if (card >= mature) {
			const unseen = { s: 0, d: 0, day: 0 };
			return { truth: unseen, believed: unseen, looks: 0 };
		}
		// Median 40 days, two in three between 18 and 89; last seen within one and a half times that.
		const s = 40 * Math.exp(0.8 * normal(replicate, card, 2));
		const d = 2 + 7 * chance(replicate, card, 0, 3);
		const day = -Math.ceil(1 + 1.5 * s * chance(replicate, card, 0, 4));
		return { truth: { s: s * ratio, d, day }, believed: { s, d, day }, looks: 0 };
	});
}
