import { gridErrors } from '$lib/planning/exact.fixture';
import { calendarWith } from '$lib/planning/fixtures';

/** How far the planner's values are from a computation that looks at every answer, without a grid. */
export interface Accuracy {
	readonly states: number;
	/** In recall, 0 to 1. */
	readonly largest: number;
	readonly mean: number;
}

/** Random states, an exam in sixty days, five days of study: more would take the exact computation hours. */
export function accuracyOf(states: number): Accuracy {
	const calendar = calendarWith([0, 4, 11, 25, 46], 600, 60);
	const errors = gridErrors(states, calendar, [{ day: 60, weight: 1 }], 'accuracy');
	return {
		states,
		largest: Math.max(...errors),
		mean: errors.reduce((sum, error) => sum + error, 0) / states
	};
}
