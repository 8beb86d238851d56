import type { Card } from '$lib/domain/card';
import type { Fact, FactList } from '$lib/domain/fact';
import type { Form } from '$lib/domain/question';
import { enoughFor } from './choice';
import { factOf, listOf, membersOf, writtenOf, type DeckIndex } from './deck-index';
import { hasMatrix } from './matrix';
import { distractors } from './soundness';
import { isAskedOpenly } from './stems';
import { targetOfFact, targetOfList } from './target';
import { canBeTyped, clozeAnswer } from './typed';
import { formOfWritten } from './written-questions';

const FEWEST_STEPS = 3;

/** Every form the card can soundly be asked in. */
export function formsOf(index: DeckIndex, card: Card): readonly Form[] {
	return formTests(index, card).flatMap(([form, holds]) => (holds() ? [form] : []));
}

/** There is some form; found without looking for wrong options unless nothing else serves. */
export const hasForm = (index: DeckIndex, card: Card): boolean =>
	[...formTests(index, card)].reverse().some(([, holds]) => holds());

type FormTest = readonly [form: Form, holds: () => boolean];

/** The forms that come into question, those that need wrong options first: they are dear to test. */
function formTests(index: DeckIndex, card: Card): readonly FormTest[] {
	switch (card.kind) {
		case 'fact':
			return factForms(index, factOf(index, card.fact));
		case 'list':
			return listForms(index, listOf(index, card.list));
		case 'disagreement':
			return [['disagreement', () => true]];
		case 'written':
			return [[formOfWritten(writtenOf(index, card.written)), () => true]];
	}
}

function factForms(index: DeckIndex, fact: Fact): readonly FormTest[] {
	const numeric = fact.value.kind === 'quantity' && (fact.list === null || fact.asks.length > 0);
	return [
		[
			'single-choice',
			() => enoughFor(index, targetOfFact(index, fact).keys, distractors(index, fact))
		],
		['matrix', () => hasMatrix(index, fact)],
		['cloze', () => clozeAnswer(fact) !== null],
		['numeric', () => numeric],
		['recall', () => !numeric && isAskedOpenly(index, fact)]
	];
}

function listForms(index: DeckIndex, list: FactList): readonly FormTest[] {
	const typed = () => canBeTyped(index, list);
	return [
		[
			'multiple-choice',
			() =>
				list.complete && enoughFor(index, targetOfList(index, list).keys, distractors(index, list))
		],
		['list-recall', typed],
		['ordering', () => list.ordered && membersOf(index, list).length >= FEWEST_STEPS],
		// What is too long to type is said in one's own words and compared with the key.
		['recall', () => !typed()]
	];
}
