import type { Card } from '$lib/domain/card';
import type { Conflict } from '$lib/domain/deck';
import type { Fact, FactList } from '$lib/domain/fact';
import type { Form, Option, Question } from '$lib/domain/question';
import type { WrittenQuestion } from '$lib/domain/written';
import { cardsOf } from '$lib/generation/cards';
import type { DeckIndex } from '$lib/generation/deck-index';
import { formsOf } from '$lib/generation/forms';
import { buildQuestion } from '$lib/generation/questions';

/** A card, what it was made from, and its questions. */
export interface AskedCard {
	readonly card: Card;
	readonly item: Fact | FactList | Conflict | WrittenQuestion;
	readonly forms: readonly Form[];
	/** In every form, for every seed. */
	readonly questions: readonly Question[];
}

/** Every question of a deck for the given seeds, in teaching order. The deck must be without errors. */
export const askAll = (index: DeckIndex, seeds: readonly number[]): AskedCard[] => [
	...askEach(index, seeds)
];

/** The same, card by card. */
export function* askEach(index: DeckIndex, seeds: readonly number[]): Generator<AskedCard> {
	for (const card of cardsOf(index)) {
		const forms = formsOf(index, card);
		const questions = forms.flatMap((form) =>
			seeds.map((seed) => buildQuestion(index, card, form, seed))
		);
		yield { card, item: itemOf(index, card), forms, questions };
	}
}

function itemOf(index: DeckIndex, card: Card): AskedCard['item'] {
	const item = lookUp(index, card);
	if (!item) throw new Error(`The card ${card.id} was made from nothing in its deck.`);
	return item;
}

function lookUp({ facts, lists, conflicts, questions }: DeckIndex, card: Card) {
	switch (card.kind) {
		case 'fact':
			return facts.get(card.fact);
		case 'list':
			return lists.get(card.list);
		case 'disagreement':
			return conflicts.get(card.conflict);
		case 'written':
			return questions.get(card.written);
	}
}

/** The options of a question; none in forms without. */
export const optionsOf = (question: Question): readonly Option[] =>
	'options' in question ? question.options : [];
