import type { Moment } from '$lib/domain/day';
import type { Policy } from '$lib/domain/memory';
import { LONGEST_STEP } from './steps';

/** FSRS-6. */
const WEIGHT_COUNT = 21;

function demand(holds: boolean, message: string): void {
	if (!holds) throw new RangeError(message);
}

const isStep = (minutes: number) =>
	Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST_STEP;

/** Throws where a policy could not have passed the door: ts-fsrs would take it and answer nonsense. */
export function checkPolicy(policy: Policy): void {
	demand(
		policy.weights.length === WEIGHT_COUNT && policy.weights.every(Number.isFinite),
		`A policy needs ${WEIGHT_COUNT} finite weights. Fit them again or use the default weights.`
	);
	demand(
		policy.retention > 0 && policy.retention <= 1,
		`Desired retention is ${policy.retention}. Set it between 0 and 1.`
	);
	demand(
		[...policy.learningSteps, ...policy.relearningSteps].every(isStep),
		`A learning step is not a whole number of minutes under a day. Use 1 to ${LONGEST_STEP}.`
	);
	demand(
		Number.isInteger(policy.maximumInterval) && policy.maximumInterval >= 1,
		`The maximum interval is ${policy.maximumInterval}. Set it to a whole number of days.`
	);
	demand(
		policy.weekdays.length === 7 && policy.weekdays.every((share) => share >= 0 && share <= 1),
		'A weekday has a share outside 0 to 1. Set 0 for a free day and 1 for a normal one.'
	);
}

/** Throws where a moment is no moment: NaN would spread through every later state in silence. */
export function checkMoment({ clock, day }: Moment): void {
	// Asked a million times in a replay: the message is made only when it is needed.
	if (Number.isFinite(clock) && Number.isInteger(day)) return;
	throw new RangeError(
		`The moment ${clock} on study day ${day} is not a time. Read the clock again.`
	);
}
