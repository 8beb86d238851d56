import type { Card } from '$lib/domain/card';
import type { Form, Question } from '$lib/domain/question';
import type { DeckIndex } from './deck-index';
import { formsOf } from './forms';
import { chooseForm } from './ladder';
import { buildQuestion } from './questions';

/** A way to ask a card: with its id it makes a question, and a review stores it. */
export interface Way {
	readonly form: Form;
	readonly seed: number;
}

/** So many seeds are tried for another wording; a question has few. */
const TRIES = 12;

/**
 * How to ask a card this time: in the form that the ladder gives for its stability (days; null =
 * never answered), and not as it was asked `last`, form and wording both, where it can be asked
 * otherwise.
 */
export function nextAsking(
	index: DeckIndex,
	card: Card,
	stability: number | null,
	seed: number,
	last: Way | null = null
): Way {
	const forms = formsOf(index, card);
	const form = chooseForm(forms, stability, seed);
	if (last === null || form !== last.form) return { form, seed };
	const before = wordingOf(buildQuestion(index, card, form, last.seed));
	for (let further = 0; further < TRIES; further++) {
		const other = (seed + further) >>> 0;
		if (wordingOf(buildQuestion(index, card, form, other)) !== before) return { form, seed: other };
	}
	const others = forms.filter((one) => one !== form);
	return { form: others.length > 0 ? chooseForm(others, stability, seed) : form, seed };
}

/** What a learner could know a question by before thinking: other options do not make it another. */
export const wordingOf = (question: Question): string =>
	question.form === 'cloze' ? question.text : question.stem;
