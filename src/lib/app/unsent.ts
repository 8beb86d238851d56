import type { Answer, Question } from '$lib/domain/question';

/*
 * What a learner has filled in and not yet submitted: kept by the tab until it closes, so that neither a
 * reload nor making way for a newer version loses it.
 */
const KEY = 'ranvier unsent';

/** The whole of it: newer code may ask otherwise under the same seed. */
const nameOf = (question: Question): string => JSON.stringify(question);

export function keepUnsent(question: Question, answer: Answer | null): void {
	try {
		if (answer) sessionStorage.setItem(KEY, JSON.stringify([nameOf(question), answer]));
		else sessionStorage.removeItem(KEY);
	} catch {
		// The browser keeps nothing here: a reload then begins the question anew.
	}
}

/** What was filled in for this very question; null where nothing was. */
export function unsentOf(question: Question): Answer | null {
	try {
		const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
		if (!Array.isArray(kept) || kept[0] !== nameOf(question)) return null;
		const answer = kept[1] as Answer;
		return answer.form === question.form ? answer : null;
	} catch {
		return null;
	}
}
