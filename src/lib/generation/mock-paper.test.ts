import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardId, listId } from '$lib/domain/ids';
import { cardsOf } from './cards';
import { indexDeck } from './deck-index';
import {
	drawPaper,
	examForm,
	isDisputed,
	markableForms,
	mostWithoutGap,
	quotasOf,
	redrawn,
	type Candidate
} from './mock-paper';
import { nerves } from './nerves.fixture';

const candidate = (category: string, i: number, group: string | null = null): Candidate => ({
	card: { id: cardId(`d/${category}.${i}`), group: group === null ? null : listId(group) },
	category
});
const of = (category: string, count: number) =>
	Array.from({ length: count }, (_, i) => candidate(category, i));

const weights = fc.dictionary(
	fc.constantFrom('a', 'b', 'c', 'd', 'e'),
	fc.double({ min: 0.001, max: 1, noNaN: true }),
	{ minKeys: 1 }
);
const pool = fc
	.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.option(fc.constantFrom('l', 'm'))), {
		minLength: 1,
		maxLength: 60
	})
	.map((cards) => cards.map(([category, group], i) => candidate(category, i, group)));

describe('quotas', () => {
	it('sum to the questions and are off their share by less than one', () => {
		fc.assert(
			fc.property(weights, fc.integer({ min: 1, max: 200 }), (blueprint, questions) => {
				const quotas = quotasOf(questions, blueprint, []);
				expect(quotas.reduce((sum, quota) => sum + quota.questions, 0)).toBe(questions);
				for (const { share, questions: own } of quotas)
					expect(Math.abs(own - share * questions)).toBeLessThan(1);
			})
		);
	});

	it('go to the largest remainders: 10 by 0.45, 0.33, 0.22 are 5, 3, 2', () => {
		const quotas = quotasOf(10, { a: 0.45, b: 0.33, c: 0.22 }, of('a', 4));
		expect(quotas.map(({ questions, cards }) => [questions, cards])).toEqual([
			[5, 4],
			[3, 0],
			[2, 0]
		]);
	});

	it('without a blueprint follow the cards, and then never ask for more than there are', () => {
		fc.assert(
			fc.property(pool, fc.integer({ min: 1, max: 60 }), (cards, wanted) => {
				const questions = Math.min(wanted, cards.length);
				for (const quota of quotasOf(questions, null, cards))
					expect(quota.questions).toBeLessThanOrEqual(quota.cards);
			})
		);
	});

	it('leave out what the blueprint gives nothing', () => {
		expect(quotasOf(4, { a: 1, b: 0 }, [...of('a', 4), ...of('b', 4)])).toMatchObject([
			{ category: 'a', questions: 4 }
		]);
		expect(quotasOf(4, null, [])).toEqual([]);
	});
});

it('finds the largest paper that no category is too small for', () => {
	const cards = [...of('a', 20), ...of('b', 2)];
	expect(mostWithoutGap(10, { a: 0.5, b: 0.5 }, cards)).toBe(5);
	expect(mostWithoutGap(10, { a: 0.9, b: 0.1 }, cards)).toBe(10);
	expect(mostWithoutGap(10, { c: 1 }, cards)).toBe(0);
	// Five to four is three and two: the second of two equal remainders waits.
	expect(quotasOf(5, { a: 0.5, b: 0.5 }, cards).map((quota) => quota.questions)).toEqual([3, 2]);
});

describe('a paper', () => {
	it('meets each quota exactly where there are cards, repeats none, and follows from its seed', () => {
		fc.assert(
			fc.property(pool, weights, fc.integer({ min: 1, max: 40 }), fc.nat(), (cards, b, n, seed) => {
				const quotas = quotasOf(n, b, cards);
				const paper = drawPaper(quotas, cards, seed);
				for (const quota of quotas)
					expect(paper.filter(({ category }) => category === quota.category)).toHaveLength(
						Math.min(quota.questions, quota.cards)
					);
				expect(new Set(paper.map(({ card }) => card)).size).toBe(paper.length);
				expect(drawPaper(quotas, cards, seed)).toEqual(paper);
			})
		);
	});

	it('draws other cards with another seed', () => {
		const cards = of('a', 50);
		const quotas = quotasOf(10, null, cards);
		const [one, other] = [1, 2].map((seed) => drawPaper(quotas, cards, seed));
		expect(one?.map(({ card }) => card)).not.toEqual(other?.map(({ card }) => card));
	});

	it('takes one card of a list as long as there are others', () => {
		const cards = [
			...Array.from({ length: 10 }, (_, i) => candidate('a', i, 'list')),
			...Array.from({ length: 4 }, (_, i) => candidate('a', 10 + i))
		];
		const inList = (n: number, seed: number) =>
			drawPaper(quotasOf(n, null, cards), cards, seed).filter(
				({ card }) => cards.find((one) => one.card.id === card)?.card.group !== null
			).length;
		for (let seed = 0; seed < 50; seed++) {
			expect(inList(5, seed)).toBe(1);
			expect(inList(8, seed)).toBe(4);
		}
	});

	it('is asked anew with the same cards and other seeds', () => {
		const cards = of('a', 12);
		const paper = drawPaper(quotasOf(12, null, cards), cards, 1);
		const again = redrawn(paper, 2);
		expect(again.map(({ card }) => card).sort()).toEqual(paper.map(({ card }) => card).sort());
		expect(again.map(({ seed }) => seed)).not.toEqual(paper.map(({ seed }) => seed));
	});
});

describe('forms', () => {
	const index = indexDeck(nerves);
	const cards = cardsOf(index);

	it('are those that a machine can mark', () => {
		for (const card of cards)
			for (let seed = 0; seed < 20; seed++) {
				if (markableForms(index, card).length === 0) continue;
				expect(examForm(index, card, seed)).not.toBe('recall');
			}
		const only = cards.filter((card) => markableForms(index, card).length === 0);
		expect(only.length).toBeLessThan(cards.length);
	});

	it('tells what the sources disagree on', () => {
		const disputed = cards.filter((card) => isDisputed(index, card));
		expect(disputed.some(({ kind }) => kind === 'disagreement')).toBe(true);
		for (const card of disputed)
			if (card.kind === 'fact') expect(index.facts.get(card.fact)?.status).toBe('disputed');
	});
});
