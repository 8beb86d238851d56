import type { Plan, Progress } from '$lib/planning/plan';
import type { PlanQuestion } from './planner-input';

/** What the planner's worker is asked. */
export type ToPlanner = PlanQuestion;

/** What it says: steps on the way, and at the end one of the other two. */
export type FromPlanner =
	| { readonly is: 'progress'; readonly progress: Progress }
	| { readonly is: 'plan'; readonly plan: Plan }
	| { readonly is: 'failed'; readonly why: string };
