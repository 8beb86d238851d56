import type { Card } from '$lib/domain/card';
import type { Fact, FactList } from '$lib/domain/fact';
import type { Form, Question } from '$lib/domain/question';
import { factOf, listOf, writtenOf, type DeckIndex } from './deck-index';
import { disagreement } from './disagreement';
import { cloze, numeric, recall, singleChoice } from './fact-questions';
import { noSuchForm } from './frame';
import { listRecall, multipleChoice, ordering, recallOfList } from './list-questions';
import { matrix } from './matrix';
import { writtenQuestion } from './written-questions';

/**
 * The question this card asks in this form, which must be one of `formsOf`. Equal arguments give an
 * equal question on every device: a stored review can be shown again exactly.
 */
export function buildQuestion(index: DeckIndex, card: Card, form: Form, seed: number): Question {
	if (card.kind === 'disagreement') {
		if (form !== 'disagreement') throw noSuchForm(card, form);
		return disagreement(index, card, card.conflict, seed);
	}
	if (card.kind === 'written')
		return writtenQuestion(index, card, writtenOf(index, card.written), form, seed);
	if (card.kind === 'list') {
		const build = OF_LIST[form];
		if (!build) throw noSuchForm(card, form);
		return build(index, card, listOf(index, card.list), seed);
	}
	const build = OF_FACT[form];
	if (!build) throw noSuchForm(card, form);
	return build(index, card, factOf(index, card.fact), seed);
}

type Builder<Item> = (index: DeckIndex, card: Card, item: Item, seed: number) => Question;

const OF_FACT: Partial<Record<Form, Builder<Fact>>> = {
	'single-choice': singleChoice,
	cloze,
	numeric,
	matrix,
	recall
};
const OF_LIST: Partial<Record<Form, Builder<FactList>>> = {
	'multiple-choice': multipleChoice,
	'list-recall': listRecall,
	ordering,
	recall: recallOfList
};
