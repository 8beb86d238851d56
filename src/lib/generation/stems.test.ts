import { describe, expect, it } from 'vitest';
import { SLOTS } from '$lib/domain/fact';
import { factId, listId } from '$lib/domain/ids';
import { deckOf, fact, list, named, OTHER_SOURCE, phrase, term } from './deck.fixture';
import { factOf, indexDeck, listOf } from './deck-index';
import { choiceStems, clozeStem, listStems, openStems, orderStems } from './stems';

const terms = [
	term('lysis', 'procedure', { article: 'a' }),
	term('blocks', 'procedure', { plural: true }),
	term('part', 'procedure', { broader: 'lysis' as never }),
	...['caudal', 'dorsal', 'lateral'].map((side) => term(`${side}-approach`, 'approach'))
];
const fromOther = { source: { source: OTHER_SOURCE, at: 'Start' } };

/** The stems of the first fact. */
function stems(of: typeof openStems, parts: Parameters<typeof deckOf>[0]) {
	const index = indexDeck(deckOf({ terms, ...parts }));
	const [first] = index.deck.facts;
	return first ? of(index, first) : [];
}

describe('a fact without a question of its own', () => {
	it.each(SLOTS)('%s: one clear question that names subject and source', (slot) => {
		for (const subject of ['lysis', 'blocks']) {
			const made = stems(openStems, { facts: [fact('f', subject, slot, phrase('x'))] });
			expect(made.length).toBeGreaterThan(0);
			for (const stem of made) {
				expect(stem).toMatch(/^[A-Z].*\?$/);
				expect(stem).toContain('the article');
				expect(stem).toContain(subject === 'lysis' ? 'a lysis' : 'blocks');
			}
		}
	});

	it('number agrees', () => {
		const [one] = stems(openStems, { facts: [fact('f', 'lysis', 'target', phrase('x'))] });
		const [many] = stems(openStems, { facts: [fact('f', 'blocks', 'target', phrase('x'))] });
		expect(one).toBe('What does a lysis target, according to the article?');
		expect(many).toBe('What do blocks target, according to the article?');
	});
});

describe('an authored question', () => {
	const asked = (
		ask: string,
		more: Parameters<typeof fact>[4] = {},
		others: ReturnType<typeof fact>[] = []
	) =>
		stems(openStems, {
			facts: [fact('f', 'lysis', 'aim', phrase('x'), { asks: [ask], ...more }), ...others]
		})[0];
	const other = [fact('o', 'part', 'aim', phrase('y'), fromOther)];

	it('stays as it is where the family has one source', () =>
		expect(asked('What is it for?')).toBe('What is it for?'));
	it('names its source where there are more', () =>
		expect(asked('What is it for?', {}, other)).toBe('According to the article, what is it for?'));
	it('names it once', () =>
		expect(asked('What is it for by the article?', {}, other)).toBe(
			'What is it for by the article?'
		));
	it('keeps the capital of a name', () =>
		expect(asked('ELND serves which end?', {}, other)).toBe(
			'ELND serves which end, according to the article?'
		));
	it('carries how a disputed claim is meant', () =>
		expect(asked('What is it for?', { status: 'disputed', askAs: 'as it is described' })).toBe(
			'What is it for, as it is described?'
		));
	it('does not say that twice', () =>
		expect(
			asked('What is it for, as its inventor defines it?', { askAs: 'by its definition' })
		).toBe('What is it for, as its inventor defines it?'));
});

describe('a member of a list', () => {
	const made = list(
		'l',
		'lysis',
		'approach',
		['caudal-approach', 'dorsal-approach', 'lateral-approach'].map(named),
		{ name: 'the ways the article lists', asksOne: ['Which of these is a way?'] }
	);
	const parts = { facts: made.facts, lists: [made.list] };

	it('is recalled beside the others, without the words all share', () =>
		expect(stems(openStems, parts)).toEqual([
			'The ways the article lists: dorsal, lateral and one more. Which one?',
			'Two of the ways the article lists are dorsal and lateral. Which one is missing?',
			'Which of the ways the article lists is missing here: dorsal and lateral?'
		]));
	it('is chosen by the question for one', () =>
		expect(stems(choiceStems, parts)).toEqual(['Which of these is a way?']));
	it('or by the slot', () =>
		expect(stems(choiceStems, { ...parts, lists: [{ ...made.list, asksOne: [] }] })).toEqual([
			'Which of these does the article describe as an approach to a lysis?'
		]));
	it('a name that cannot be counted is not', () =>
		expect(
			stems(openStems, { ...parts, lists: [{ ...made.list, name: 'what leads there' }] })
		).toEqual(['What leads there: dorsal, lateral and one more. Which one?']));
	it('of an order is recalled beside its neighbours', () =>
		expect(stems(openStems, { ...parts, lists: [{ ...made.list, ordered: true }] })).toEqual([
			'Of the ways the article lists, which comes straight before “dorsal approach”?'
		]));

	it('its gap is told apart by the others', () => {
		const index = indexDeck(deckOf({ terms, ...parts }));
		expect(clozeStem(index, factOf(index, factId('l.1')))).toBe(
			'Complete the sentence. The others in the list: dorsal and lateral.'
		);
		const says = 'Besides the dorsal and lateral ones there is a {caudal} one.';
		const told = indexDeck(
			deckOf({ terms, lists: [made.list], facts: made.facts.map((one) => ({ ...one, says })) })
		);
		expect(clozeStem(told, factOf(told, factId('l.1')))).toBe('Complete the sentence.');
	});
});

it('a gap names its source where there are more, and how a claim is meant', () => {
	const facts = [
		fact('f', 'lysis', 'aim', phrase('x'), { askAs: 'as it is described', says: 'It {frees}.' }),
		fact('o', 'lysis', 'aim', phrase('y'), fromOther)
	];
	const index = indexDeck(deckOf({ terms, facts }));
	expect(clozeStem(index, factOf(index, factId('f')))).toBe(
		'Complete the sentence, following the article (as it is described).'
	);
});

describe('a whole list', () => {
	const of = (asks: string[], ordered: boolean) => {
		const made = list('l', 'lysis', 'step', ['a', 'b', 'c'].map(phrase), {
			name: 'the steps of it',
			asks,
			ordered
		});
		const index = indexDeck(deckOf({ terms, facts: made.facts, lists: [made.list] }));
		const listed = listOf(index, listId('l'));
		return [listStems(index, listed), orderStems(index, listed)];
	};

	it('is asked in the author’s words', () =>
		expect(of(['Which steps are there?'], false)[0]).toEqual(['Which steps are there?']));
	it('or by its name', () => expect(of([], false)[0]).toEqual(['What are the steps of it?']));
	it('a question for the order serves only where the members are shown', () =>
		expect(of(['Put the steps into order.'], true)).toEqual([
			['Name, in order, the steps of it.'],
			['Put the steps into order.']
		]));
	it('without one the name serves', () =>
		expect(of([], true)[1]).toEqual(['Put in order, first to last: the steps of it.']));
});
