import type { StudyDay } from './day';
import type { Slot } from './fact';
import type { CardId, DeckId } from './ids';

declare const brand: unique symbol;
export type ExamId = string & { readonly [brand]: 'ExamId' };

export const examId = (text: string) => text as ExamId;

/** Minutes for the exam on a day of study. */
export type Budget =
	| { readonly shape: 'flat'; readonly minutes: number }
	/** `minutes` on average: from 0.4 times that on the first day to 1.6 times that on the last. */
	| { readonly shape: 'ramp'; readonly minutes: number }
	/** By weekday, Sunday first. */
	| {
			readonly shape: 'weekdays';
			readonly minutes: readonly [number, number, number, number, number, number, number];
	  };

/** Cards that fit all three; an empty list leaves none out. */
export interface ScopeFilter {
	/** As blueprints name them. */
	readonly topics: readonly string[];
	readonly slots: readonly Slot[];
	/** Only cards that the learner has marked. */
	readonly marked: boolean;
}

/** What a filter looks at. */
export interface Sorted {
	readonly category: string;
	readonly slot: Slot;
	readonly marked: boolean;
}

export const passes = (filter: ScopeFilter | undefined, card: Sorted): boolean =>
	filter === undefined ||
	((filter.topics.length === 0 || filter.topics.includes(card.category)) &&
		(filter.slots.length === 0 || filter.slots.includes(card.slot)) &&
		(!filter.marked || card.marked));

/** Something to be ready for on a day. */
export interface Exam {
	readonly id: ExamId;
	readonly name: string;
	/** The first day that may be studied for it. */
	readonly from: StudyDay;
	/** The day of the exam: study for it ends the day before. */
	readonly day: StudyDay;
	/** Local hour and minute, for showing. */
	readonly time: string | null;
	readonly decks: readonly DeckId[];
	/** Narrows the decks' cards; missing = all of them. */
	readonly only?: ScopeFilter;
	/** Share of the exam by category; null = every card counts the same. */
	readonly blueprint: Readonly<Record<string, number>> | null;
	readonly budget: Budget;
	readonly daysOff: readonly StudyDay[];
}

/** One of today's cards, with the reason. */
export interface PlannedLook {
	readonly card: CardId;
	/** The exam that the recalls speak of: the next one that the card counts in. */
	readonly exam: ExamId;
	/** Expected recall on the exam day with no further look, 0 to 1. */
	readonly ifNot: number;
	/** Expected recall on the exam day with a look today and none after it. */
	readonly ifNow: number;
	/** What a look today brings beyond the best later one, per second, less today's price of a second. */
	readonly index: number;
	/** Expected seconds. */
	readonly seconds: number;
	/** Within today's minutes; the others follow in order where time is left. */
	readonly fits: boolean;
}

/** A share of recall, 0 to 1, expected and as four in five simulated runs had it. */
export interface Range {
	readonly mean: number;
	readonly low: number;
	readonly high: number;
}

/** What is to be expected of one exam, as mean recall by the weights of its cards. */
export interface Forecast {
	readonly exam: ExamId;
	readonly withPlan: Range;
	/** Ordinary spaced repetition in the same minutes. */
	readonly fsrsAlone: Range;
	readonly noStudy: number;
	/** All minutes on the last three days of study. */
	readonly crammed: number;
	/** The same 60 days after the exam, without study in between. */
	readonly later: { readonly withPlan: number; readonly crammed: number };
	readonly cards: number;
	/** Cards of these expected never to be seen. */
	readonly unseen: number;
}

/** One day of a plan as expected. */
export interface PlannedDay {
	readonly day: StudyDay;
	readonly minutes: number;
	/** Mean recall over all cards in scope, at the end of the day. */
	readonly recall: number;
	/** Share of cards seen at least once. */
	readonly seen: number;
}

/** Why an exam is not planned for. */
export type Unplanned = 'past' | 'today' | 'no-cards' | 'no-time';

/** What would make the minutes suffice, each by itself; null = not even the most that was tried. */
export interface WaysOut {
	/** Times the minutes now. */
	readonly minutes: number | null;
	readonly daysLater: number | null;
	/** The share of the cards, those that weigh most. */
	readonly scope: number | null;
}
