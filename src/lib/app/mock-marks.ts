import type { Answer, Marking, Question } from '$lib/domain/question';
import { mark } from '$lib/generation/marking';

/** What leaving a question open comes to: nothing chosen, nothing typed. */
export function nothing({ form }: Question): Answer {
	switch (form) {
		case 'single-choice':
			return { form, chosen: -1 };
		case 'multiple-choice':
			return { form, chosen: [] };
		case 'cloze':
		case 'numeric':
			return { form, typed: '' };
		case 'list-recall':
			return { form, typed: [] };
		case 'matrix':
			return { form, ticked: [] };
		case 'ordering':
			return { form, order: [] };
		case 'disagreement':
			return { form, sides: [] };
		case 'recall':
			throw new Error('Free recall cannot be marked, so no mock exam asks it.');
	}
}

/** An answer of a mock exam marked; one left open is wrong. */
export const markOf = (question: Question, answer: Answer | null): Marking =>
	mark(question, answer ?? nothing(question));

/** Options of which one is right; null for other forms: nothing to guess among. */
export const choicesIn = (question: Question): number | null =>
	question.form === 'single-choice' ? question.options.length : null;
