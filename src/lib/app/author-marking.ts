import type { Answer, Marking, Question } from '$lib/domain/question';
import { mark } from '$lib/generation/marking';

/** What a learner would be told of an answer; looking at it counts as neither right nor wrong. */
export const markAnswer = (question: Question, answer: Answer): Marking =>
	answer.form === 'recall'
		? { correct: null, credit: 0, parts: [], readAs: null }
		: mark(question, answer);
