import type { Card } from '$lib/domain/card';
import type { Conflict } from '$lib/domain/deck';
import type { Fact, FactList } from '$lib/domain/fact';
import type { Form, Option, Question } from '$lib/domain/question';
import { cardsOf } from '$lib/generation/cards';
import type { DeckIndex } from '$lib/generation/deck-index';
import { formsOf } from '$lib/generation/forms';
import { buildQuestion } from '$lib/generation/questions';

/** A card, what it was made from, and its questions. */
export interface AskedCard {
	readonly card: Card;
	readonly item: Fact | FactList | Conflict;
	readonly forms: readonly Form[];
	/** In every form, for every seed. */
	readonly questions: readonly Question[];
}

/** Every question of a deck for the given seeds, in teaching order. The deck must be without errors. */
export const askAll = (index: DeckIndex, seeds: readonly number[]): AskedCard[] =>
	cardsOf(index).map((card) => {
		const forms = formsOf(index, card);
		const questions = forms.flatMap((form) =>
			seeds.map((seed) => buildQuestion(index, card, form, seed))
		);
		return { card, item: itemOf(index, card), forms, questions };
	});

function itemOf({ facts, lists, conflicts }: DeckIndex, card: Card): AskedCard['item'] {
	const item =
		card.kind === 'fact'
			? facts.get(card.fact)
			: card.kind === 'list'
				? lists.get(card.list)
				: conflicts.get(card.conflict);
	if (!item) throw new Error(`The card ${card.id} was made from nothing in its deck.`);
	return item;
}

/** The options of a question; none in forms without. */
export const optionsOf = (question: Question): readonly Option[] =>
	'options' in question ? question.options : [];
