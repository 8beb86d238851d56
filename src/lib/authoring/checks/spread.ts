import type { Question, QuestionOf } from '$lib/domain/question';
import { isAsked } from '$lib/generation/asked';
import type { AskedCard } from './asked';
import type { AskedRule } from './rule';

export const neverAsked: AskedRule = {
	code: 'never-asked',
	severity: 'error',
	*find({ deck }, asked) {
		const facts = new Set(asked.map(({ item }) => item));
		for (const fact of deck.facts)
			if (isAsked(fact) && !facts.has(fact))
				yield {
					item: fact,
					message: 'No question can be made of this fact.',
					hint: 'Add `ask:`, a cloze or foils, or say under `unasked` why it is only shown.'
				};
	}
};

export const oneForm: AskedRule = {
	code: 'one-form',
	severity: 'warning',
	*find(_, asked) {
		for (const { card, item, forms } of asked)
			if ((card.kind === 'fact' || card.kind === 'list') && forms.length === 1)
				yield {
					item,
					message: `It can be asked in one form only, ${forms[0]}.`,
					hint: 'Add a cloze or foils, so that the answer is learnt and not the card.'
				};
	}
};

/** Chi-square with one degree of freedom at p = 0.01. */
const UNLIKELY = 6.63;

export const longKeys: AskedRule = {
	code: 'long-keys',
	severity: 'warning',
	*find({ deck }, asked) {
		const choices = firstChoices(asked);
		const longest = choices.filter((q) => {
			const key = q.options.find((o) => o.correct)?.text.length ?? 0;
			return q.options.every((o) => o.correct || o.text.length < key);
		}).length;
		const expected = choices.reduce((sum, q) => sum + 1 / q.options.length, 0);
		if (longest > expected && chiSquare(longest, expected, choices.length) > UNLIKELY)
			yield {
				item: deck,
				path: ['title'],
				message: `The longest option is the answer in ${longest} of ${choices.length} questions; by chance it would be ${Math.round(expected)}.`,
				hint: 'Shorten answers, or lengthen foils, until length tells nothing.'
			};
	}
};

export const keyPlaces: AskedRule = {
	code: 'key-places',
	severity: 'warning',
	*find({ deck }, asked) {
		const choices = firstChoices(asked).filter((q) => q.options.length === 4);
		for (const place of [0, 1, 2, 3]) {
			const here = choices.filter((q) => q.options[place]?.correct).length;
			if (chiSquare(here, choices.length / 4, choices.length) > UNLIKELY)
				yield {
					item: deck,
					path: ['title'],
					message: `Of ${choices.length} questions with four options, ${here} have their answer in place ${place + 1}.`,
					hint: 'Options are shuffled but numbers ascend: vary the foils of numbers above and below the answer.'
				};
		}
	}
};

/** One single choice question per card: further seeds of a card are no further evidence. */
const firstChoices = (asked: readonly AskedCard[]): QuestionOf<'single-choice'>[] =>
	asked.flatMap(({ questions }) => questions.find(isSingleChoice) ?? []);

const isSingleChoice = (q: Question): q is QuestionOf<'single-choice'> =>
	q.form === 'single-choice';

/** How far `seen` of `all` lies from `expected`, as chi-square over seen and not seen. */
function chiSquare(seen: number, expected: number, all: number): number {
	const gap = (seen - expected) ** 2;
	return all > expected && expected > 0 ? gap / expected + gap / (all - expected) : 0;
}
