import { AGAIN, EASY, HARD, type Grade } from '$lib/domain/grade';
import type { Memory, Phase, Policy } from '$lib/domain/memory';

/** Where an answer puts a card. `minutes` null: it is in review and waits days. */
export interface Step {
	readonly phase: Phase;
	readonly step: number;
	readonly minutes: number | null;
}

export const MS_PER_MINUTE = 60_000;

/** A step stays under a day: longer waits are days, counted by study day. */
export const LONGEST_STEP = 24 * 60 - 1;

const GRADUATED: Step = { phase: 'review', step: 0, minutes: null };

/** Hard waits between Again and Good: half as long again as a lone step, else the mean of the first two. */
function hardMinutes(first: number, second: number | undefined): number {
	const minutes = second === undefined ? first * 1.5 : (first + second) / 2;
	return Math.min(Math.round(minutes), LONGEST_STEP);
}

/** The learning or relearning step that follows `grade`, as ts-fsrs's basic scheduler has it. */
export function stepAfter(
	before: Pick<Memory, 'phase' | 'step'> | null,
	grade: Grade,
	policy: Policy
): Step {
	const was = before?.phase ?? 'learning';
	if (was === 'review' && grade !== AGAIN) return GRADUATED;

	const phase = was === 'learning' ? 'learning' : 'relearning';
	const steps = phase === 'learning' ? policy.learningSteps : policy.relearningSteps;
	const [first, second] = steps;
	if (first === undefined || grade === EASY) return GRADUATED;
	if (grade === AGAIN) return { phase, step: 0, minutes: first };

	// Fewer steps than when the card was last answered: it stands at the last one.
	const current = Math.min(before?.step ?? 0, steps.length - 1);
	if (grade === HARD) return { phase, step: current, minutes: hardMinutes(first, second) };
	const next = steps[current + 1];
	return next === undefined ? GRADUATED : { phase, step: current + 1, minutes: next };
}
