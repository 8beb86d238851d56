import { afterEach, expect, it } from 'vitest';
import { cardsOf } from '$lib/generation/cards';
import { indexDeck } from '$lib/generation/deck-index';
import { wordingOf } from '$lib/generation/next-asking';
import { nerves } from '$lib/generation/nerves.fixture';
import type { Db } from '$lib/storage/db';
import { installDeck } from '$lib/storage/decks';
import { at, openNew, T0 } from '$lib/storage/testing';
import { makeQuestion, newQuestion } from './next-question';
import { OpenDecks } from './open-decks';

let db: Db;
afterEach(() => db.close());

it('puts a card otherwise than it was put last, and an earlier question as it stood', async () => {
	db = await openNew();
	const cards = cardsOf(indexDeck(nerves));
	await installDeck(db, { deck: nerves, cards, hash: 'v1', moment: at(T0) });
	const decks = new OpenDecks(db);
	const card = cards.find(({ id }) => id === 'test/lysis.definition');
	if (!card) throw new Error('no card');
	for (let i = 0; i < 20; i++) {
		const first = await makeQuestion(db, decks, newQuestion(card.id, T0));
		if (!first) throw new Error('no question');
		const again = await makeQuestion(db, decks, first.shown, first.shown);
		expect(again?.question).toEqual(first.question);
		const next = await makeQuestion(db, decks, newQuestion(card.id, T0), first.shown);
		if (!next) throw new Error('no question');
		expect([next.question.form, wordingOf(next.question)]).not.toEqual([
			first.question.form,
			wordingOf(first.question)
		]);
		expect(next.shown).toMatchObject({ form: next.question.form, seed: next.question.seed });
	}
});
