import { join } from 'node:path';
import type { Card } from '$lib/domain/card';
import type { Form, Option, QuestionOf } from '$lib/domain/question';
import { parseDeck } from '$lib/authoring/parse';
import { cardsOf } from '$lib/generation/cards';
import { indexDeck } from '$lib/generation/deck-index';
import { formsOf } from '$lib/generation/forms';
import { buildQuestion } from '$lib/generation/questions';
import { readFolder } from '../../scripts/decks/folder';

/*
 * The deck that comes with Ranvier, and everything it can be asked, for tests that take it whole.
 */

const { draft } = parseDeck(readFolder(join(process.cwd(), 'decks/nerve-procedures'), 'deck'));
if (!draft) throw new Error('The deck cannot be read; run `npm run decks -- check`.');

export const { deck } = draft;
export const index = indexDeck(deck);

export interface Asked<F extends Form = Form> {
	readonly card: Card;
	readonly form: F;
}
export const asked: readonly Asked[] = cardsOf(index).flatMap((card) =>
	formsOf(index, card).map((form) => ({ card, form }))
);

export const askedAs = <F extends Form>(...forms: F[]): Asked<F>[] =>
	asked.filter((one): one is Asked<F> => (forms as readonly Form[]).includes(one.form));

export function build<F extends Form>({ card, form }: Asked<F>, seed: number): QuestionOf<F> {
	const question = buildQuestion(index, card, form, seed);
	if (question.form !== form) throw new Error(`${card.id} became ${question.form}.`);
	return question as QuestionOf<F>;
}

export const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);

export type WrongOption = Extract<Option, { correct: false }>;

/** How often each of some values occurs, as `a 3, b 1`. */
export function tally(values: Iterable<string>): string {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts].map(([value, count]) => `${value} ${count}`).join(', ');
}
