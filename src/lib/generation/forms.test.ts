import { describe, expect, it } from 'vitest';
import { cardsOf } from './cards';
import { amount, deckOf, fact, list, phrase, term } from './deck.fixture';
import { indexDeck } from './deck-index';
import { formsOf } from './forms';
import { nerves } from './nerves.fixture';

function formsIn(deck: Parameters<typeof deckOf>[0], id: string) {
	const index = indexDeck(deckOf({ terms: [term('p', 'procedure')], ...deck }));
	const card = cardsOf(index).find((one) => one.id === `test/${id}`);
	return card ? formsOf(index, card) : [];
}
const foil = (text: string) => ({ text, because: 'It is none.' });

describe('a fact', () => {
	const forms = (value: Parameters<typeof fact>[3], more: Parameters<typeof fact>[4]) =>
		formsIn({ facts: [fact('f', 'p', 'aim', value, more)] }, 'f');
	const relief = phrase('relief of pain');

	it('is recalled at least', () => expect(forms(relief, {})).toEqual(['recall']));

	it('has options with two sound wrong ones', () => {
		expect(forms(relief, { foils: [foil('loss of pain')] })).toEqual(['recall']);
		expect(forms(relief, { foils: [foil('loss of power'), foil('gain of sense')] })).toEqual([
			'single-choice',
			'recall'
		]);
	});

	it('has no options where the wrong ones cannot stand together', () => {
		const foils = [foil('gain of sense'), foil('gain of senses')];
		expect(forms(relief, { foils })).toEqual(['recall']);
	});

	it('has a cloze where its sentence has braces', () => {
		expect(forms(relief, { says: 'It brings {relief} of pain.' })).toEqual(['cloze', 'recall']);
	});

	it('has none where the sentence gives the answer away', () => {
		expect(forms(relief, { says: 'It brings {relief}, that is relief of pain.' })).toEqual([
			'recall'
		]);
	});

	it('is asked for its number, not for a gap', () => {
		const value = amount({ is: 'exactly', number: 87, unit: '%' });
		expect(forms(value, { says: 'It helps {87 %} of people.' })).toEqual(['numeric']);
	});
});

describe('a list', () => {
	const forms = (texts: string[], more: Parameters<typeof list>[4]) => {
		const made = list('l', 'p', 'step', texts.map(phrase), more);
		return formsIn({ facts: made.facts, lists: [made.list] }, 'l');
	};
	const short = ['numb the skin', 'cut the skin', 'close the skin'];
	const long = ['cold', 'warm', 'soft'].map((how) => `keep the skin ${how} for ${how} days`);

	it('short members are typed', () =>
		expect(forms(short, { complete: true })).toEqual(['list-recall']));
	it('long ones are recalled', () => expect(forms(long, { complete: true })).toEqual(['recall']));
	it('steps are put in order', () =>
		expect(forms(short, { ordered: true })).toEqual(['list-recall', 'ordering']));
	it('more than ten are not typed', () => {
		const many = 'abcdefghijk'.split('').map((letter) => `step ${letter}`);
		expect(forms(many, { ordered: true })).toEqual(['ordering', 'recall']);
	});
	it('a complete one has options with two sound wrong ones', () =>
		expect(
			forms(short, { complete: true, foils: [foil('freeze a toe'), foil('warm a hand')] })
		).toEqual(['multiple-choice', 'list-recall']));
	it('an incomplete one has none', () =>
		expect(
			forms(short, { ordered: true, foils: [foil('freeze a toe'), foil('warm a hand')] })
		).not.toContain('multiple-choice'));
});

it('every card has a form, and a disagreement its own', () => {
	const index = indexDeck(nerves);
	for (const card of cardsOf(index)) {
		const forms = formsOf(index, card);
		expect(forms.length, card.id).toBeGreaterThan(0);
		expect(forms.includes('disagreement')).toBe(card.kind === 'disagreement');
	}
});
