import { expect, it } from 'vitest';
import { factId, listId, termId } from '$lib/domain/ids';
import { deckOf, fact, list, phrase, term } from './deck.fixture';
import {
	areConfusable,
	factOf,
	familyOf,
	indexDeck,
	listOf,
	membersOf,
	sourceOf,
	statedForFamily,
	termOf
} from './deck-index';
import { nameKey } from './text';

const steps = list('steps', 'b', 'step', ['one', 'two'].map(phrase));
const deck = deckOf({
	terms: [
		term('a', 'procedure', { synonyms: ['Alpha fibre'], confusable: [termId('d')] }),
		term('b', 'procedure', { broader: termId('a') }),
		term('c', 'procedure', { broader: termId('b') }),
		term('d', 'procedure', { broader: termId('a') }),
		term('round', 'procedure', { broader: termId('about') }),
		term('about', 'procedure', { broader: termId('round') })
	],
	facts: [
		fact('a.1', 'a', 'aim', phrase('relief')),
		fact('d.1', 'd', 'aim', phrase('more')),
		...steps.facts.map((one, i) => (i === 1 ? { ...one, status: 'retired' as const } : one))
	],
	lists: [steps.list]
});
const index = indexDeck(deck);

it('a family is the term, its ancestors and its descendants, not its siblings', () => {
	expect([...familyOf(index, termId('b'))].sort()).toEqual(['a', 'b', 'c']);
	expect([...familyOf(index, termId('a'))].sort()).toEqual(['a', 'b', 'c', 'd']);
	expect([...familyOf(index, termId('unknown'))]).toEqual(['unknown']);
});

it('a circle of broader terms does not hang', () => {
	expect([...familyOf(index, termId('round'))].sort()).toEqual(['about', 'round']);
});

it('what is stated for a family', () => {
	expect(
		statedForFamily(index, termId('b'))
			.map(({ id }) => id)
			.sort()
	).toEqual(['a.1', 'steps.1', 'steps.2']);
});

it('finds a term by any spelling of its names', () => {
	expect(index.named.get(nameKey('the alpha fibers'))?.id).toBe('a');
});

it('being confusable goes both ways', () => {
	expect(areConfusable(index, termId('d'), termId('a'))).toBe(true);
	expect(areConfusable(index, termId('d'), termId('b'))).toBe(false);
	expect(areConfusable(index, null, termId('a'))).toBe(false);
});

it('members are those still taught', () => {
	expect(membersOf(index, listOf(index, listId('steps'))).map(({ id }) => id)).toEqual(['steps.1']);
});

it('says what is missing', () => {
	expect(() => termOf(index, termId('x'))).toThrow('no term x');
	expect(() => factOf(index, factId('x'))).toThrow('no fact x');
	expect(() => listOf(index, listId('x'))).toThrow('no list x');
	expect(() => sourceOf(index, 'x' as never)).toThrow('no source x');
});
