import type { Card } from '$lib/domain/card';
import type { Fact } from '$lib/domain/fact';
import type { QuestionOf } from '$lib/domain/question';
import { pick } from '$lib/domain/random';
import { arranged, FEWEST_WRONG, rightOption, together, wrongOption } from './choice';
import type { DeckIndex } from './deck-index';
import { drawFor, frame, noSuchForm } from './frame';
import { meaningOfFact } from './meaning';
import { phraseOf } from './show';
import { distractors } from './soundness';
import { choiceStems, clozeStem, openStems } from './stems';
import { capitalise, withoutBraces } from './text';
import { clozeOf } from './typed';

/** Options beside the key; with fewer sound ones there are fewer, never a padded one. */
const WRONG_OPTIONS = 3;

export function singleChoice(
	index: DeckIndex,
	card: Card,
	fact: Fact,
	seed: number
): QuestionOf<'single-choice'> {
	const draw = drawFor(card, 'single-choice', seed);
	const key = meaningOfFact(index, fact);
	const wrong = together(index, [key], distractors(index, fact), WRONG_OPTIONS, draw);
	if (wrong.length < FEWEST_WRONG) throw noSuchForm(card, 'single-choice');
	const offered = [rightOption(key, withoutBraces(fact.says)), ...wrong.map(wrongOption)];
	return {
		...frameOf(index, card, fact, seed, pick(choiceStems(index, fact), draw)),
		form: 'single-choice',
		options: arranged(offered, draw)
	};
}

export function cloze(index: DeckIndex, card: Card, fact: Fact, seed: number): QuestionOf<'cloze'> {
	const asked = clozeOf(index, fact);
	if (!asked) throw noSuchForm(card, 'cloze');
	return {
		...frameOf(index, card, fact, seed, clozeStem(index, fact)),
		key: capitalise(asked.blank.text),
		form: 'cloze',
		...asked
	};
}

export function numeric(
	index: DeckIndex,
	card: Card,
	fact: Fact,
	seed: number
): QuestionOf<'numeric'> {
	if (fact.value.kind !== 'quantity') throw noSuchForm(card, 'numeric');
	const stem = pick(openStems(index, fact), drawFor(card, 'numeric', seed));
	return {
		...frameOf(index, card, fact, seed, stem),
		form: 'numeric',
		quantity: fact.value.quantity
	};
}

export function recall(
	index: DeckIndex,
	card: Card,
	fact: Fact,
	seed: number
): QuestionOf<'recall'> {
	const stems = openStems(index, fact);
	if (stems.length === 0) throw noSuchForm(card, 'recall');
	const asked = frameOf(index, card, fact, seed, pick(stems, drawFor(card, 'recall', seed)));
	return { ...asked, form: 'recall', points: [asked.key] };
}

const frameOf = (index: DeckIndex, card: Card, fact: Fact, seed: number, stem: string) =>
	frame(index, card, { seed, stem, key: capitalise(phraseOf(index, fact.value)), facts: [fact] });
