import type { StudyDay } from './day';
import type { Confidence, Grade } from './grade';
import type { CardId, PolicyId, ReviewId } from './ids';
import type { Answer, Form } from './question';

interface LogRowBase {
	readonly id: ReviewId;
	/** Epoch ms, clamped so that it is never before the card's previous review. */
	readonly at: number;
	/** Epoch ms as the device's clock said. */
	readonly clock: number;
	/** Minutes east of UTC. */
	readonly offset: number;
	readonly day: StudyDay;
}

/** One answer. Append-only, never edited. */
export interface Review extends LogRowBase {
	readonly kind: 'review';
	readonly card: CardId;
	readonly grade: Grade;
	/** What Ranvier proposed; differs from `grade` where the learner chose otherwise. */
	readonly proposed: Grade;
	readonly form: Form;
	/** With card, form and deck version, rebuilds the question exactly. */
	readonly seed: number;
	readonly deckVersion: string;
	readonly answer: Answer;
	/** null where the learner marked it alone (recall). */
	readonly correct: boolean | null;
	/** Said before the answer was seen; null where not asked or not said. */
	readonly confidence: Confidence | null;
	/** Options of a single choice, of which one is right: what guessing is worth. Null for other forms. */
	readonly choices: number | null;
	/** Milliseconds from question to answer, capped at 60 s. Never feeds the scheduler. */
	readonly took: number;
	/** Predicted recall at the moment of asking; null for a new card. */
	readonly predicted: number | null;
	readonly policy: PolicyId;
}

/** Takes one review's effect back. The review itself stays in the log. */
export interface Undo extends LogRowBase {
	readonly kind: 'undo';
	readonly card: CardId;
	readonly undoes: ReviewId;
}

/**
 * What a card teaches has changed: what is known of it ends with the review named here. The reviews
 * stay in the log; those that follow are of the new answer.
 */
export interface Reset extends LogRowBase {
	readonly kind: 'reset';
	readonly card: CardId;
	/** The last review of the old answer, not a moment: one that came later elsewhere stands. */
	readonly forgets: ReviewId;
	readonly reason: 'changed';
	/** The version that brought the change. */
	readonly deckVersion: string;
	/** What was taught until then, as a sentence: later versions of the deck no longer say it. */
	readonly was: string;
}

/** A card has another id from here on: what was answered under the former one is this card's. */
export interface Rename extends LogRowBase {
	readonly kind: 'rename';
	readonly card: CardId;
	readonly from: CardId;
}

export type LogRow = Review | Undo | Reset | Rename;

/** Recorded time is capped: a phone put down in mid-question says nothing about recall. */
export const MAX_TOOK_MS = 60_000;

/**
 * Study day, time, device, counter: equal on every device. An id is device and counter in one.
 * `day` and `at` never go back from one answer of a card to its next (storage/SPEC.md R2).
 */
export function inReplayOrder(a: LogRow, b: LogRow): number {
	return a.day - b.day || a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
