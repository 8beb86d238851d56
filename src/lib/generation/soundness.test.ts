import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { factId, listId, termId } from '$lib/domain/ids';
import { cardsOf } from './cards';
import { amount, conflict, deckOf, fact, list, named, not, phrase, term } from './deck.fixture';
import { factOf, indexDeck, listOf } from './deck-index';
import { faultsOf } from './faults.fixture';
import { formsOf } from './forms';
import { nerves } from './nerves.fixture';
import { buildQuestion } from './questions';
import { distractors, listDistractors, unsoundFoils } from './soundness';

const index = indexDeck(nerves);
const wrongFor = (id: string) =>
	distractors(index, factOf(index, factId(id))).map(({ meaning }) => meaning.text);

describe('grounds', () => {
	it('a value of another subject is wrong where the slot has one value', () => {
		expect(wrongFor('lysis.definition').sort()).toEqual([
			'cutting of a painful nerve',
			'icing of a swollen nerve',
			'warming of a sore nerve'
		]);
	});

	it('what a complete list does not hold is wrong, from any slot of the same kind', () => {
		const texts = wrongFor('lysis.approaches.1');
		expect(texts).toEqual(expect.arrayContaining(['paramedian approach', 'lateral approach']));
		expect(texts).toContain('anterior approach');
	});

	it('an explicit no of the source is wrong', () => {
		const found = distractors(index, factOf(index, factId('section.risks.1')));
		expect(found.find(({ meaning }) => meaning.text === 'spasm')).toMatchObject({
			ground: 'not',
			rationale: 'The table says no to section.not.spasm.'
		});
	});

	it('silence is not falsity: an incomplete list without foils gives nothing', () => {
		expect(wrongFor('freezing.steps.1')).toEqual([]);
	});

	it('names where an option belongs instead', () => {
		const [first] = distractors(index, factOf(index, factId('section.definition')));
		expect(first?.rationale).toBe('Stated for nerve heating: The sentence of heating.definition.');
		const listed = listDistractors(index, listOf(index, listId('lysis.approaches')));
		const lateral = listed.find(({ meaning }) => meaning.text === 'lateral approach');
		expect(lateral?.rationale).toBe(
			'Not among the approaches the article lists for nerve lysis. ' +
				'Stated for nerve freezing: The sentence of freezing.route.'
		);
	});

	it('declared pairs come first', () => {
		expect(wrongFor('section.definition')[0]).toBe('warming of a sore nerve');
		expect(wrongFor('lysis.approaches.2')[0]).toBe('paramedian approach');
	});
});

describe('what speaks against an option', () => {
	const risks = wrongFor('section.risks.1');

	it('it is stated of a part of the subject', () => expect(risks).not.toContain('bleeding'));
	it('it is a kind of the key', () => expect(risks).not.toContain('wound infection'));
	it('it is another member', () => expect(risks).not.toContain('neuroma'));
	it('a conflict keeps it out', () => expect(risks).not.toContain('numbness'));
	it('else it stays', () => expect(risks).toEqual(expect.arrayContaining(['burn', 'paralysis'])));

	it('an author is told of foils that cannot be offered', () =>
		expect(unsoundFoils(index, listOf(index, listId('lysis.approaches')))).toEqual([
			{ text: 'caudal', why: 'is-key' },
			{ text: 'nerve plexus', why: 'category' },
			{ text: 'unlisted routes', why: 'clang' }
		]));
});

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

describe('every question with options', () => {
	it('breaks no rule, whatever the seed', () => {
		const cards = cardsOf(index);
		const asked = cards.flatMap((card) =>
			formsOf(index, card).flatMap((form) =>
				form === 'single-choice' || form === 'multiple-choice' ? [{ card, form }] : []
			)
		);
		expect(asked.length).toBeGreaterThan(8);
		fc.assert(
			fc.property(fc.constantFrom(...asked), fc.integer(), ({ card, form }, seed) => {
				const question = buildQuestion(index, card, form, seed);
				if (!('options' in question)) throw new Error('no options');
				expect(faultsOf(nerves, question)).toEqual([]);
			}),
			{ numRuns: 400 }
		);
	});
});
