import type { Moment } from '$lib/domain/day';
import type { Exam } from '$lib/domain/exam';
import type { DeckId } from '$lib/domain/ids';
import type { Outlook } from '$lib/planning/forecast';
import type { Plan, Progress } from '$lib/planning/plan';
import type { PlanRow } from '$lib/storage/rows';
import type { Kind } from './exam-scope';

/** Exams to plan for, stored or not. Their cards, memories and habits the worker reads itself. */
export interface Wanted {
	readonly exams: readonly Exam[];
	readonly moment: Moment;
	/** The plan before this one. */
	readonly before: PlanRow | null;
}

/** What the planner's worker is asked: a whole plan, what one would bring, or what decks are about. */
export type Asked =
	| (Wanted & { readonly wanted: 'plan' | 'outlook' })
	| { readonly wanted: 'kinds'; readonly decks: readonly DeckId[] };

export type ToPlanner = Asked & {
	/** Of the database. */
	readonly name: string;
};

/** Null where nothing can be planned; `goal` is the mean recall to reach, 0 to 1. */
export interface Expected {
	readonly outlook: Outlook | null;
	readonly goal: number;
}

/** What it says: steps on the way, and at the end one of the others. */
export type FromPlanner =
	| { readonly is: 'progress'; readonly progress: Progress }
	| { readonly is: 'plan'; readonly plan: Plan }
	| { readonly is: 'outlook'; readonly expected: Expected }
	| { readonly is: 'kinds'; readonly kinds: readonly Kind[] }
	| { readonly is: 'failed'; readonly why: string };
