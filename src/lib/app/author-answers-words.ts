import {
	EASY_SHARE,
	easeForGroup,
	easeForOne,
	FEWEST_EASY_RECALLS,
	FEWEST_FIRST,
	FEWEST_RECALLS,
	HARD_RECALL,
	HARD_SHARE,
	type CardAnswers,
	type Ease
} from '$lib/domain/card-answers';
import { FEWEST_OFFERS } from '$lib/domain/item-analysis';
import { count, percent } from './wording';

export const EASE_WORDS: Readonly<Record<Ease, string>> = {
	'too-hard': 'Too hard',
	'too-easy': 'Too easy',
	fitting: 'Neither too easy nor too hard',
	unknown: 'Not enough answers yet'
};

/** What a judgement rests on: what became of the answers, of the group or of the author alone. */
export function easeReason(answers: CardAnswers): string {
	const { learners, right, own } = answers;
	if (easeForGroup(answers)) return `${right} of ${count(learners, 'learner')} right at once`;
	if (own && easeForOne(answers)) return `You forgot it ${own.forgotten} of ${own.answers} times`;
	return `${count(learners, 'first answer')} of the ${FEWEST_FIRST} it takes`;
}

/** Why something is said, and from when on: one paragraph each. */
export const THRESHOLDS: readonly string[] = [
	`Too easy or too hard is told from the first answer of at least ${FEWEST_FIRST} learners: with fewer, one learner more would move the share by ten points. Too easy: ${percent(EASY_SHARE)} or more were right at once, so hardly anybody learns from it. Too hard: ${percent(HARD_SHARE)} or fewer were, which is what guessing among four options gives.`,
	`Your own answers alone tell it after ${FEWEST_RECALLS} of them to the same question: questions come back when one in ten is forgotten, so ${percent(HARD_RECALL)} forgotten is too hard, and none forgotten of ${FEWEST_EASY_RECALLS} is too easy.`,
	`A wrong option counts as never chosen once it stood there ${FEWEST_OFFERS} times: then fewer than one learner in ten would choose it, 19 times out of 20.`
];
