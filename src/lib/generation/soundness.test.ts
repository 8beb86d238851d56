import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { factId, listId } from '$lib/domain/ids';
import { cardsOf } from './cards';

import { factOf, indexDeck, listOf } from './deck-index';
import { faultsOf } from './faults.fixture';
import { formsOf } from './forms';
import { nerves } from './nerves.fixture';
import { buildQuestion } from './questions';
import { distractors, unsoundFoils } from './soundness';

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
		const listed = distractors(index, listOf(index, listId('lysis.approaches')));
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
