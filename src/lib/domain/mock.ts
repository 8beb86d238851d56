import type { Moment } from './day';
import type { ExamId } from './exam';
import type { Confidence } from './grade';
import type { CardId, DeckId } from './ids';
import type { Answer, Question } from './question';

declare const brand: unique symbol;
export type MockId = string & { readonly [brand]: 'MockId' };

export const mockId = (text: string) => text as MockId;

/** tutor: each answer is explained at once, and final from then on. */
export const MOCK_MODES = ['timed', 'untimed', 'tutor'] as const;
export type MockMode = (typeof MOCK_MODES)[number];

/** What is to be sat. */
export interface MockPlan {
	readonly mode: MockMode;
	/** Milliseconds for the whole paper; null where there is no limit (all modes but timed). */
	readonly allowed: number | null;
	readonly decks: readonly DeckId[];
	readonly questions: number;
	/** Cards on which the sources disagree take part, too. */
	readonly disputed: boolean;
	/** Share by category; null = every card counts the same. */
	readonly blueprint: Readonly<Record<string, number>> | null;
	/** What the draw and every question follow from. */
	readonly seed: number;
}

/** A category of the paper: its share as the blueprint has it and the questions that makes. */
export interface MockQuota {
	/** As blueprints name it. */
	readonly category: string;
	readonly name: string;
	/** 0 to 1; the shares of a paper sum to 1. */
	readonly share: number;
	readonly questions: number;
}

/** One place of the paper; its question lies under the same index in the paper. */
export interface MockItem {
	readonly card: CardId;
	readonly category: string;
	readonly deckVersion: string;
	/** Predicted recall when the paper was drawn; null for a new card. */
	readonly predicted: number | null;
}

/** Something the candidate did, or time did. */
export type MockStep =
	/**
	 * Begins, or goes on: in this tab, which is the only one that may go on. `since`: epoch ms at which
	 * the tab before it gave its last sign of life.
	 */
	| { readonly do: 'open'; readonly tab: string; readonly since: number }
	| { readonly do: 'go'; readonly item: number }
	/** null: the answer was taken back. */
	| { readonly do: 'answer'; readonly item: number; readonly answer: Answer | null }
	| { readonly do: 'confidence'; readonly item: number; readonly confidence: Confidence | null }
	| { readonly do: 'flag'; readonly item: number; readonly on: boolean }
	| {
			readonly do: 'strike';
			readonly item: number;
			readonly option: number;
			readonly on: boolean;
	  }
	| { readonly do: 'note'; readonly item: number; readonly text: string }
	/** Tutor mode: the answer is looked at, and final. */
	| { readonly do: 'reveal'; readonly item: number }
	| { readonly do: 'pause' }
	| { readonly do: 'resume' }
	| { readonly do: 'submit'; readonly why: 'candidate' | 'time' };

export type LoggedStep = MockStep & { readonly at: Moment };

/** A mock exam. All that happened is its log; what it looks like now follows (`mock-state.ts`). */
export interface Mock {
	readonly id: MockId;
	/** null = of no planned exam. */
	readonly exam: ExamId | null;
	/** The exam's name or the decks' titles, as they were. */
	readonly title: string;
	readonly plan: MockPlan;
	readonly quotas: readonly MockQuota[];
	readonly items: readonly MockItem[];
	/** Begins with `open`; rows are added, never changed. */
	readonly log: readonly LoggedStep[];
	/** Epoch ms at which the tab that holds it last gave a sign of life. */
	readonly seen: number;
	/** Questions answered right in the end; null until submitted. */
	readonly right: number | null;
	/** Only this mark is left of it, without title, places and log: another device learns of it. */
	readonly deleted?: true;
}

/** The questions of a mock exactly as they are asked: a new version of a deck does not reach them. */
export interface MockPaper {
	readonly id: MockId;
	readonly questions: readonly Question[];
}
