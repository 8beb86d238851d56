import { describe, expect, it } from 'vitest';
import { conflictId } from '$lib/domain/ids';
import { cardsOf } from './cards';
import { conflict, deckOf, fact, list, phrase, SOURCE, term } from './deck.fixture';
import { indexDeck } from './deck-index';
import { nerves } from './nerves.fixture';

const cards = cardsOf(indexDeck(nerves));
const ids = (parts: Parameters<typeof deckOf>[0]) =>
	cardsOf(indexDeck(deckOf({ terms: [term('p', 'procedure')], ...parts }))).map(({ id }) => id);

it('facts in teaching order, a list after its members, a disagreement after its facts', () => {
	const order = cards.map(({ id }) => id.slice('test/'.length));
	expect(order.slice(0, 6)).toEqual([
		'lysis.definition',
		'lysis.approaches.1',
		'lysis.approaches.2',
		'lysis.approaches.3',
		'lysis.approaches.4',
		'lysis.approaches'
	]);
	expect(order.indexOf('conflict.C1')).toBe(order.indexOf('heating.risk.4') + 1);
	expect(new Set(order).size).toBe(order.length);
});

describe('is asked', () => {
	const aim = (more: Parameters<typeof fact>[4]) => [fact('f', 'p', 'aim', phrase('relief'), more)];

	it.each([
		['stated', { status: 'stated' }, 1],
		['disputed with a phrase', { status: 'disputed', askAs: 'as defined' }, 1],
		['disputed without', { status: 'disputed' }, 0],
		['unsupported', { status: 'unsupported' }, 0],
		['retired', { status: 'retired' }, 0],
		['unasked', { unasked: 'vague' }, 0]
	] as const)('%s: %o', (_, more, count) => expect(ids({ facts: aim(more) })).toHaveLength(count));
});

describe('a list as a whole', () => {
	const lists = (count: number, more = {}, each = {}) => {
		const made = list('l', 'p', 'step', ['a', 'b', 'c'].slice(0, count).map(phrase), more, each);
		return ids({ facts: made.facts, lists: [made.list] }).includes('test/l' as never);
	};

	it.each([
		['complete', lists(3, { complete: true }), true],
		['ordered', lists(3, { ordered: true }), true],
		['open', lists(3), false],
		['of two', lists(2, { complete: true }), false],
		['unasked', lists(3, { complete: true, unasked: 'vague' }), false],
		['with a disputed member', lists(3, { complete: true }, { status: 'disputed' }), false],
		['with a retired member', lists(3, { complete: true }, { status: 'retired' }), false]
	])('%s', (_, asked, expected) => expect(asked).toBe(expected));
});

it('a disagreement needs a question and two sides', () => {
	const side = { label: 'it', says: 'So.', source: { source: SOURCE, at: 'Start' } };
	const count = (ask: string | null, sides: number) =>
		ids({
			conflicts: [
				conflict('C', {
					ask,
					sides: Array<typeof side>(sides).fill(side),
					subjects: ['p' as never]
				})
			]
		}).length;
	expect([count('Which?', 2), count('Which?', 1), count(null, 2)]).toEqual([1, 0, 0]);
});

it('a fact that no form can ask has no card', () => {
	const alone = list('l', 'p', 'step', [phrase('a')]);
	expect(ids({ facts: alone.facts, lists: [alone.list] })).toEqual([]);
});

describe('confusable', () => {
	const of = (id: string) => cards.find((card) => card.id === `test/${id}`)?.confusable;

	it('values declared as easily confused, in the same slot', () => {
		expect(of('lysis.approaches.2')).toEqual(['test/heating.route']);
		expect(of('heating.route')).toEqual(['test/lysis.approaches.2']);
	});

	it('subjects, where the slot has one value', () => {
		expect(of('section.definition')).toEqual(['test/heating.definition']);
		expect(of('section.risks.1')).toEqual([]);
	});

	it('nothing else', () => expect(of('lysis.definition')).toEqual([]));
});

it('cards of one list are a group', () => {
	const groups = cards.filter(({ group }) => group === 'lysis.approaches');
	expect(groups).toHaveLength(5);
	expect(cards.find(({ id }) => id === 'test/lysis.definition')?.group).toBeNull();
});

it('a disagreement names the facts that take part', () => {
	const card = cards.find(({ id }) => id === 'test/conflict.C1');
	expect(card).toMatchObject({
		kind: 'disagreement',
		conflict: conflictId('C1'),
		subject: 'nerve-section',
		slot: 'target',
		factIds: ['section.target', 'heating.risk.4']
	});
});
