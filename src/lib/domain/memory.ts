import type { StudyDay } from './day';
import type { Grade } from './grade';
import type { PolicyId } from './ids';

/** A day for intervals of a day or more, an instant (epoch ms) only for learning steps. */
export type Due = { readonly on: StudyDay } | { readonly at: number };

export type Phase = 'learning' | 'review' | 'relearning';

/** What FSRS knows of one card. Always `replay(reviews)`; a card never answered has none (null). */
export interface Memory {
	/** Days until recall falls to 90 %. */
	readonly stability: number;
	/** 1 to 10. */
	readonly difficulty: number;
	readonly phase: Phase;
	/** Index of the learning or relearning step; 0 in review. */
	readonly step: number;
	readonly reps: number;
	readonly lapses: number;
	readonly lastDay: StudyDay;
	/** Epoch ms of the last answer, never before the one preceding it. */
	readonly lastAt: number;
	readonly due: Due;
}

/** How intervals are made from memory. Append-only: a review names the policy it was made under. */
export interface Policy {
	readonly id: PolicyId;
	/** FSRS-6 weights, 21 of them. */
	readonly weights: readonly number[];
	/** 0.70 to 0.97. */
	readonly retention: number;
	/** Minutes, each under a day. */
	readonly learningSteps: readonly number[];
	readonly relearningSteps: readonly number[];
	/** Days. */
	readonly maximumInterval: number;
	readonly fuzz: boolean;
	/** Share of a normal day's load by weekday, Sunday first; 0 = free, 1 = normal. */
	readonly weekdays: readonly [number, number, number, number, number, number, number];
}

/** One of the four futures of a card: the label on the button and what is stored are this object. */
export interface Outcome {
	readonly grade: Grade;
	readonly memory: Memory;
	/** The wait in days (a whole number) or in minutes (learning steps). */
	readonly wait: { readonly days: number } | { readonly minutes: number };
}

export type Outcomes = Readonly<Record<Grade, Outcome>>;
