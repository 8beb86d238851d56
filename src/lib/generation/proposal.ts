import { AGAIN, GOOD, HARD, type Confidence, type Grade } from '$lib/domain/grade';
import type { Marking } from '$lib/domain/question';

/** Slower than the learner's own pace by more than this: recalled, but with effort. */
const SLOW = 2.5;

export interface Circumstances {
	readonly hinted?: boolean;
	readonly confidence?: Confidence;
}

/**
 * The grade offered for an answer; the learner may choose another. `took` and `pace` (the learner's
 * usual time for such a question) in milliseconds. Easy is never proposed: only the learner knows.
 */
export function propose(
	marking: Marking,
	took: number,
	pace: number | null = null,
	{ hinted = false, confidence = 'confident' }: Circumstances = {}
): Grade {
	if (marking.correct === false || confidence === 'guess') return AGAIN;
	const slow = pace !== null && took > SLOW * pace;
	return slow || hinted || confidence === 'unsure' ? HARD : GOOD;
}
