import { expect, it } from 'vitest';
import { indexDeck } from '$lib/generation/deck-index';
import { cardsOf } from '$lib/generation/cards';
import { buildQuestion } from '$lib/generation/questions';
import type { Deck } from '$lib/domain/deck';
import { randomFrom } from '$lib/domain/random';
import { asked, deck, index } from './nerve-procedures';

const TRIPLES = 10_000;
const draw = randomFrom('stored reviews');
const triples = Array.from({ length: TRIPLES }, () => {
	const one = asked[Math.floor(draw() * asked.length)];
	if (!one) throw new Error('Nothing can be asked.');
	return { id: one.card.id, form: one.form, seed: Math.floor(draw() * 2 ** 32) };
});

/** The text of each question, made in the given order from an index of its own. */
function rebuilt(of: Deck, order: readonly number[]): string[] {
	const fresh = indexDeck(of);
	const cards = new Map(cardsOf(fresh).map((card) => [card.id, card]));
	const texts: string[] = [];
	for (const at of order) {
		const triple = triples[at];
		const card = triple && cards.get(triple.id);
		if (!card) throw new Error(`No card ${triple?.id}.`);
		texts[at] = JSON.stringify(buildQuestion(fresh, card, triple.form, triple.seed));
	}
	return texts;
}

it(`${TRIPLES} stored reviews each give their question again, byte for byte`, () => {
	const order = triples.map((_, at) => at);
	const first = rebuilt(deck, order);
	expect(new Set(first).size).toBeGreaterThan(TRIPLES * 0.9);
	// Nothing asked before has a bearing on what is asked next.
	expect(rebuilt(deck, order.toReversed())).toEqual(first);
	expect(rebuilt(JSON.parse(JSON.stringify(deck)) as Deck, order)).toEqual(first);
	const known = new Map(cardsOf(index).map((card) => [card.id, card]));
	const again = triples.map(({ id, form, seed }) => {
		const card = known.get(id);
		return card && JSON.stringify(buildQuestion(index, card, form, seed));
	});
	expect(again).toEqual(first);
}, 60_000);
