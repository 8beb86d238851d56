import { describe, expect, it } from 'vitest';
import { type Form, type Question } from '$lib/domain/question';
import { cardsOf } from './cards';
import { deckOf, list, phrase, term } from './deck.fixture';
import { indexDeck } from './deck-index';
import { nerves } from './nerves.fixture';
import { buildQuestion } from './questions';

const index = indexDeck(nerves);

function ask<F extends Form>(id: string, form: F, seed = 1, of = index) {
	const card = cardsOf(of).find((one) => one.id === `test/${id}`);
	if (!card) throw new Error(`no card ${id}`);
	const question = buildQuestion(of, card, form, seed);
	if (question.form !== form) throw new Error('another form');
	return question as Extract<Question, { form: F }>;
}

describe('multiple choice', () => {
	it('has every member of a short list, and two wrong ones at least', () => {
		const { options, stem } = ask('lysis.approaches', 'multiple-choice');
		expect(options.filter((one) => one.correct)).toHaveLength(4);
		expect(options.length).toBeGreaterThanOrEqual(6);
		expect(stem).toBe('Which routes for nerve lysis does the article list? Choose all that apply.');
	});

	it('samples a long one, now more, now fewer', () => {
		const names = 'iron zinc gold lead neon argon radon xenon'.split(' ');
		const foils = ['water', 'steam', 'ether'].map((text) => ({
			text,
			because: 'It is no element.'
		}));
		const made = list('l', 'p', 'type', names.map(phrase), { complete: true, foils });
		const long = indexDeck(
			deckOf({ terms: [term('p', 'procedure')], facts: made.facts, lists: [made.list] })
		);
		const counts = Array.from({ length: 40 }, (_, seed) => {
			const { options, factIds } = ask('l', 'multiple-choice', seed, long);
			const right = options.filter((one) => one.correct).length;
			expect(options.length).toBeLessThanOrEqual(7);
			expect(factIds).toHaveLength(right);
			return right;
		});
		expect([...new Set(counts)].sort()).toEqual([3, 4, 5]);
	});
});

describe('steps', () => {
	it('are shuffled, never into their own order, and the order leads back', () => {
		for (let seed = 0; seed < 50; seed++) {
			const { steps, order } = ask('freezing.steps', 'ordering', seed);
			expect(order.map((at) => steps[at])).toEqual([
				'Numb the skin',
				'Insert the probe',
				'Open the gas valve',
				'Withdraw the probe'
			]);
			expect(order).not.toEqual([0, 1, 2, 3]);
		}
	});

	it('a long list is asked by a stretch of it', () => {
		const texts = Array.from({ length: 14 }, (_, at) => `step ${'abcdefghijklmn'[at]}`);
		const made = list('l', 'p', 'step', texts.map(phrase), { ordered: true });
		const long = indexDeck(
			deckOf({ terms: [term('p', 'procedure')], facts: made.facts, lists: [made.list] })
		);
		const starts = new Set<string | undefined>();
		for (let seed = 0; seed < 60; seed++) {
			const { steps, order, factIds } = ask('l', 'ordering', seed, long);
			const shown = order.map((at) => steps[at]?.toLowerCase());
			expect(shown).toHaveLength(6);
			expect(factIds).toHaveLength(6);
			expect(texts.join()).toContain(shown.join());
			starts.add(shown[0]);
		}
		expect(starts).toEqual(new Set(texts.slice(0, 9)));
	});
});

it('list recall names the members, without the words all share', () => {
	const { members, ordered, stem } = ask('lysis.approaches', 'list-recall');
	expect(members.map(({ text }) => text)[0]).toBe('caudal approach');
	expect(members[0]?.accepts).toEqual(['caudal', 'sacral approach']);
	expect(ordered).toBe(false);
	expect(stem).toMatch(/Name all four\.$/);
	expect(ask('freezing.steps', 'list-recall').stem).toBe(
		'Name, in order, the steps of nerve freezing.'
	);
});

it('what fills a gap in a member’s sentence does not name the member, unless the gap is its name', () => {
	const made = list('l', 'p', 'step', [phrase('mild stenosis'), phrase('fever'), phrase('rash')], {
		complete: true
	});
	const says = ['A {mild} stenosis.', 'A {fever}.', 'A {rash}.'];
	const facts = made.facts.map((one, at) => ({
		...one,
		says: says[at] ?? '',
		accepts: [`other ${at}`]
	}));
	const deck = deckOf({ terms: [term('p', 'procedure')], facts, lists: [made.list] });
	const { members } = ask('l', 'list-recall', 1, indexDeck(deck));
	expect(members.map(({ accepts }) => accepts)).toEqual([[], ['other 1'], ['other 2']]);
});
