import type { Outlook } from '$lib/planning/forecast';
import type { Plan, Progress } from '$lib/planning/plan';
import type { PlanQuestion } from './planner-input';

/** What the planner's worker is asked: a whole plan, or only what one would bring. */
export type ToPlanner = PlanQuestion & { readonly wanted: 'plan' | 'outlook' };

/** What it says: steps on the way, and at the end one of the others. */
export type FromPlanner =
	| { readonly is: 'progress'; readonly progress: Progress }
	| { readonly is: 'plan'; readonly plan: Plan }
	/** Null where nothing can be planned. */
	| { readonly is: 'outlook'; readonly outlook: Outlook | null }
	| { readonly is: 'failed'; readonly why: string };
