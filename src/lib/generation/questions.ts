import type { Card } from '$lib/domain/card';
import type { Form, Question } from '$lib/domain/question';
import { factOf, listOf, type DeckIndex } from './deck-index';
import { disagreement } from './disagreement';
import { cloze, numeric, recall, singleChoice } from './fact-questions';
import { noSuchForm } from './frame';
import { listRecall, multipleChoice, ordering, recallOfList } from './list-questions';

/**
 * The question this card asks in this form, which must be one of `formsOf`. Equal arguments give an
 * equal question on every device: a stored review can be shown again exactly.
 */
export function buildQuestion(index: DeckIndex, card: Card, form: Form, seed: number): Question {
	switch (card.kind) {
		case 'fact':
			return factQuestion(index, card, form, seed);
		case 'list':
			return listQuestion(index, card, form, seed);
		case 'disagreement':
			if (form !== 'disagreement') throw noSuchForm(card, form);
			return disagreement(index, card, card.conflict, seed);
	}
}

type CardOf<Kind extends Card['kind']> = Extract<Card, { kind: Kind }>;

function factQuestion(index: DeckIndex, card: CardOf<'fact'>, form: Form, seed: number): Question {
	const fact = factOf(index, card.fact);
	switch (form) {
		case 'single-choice':
			return singleChoice(index, card, fact, seed);
		case 'cloze':
			return cloze(index, card, fact, seed);
		case 'numeric':
			return numeric(index, card, fact, seed);
		case 'recall':
			return recall(index, card, fact, seed);
		default:
			throw noSuchForm(card, form);
	}
}

function listQuestion(index: DeckIndex, card: CardOf<'list'>, form: Form, seed: number): Question {
	const list = listOf(index, card.list);
	switch (form) {
		case 'multiple-choice':
			return multipleChoice(index, card, list, seed);
		case 'list-recall':
			return listRecall(index, card, list, seed);
		case 'ordering':
			return ordering(index, card, list, seed);
		case 'recall':
			return recallOfList(index, card, list, seed);
		default:
			throw noSuchForm(card, form);
	}
}
