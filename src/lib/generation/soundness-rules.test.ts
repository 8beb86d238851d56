import { describe, expect, it } from 'vitest';
import { factId, termId } from '$lib/domain/ids';
import { amount, conflict, deckOf, fact, list, named, not, phrase, term } from './deck.fixture';
import { factOf, indexDeck } from './deck-index';
import { distractors, unsoundFoils } from './soundness';

describe('each rule alone', () => {
	const because = 'It is none.';
	const key = fact('key', 'part', 'risk', named('numbness'), {
		asks: ['Which risk of the part procedure is named?'],
		foils: [{ text: 'hoarseness', because }]
	});
	const base = {
		terms: [
			term('whole', 'procedure'),
			term('part', 'procedure', { broader: termId('whole') }),
			term('piece', 'procedure', { broader: termId('part') }),
			term('other', 'procedure'),
			term('numbness', 'risk', { synonyms: ['loss of feeling'] }),
			term('hoarseness', 'risk', { synonyms: ['rough voice'] }),
			term('voice-change', 'risk')
		],
		facts: [key]
	};
	/** Why the foil of the first fact is not offered. */
	const why = (parts: Partial<Parameters<typeof deckOf>[0]>): string | null => {
		const deck = deckOf({ ...base, ...parts });
		const [asked] = deck.facts;
		if (!asked) throw new Error('no fact');
		return unsoundFoils(indexDeck(deck), asked)[0]?.why ?? null;
	};
	const withFoil = (text: string, more = {}) => ({
		facts: [{ ...key, foils: [{ text, because, ...more }] }]
	});
	const said = (subject: string, value = named('hoarseness')) => ({
		facts: [key, fact('said', subject, 'symptom', value)]
	});
	const terms = (...changed: ReturnType<typeof term>[]) => [
		...base.terms.filter(({ id }) => !changed.some((one) => one.id === id)),
		...changed
	];
	const disputed = conflict('C1', { subjects: [termId('part')] });

	it.each([
		['sound', {}, null],
		['the key by its synonym', withFoil('loss of feeling'), 'is-key'],
		['the key in US or plural spelling', withFoil('losses of feelings'), 'is-key'],
		['a kind of the key', withFoil('transient numbness'), 'is-key'],
		['another kind of term', { terms: terms(term('hoarseness', 'nerve')) }, 'category'],
		[
			'plural beside singular',
			{ terms: terms(term('hoarseness', 'risk', { plural: true })) },
			'grammar'
		],
		['a clause beside a noun', withFoil('to be hoarse'), 'grammar'],
		['much longer', withFoil('hoarseness of the voice at night'), 'length'],
		['a word of the stem', withFoil('procedure'), 'clang'],
		['stated of the subject', said('part'), 'stated'],
		['stated of the whole', said('whole'), 'stated'],
		['stated of a part', said('piece'), 'stated'],
		['stated of another procedure', said('other'), null],
		['stated by a synonym', said('part', phrase('rough voice')), 'stated'],
		['stated in a longer phrase', said('part', phrase('mild hoarseness')), 'stated'],
		[
			'narrower than what is stated',
			{
				...said('part', named('voice-change')),
				terms: terms(term('hoarseness', 'risk', { broader: termId('voice-change') }))
			},
			'stated'
		],
		['kept out', { conflicts: [{ ...disputed, keepOut: [termId('hoarseness')] }] }, 'kept-out'],
		[
			'kept out of the whole',
			{
				conflicts: [
					conflict('C1', { subjects: [termId('whole')], keepOut: [termId('hoarseness')] })
				]
			},
			'kept-out'
		],
		[
			'kept out elsewhere',
			{
				conflicts: [
					conflict('C1', { subjects: [termId('other')], keepOut: [termId('hoarseness')] })
				]
			},
			null
		],
		[
			'the other side',
			{
				conflicts: [disputed],
				facts: [
					key,
					fact('side', 'other', 'risk', named('hoarseness'), { conflicts: [disputed.id] })
				]
			},
			'in-conflict'
		],
		[
			'named by a side',
			{
				conflicts: [
					{
						...disputed,
						sides: [{ label: 'it', says: 'A rough voice may follow.', source: key.source }]
					}
				]
			},
			'in-conflict'
		],
		[
			'the key itself kept out',
			{ conflicts: [{ ...disputed, keepOut: [termId('numbness')] }] },
			'kept-out'
		]
	])('%s', (_, parts, expected) => {
		expect(why(parts)).toBe(expected);
	});

	it.each([
		['70 minutes', null],
		['2 hours', null],
		['45 minutes', 'is-key'],
		['1 hour', 'is-key'],
		['50 to 90 minutes', 'is-key'],
		['at least 20 minutes', 'is-key'],
		['70 %', 'category'],
		['a few days', 'category']
	])('%s beside 30 to 60 minutes', (text, expected) => {
		const value = amount({ is: 'between', from: 30, to: 60, unit: 'minutes' });
		expect(why({ facts: [{ ...key, value, foils: [{ text, because }] }] })).toBe(expected);
	});

	it('a threshold may stand beside another', () => {
		const value = amount({ is: 'at-least', number: 50, unit: '%' });
		expect(why({ facts: [{ ...key, value, foils: [{ text: 'at least 75 %', because }] }] })).toBe(
			null
		);
	});

	it('a derived value may not be spoken of in a sentence about the subject', () => {
		const listed = list('l', 'part', 'risk', [named('numbness')], { complete: true });
		const elsewhere = fact('e', 'other', 'risk', named('hoarseness'));
		const deck = (says: string) =>
			deckOf({
				...base,
				lists: [listed.list],
				facts: [...listed.facts, elsewhere, fact('s', 'whole', 'aim', phrase('relief'), { says })]
			});
		const count = (says: string) => {
			const made = indexDeck(deck(says));
			return distractors(made, factOf(made, factId('l.1'))).length;
		};
		expect([count('The voice stays.'), count('A rough voice is rare.')]).toEqual([1, 0]);
	});

	it('what is unsupported or retired is not lent as wrong elsewhere', () => {
		const listed = list('l', 'part', 'risk', [named('numbness')], { complete: true });
		const lent = (status: 'stated' | 'unsupported' | 'retired' | 'disputed') => {
			const made = indexDeck(
				deckOf({
					...base,
					lists: [listed.list],
					facts: [...listed.facts, fact('e', 'other', 'risk', named('hoarseness'), { status })]
				})
			);
			return distractors(made, factOf(made, factId('l.1'))).length;
		};
		expect([lent('stated'), lent('unsupported'), lent('retired'), lent('disputed')]).toEqual([
			1, 0, 0, 0
		]);
	});

	it('a no of the source counts for its own subject and slot only', () => {
		const none = (subject: string, slot: 'risk' | 'symptom') => {
			const made = indexDeck(
				deckOf({
					...base,
					facts: [{ ...key, foils: [] }],
					nots: [not('n', subject, slot, named('hoarseness'))]
				})
			);
			return distractors(made, factOf(made, factId('key'))).length;
		};
		expect([none('part', 'risk'), none('whole', 'risk'), none('part', 'symptom')]).toEqual([
			1, 0, 0
		]);
	});
});
