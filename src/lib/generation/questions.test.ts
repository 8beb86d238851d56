import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Card } from '$lib/domain/card';
import { FORMS, type Form, type Question } from '$lib/domain/question';
import { cardsOf } from './cards';
import { deckOf, fact, OTHER_SOURCE, phrase, SOURCE, term } from './deck.fixture';
import { indexDeck } from './deck-index';
import { formsOf } from './forms';
import { nerves } from './nerves.fixture';
import { buildQuestion } from './questions';

const index = indexDeck(nerves);
const cards = cardsOf(index);
const asked = cards.flatMap((card) => formsOf(index, card).map((form) => ({ card, form })));
const anyAsked = fc.constantFrom(...asked);

function ask<F extends Form>(id: string, form: F, seed = 1, of = index) {
	const card = cardsOf(of).find((one) => one.id === `test/${id}`);
	if (!card) throw new Error(`no card ${id}`);
	const question = buildQuestion(of, card, form, seed);
	if (question.form !== form) throw new Error('another form');
	return question as Extract<Question, { form: F }>;
}

describe('any question', () => {
	it('is the same for the same seed, on another index of the same deck', () => {
		const again = indexDeck(structuredClone(nerves));
		fc.assert(
			fc.property(anyAsked, fc.integer(), ({ card, form }, seed) => {
				expect(buildQuestion(again, card, form, seed)).toEqual(
					buildQuestion(index, card, form, seed)
				);
			})
		);
	});

	it('is of its form and card, with stem, key, sentence, source and caveat', () => {
		fc.assert(
			fc.property(anyAsked, fc.integer(), ({ card, form }, seed) => {
				const question = buildQuestion(index, card, form, seed);
				expect(question).toMatchObject({
					form,
					cardId: card.id,
					seed,
					subject: card.subject,
					slot: card.slot
				});
				expect(question.stem).toMatch(/[.?]$/);
				expect(question.key).not.toBe('');
				expect(question.says.length).toBeGreaterThan(0);
				expect(question.sources.length).toBeGreaterThan(0);
				expect(['Not reviewed.', 'Undated.']).toContain(question.caveats[0]);
			})
		);
	});

	it('in a form the card does not have is a fault', () => {
		const none = cards.flatMap((card) =>
			FORMS.filter(
				(form) => OF_KIND[card.kind] !== form && !formsOf(index, card).includes(form)
			).map((form) => ({ card, form }))
		);
		for (const { card, form } of none)
			expect(() => buildQuestion(index, card, form, 1), `${card.id} ${form}`).toThrow(
				/cannot be asked as/
			);
		expect(none.length).toBeGreaterThan(100);
	});
});

/** Built on demand though another form is preferred: free recall of a number, or of a short list. */
const OF_KIND: Record<Card['kind'], Form> = {
	fact: 'recall',
	list: 'recall',
	disagreement: 'disagreement',
	written: 'single-choice'
};

describe('single choice', () => {
	it('puts the key anywhere', () => {
		const places = new Set(
			Array.from({ length: 60 }, (_, seed) =>
				ask('lysis.definition', 'single-choice', seed).options.findIndex((one) => one.correct)
			)
		);
		expect([...places].sort()).toEqual([0, 1, 2, 3]);
	});

	it('varies its wrong options where there are more than it needs', () => {
		const shown = new Set(
			Array.from({ length: 60 }, (_, seed) =>
				ask('lysis.approaches.1', 'single-choice', seed).options.map(({ text }) => text)
			).flat()
		);
		expect(shown.size).toBeGreaterThan(4);
	});

	it('shows four options alike, says why each is right or wrong', () => {
		const { options, key } = ask('lysis.definition', 'single-choice');
		expect(options).toHaveLength(4);
		expect(options.every(({ text }) => /^[A-Z]/.test(text))).toBe(true);
		expect(key).toBe('Freeing of a trapped nerve');
		expect(options.find((one) => one.correct)?.rationale).toBe(
			'In lysis a nerve is freed from scar.'
		);
		expect(options.find(({ text }) => text === 'Cutting of a painful nerve')?.rationale).toBe(
			'Stated for nerve section: In section a nerve is cut.'
		);
	});

	it('numbers ascend and do not overlap', () => {
		const { options } = ask('heating.time', 'single-choice');
		expect(options.map(({ text }) => text)).toEqual([
			'5–10\u202fminutes',
			'30–60\u202fminutes',
			'70–90\u202fminutes',
			'100–120\u202fdays'
		]);
	});

	it('keeps apart what a conflict keeps apart', () => {
		for (let seed = 0; seed < 40; seed++) {
			const texts = formsOf(index, cardOf('section.target')).includes('single-choice')
				? ask('section.target', 'single-choice', seed).options.map(({ text }) => text)
				: [];
			expect(texts).not.toContain('Nerve trunks');
		}
	});
});

it('a cloze holds its blank, what fills it, and what must not', () => {
	const { text, blank, key } = ask('lysis.definition', 'cloze');
	expect(text).toBe('In lysis a nerve is ____ from scar.');
	expect(blank.text).toBe('freed');
	expect(key).toBe('Freed');
});

it('a cloze of a term takes its synonyms', () => {
	const terms = [
		term('p', 'procedure'),
		term('caudal-approach', 'approach', { synonyms: ['sacral approach'] }),
		term('causal-approach', 'approach')
	];
	const facts = [
		fact(
			'f',
			'p',
			'approach',
			{ kind: 'term', term: 'caudal-approach' as never },
			{
				says: 'The way in is {caudal}.',
				accepts: ['through the hiatus']
			}
		),
		fact(
			'g',
			'p',
			'approach',
			{ kind: 'term', term: 'caudal-approach' as never },
			{
				says: 'It passes the {hiatus}.'
			}
		)
	];
	const made = indexDeck(deckOf({ terms, facts }));
	expect(ask('f', 'cloze', 1, made).blank).toEqual({
		text: 'caudal',
		accepts: ['through the hiatus', 'caudal approach', 'sacral approach'],
		rejects: ['causal']
	});
	expect(ask('g', 'cloze', 1, made).blank.accepts).toEqual([]);
});

it('a disagreement shuffles what is said and keeps who says it', () => {
	const orders = new Set<string>();
	for (let seed = 0; seed < 30; seed++) {
		const { claims, sides } = ask('conflict.C1', 'disagreement', seed);
		expect(sides).toEqual([
			{ label: 'The article', source: SOURCE },
			{ label: 'The leaflet', source: OTHER_SOURCE }
		]);
		for (const { text, side } of claims) expect(text).toBe(['It is quick.', 'It is slow.'][side]);
		orders.add(claims.map(({ side }) => side).join());
	}
	expect(orders.size).toBe(2);
	expect(ask('conflict.C1', 'disagreement')).toMatchObject({
		rationale: 'How the sources differ in C1.',
		conflicts: ['C1'],
		caveats: ['Not reviewed.', 'Undated.']
	});
});

it('sources, caveats and notes are named once', () => {
	const also = [
		{ source: SOURCE, at: 'Heading / item 1' },
		{ source: OTHER_SOURCE, at: 'Start' }
	];
	const facts = [
		fact('f', 'p', 'aim', phrase('relief'), { also, note: 'Undated.', rationale: 'So.' })
	];
	const made = indexDeck(deckOf({ terms: [term('p', 'procedure')], facts }));
	expect(ask('f', 'recall', 1, made)).toMatchObject({
		sources: also,
		caveats: ['Not reviewed.', 'Undated.'],
		rationale: 'So.',
		points: ['Relief']
	});
});

function cardOf(id: string): Card {
	const card = cards.find((one) => one.id === `test/${id}`);
	if (!card) throw new Error(`no card ${id}`);
	return card;
}
