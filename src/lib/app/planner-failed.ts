import type { Trouble } from './trouble';

/** The planner has crashed, could not be loaded, or has gone silent. */
export class PlannerFailed extends Error implements Trouble {
	readonly happened = 'The plan could not be computed.';
	readonly means = 'Your answers and exams are stored; cards come in their ordinary order.';
	readonly todo = 'Try again; if it fails again, reload the page.';
}
