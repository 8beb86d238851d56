import { describe, expect, it } from 'vitest';
import { changesBetween } from '$lib/domain/deck-changes';
import type { Deck } from '$lib/domain/deck';
import type { QuestionOf } from '$lib/domain/question';
import { cardOf, sourceId, termId, writtenId } from '$lib/domain/ids';
import type { WrittenAnswer, WrittenOption, WrittenQuestion } from '$lib/domain/written';
import { cardsOf } from './cards';
import { deckOf, term } from './deck.fixture';
import { indexDeck } from './deck-index';
import { formsOf } from './forms';
import { mark } from './marking';
import { buildQuestion } from './questions';

const written = (answer: WrittenAnswer, more: Partial<WrittenQuestion> = {}): WrittenQuestion => ({
	id: writtenId('q'),
	subject: termId('cup'),
	slot: 'step',
	stem: 'A cup is broken.\nWhat comes first?',
	answer,
	rationale: null,
	source: { source: sourceId('article'), at: 'page 1' },
	also: [],
	conflicts: [],
	note: null,
	status: 'asked',
	since: '1.0.0',
	changed: null,
	...more
});
const holding = (question: WrittenQuestion, version = '1.0.0'): Deck =>
	deckOf({
		version,
		procedures: [termId('cup')],
		terms: [term('cup', 'procedure')],
		questions: [question]
	});

function ask(answer: WrittenAnswer, seed = 1) {
	const index = indexDeck(holding(written(answer)));
	const [card] = cardsOf(index);
	const [form] = card ? formsOf(index, card) : [];
	if (!card || !form) throw new Error('ask: no card');
	return buildQuestion(index, card, form, seed);
}

const option = (text: string, correct = false): WrittenOption => ({ text, correct, because: null });
const choice = (texts: readonly string[], more = {}): WrittenAnswer => ({
	kind: 'choice',
	options: texts.map((text, at) => option(text, at === 0)),
	several: false,
	shuffle: true,
	...more
});
const orders = (answer: WrittenAnswer) =>
	new Set(
		Array.from({ length: 40 }, (_, seed) =>
			(ask(answer, seed) as QuestionOf<'single-choice'>).options.map(({ text }) => text).join()
		)
	);

describe('options of a hand-written question', () => {
	it('stand in another order each time, the same for the same seed', () => {
		expect(orders(choice(['clean', 'glue', 'wait'])).size).toBe(6);
		expect(ask(choice(['clean', 'glue', 'wait']), 7)).toEqual(
			ask(choice(['clean', 'glue', 'wait']), 7)
		);
	});

	it('keep their order where they speak of one another', () => {
		expect([...orders(choice(['clean', 'glue', 'wait'], { shuffle: false }))]).toEqual([
			'Clean,Glue,Wait'
		]);
	});

	it('ascend where they are numbers of one unit', () => {
		expect([...orders(choice(['20 minutes', '5 minutes', '1.5 minutes']))]).toEqual([
			'1.5 minutes,5 minutes,20 minutes'
		]);
	});

	it('of which several are right are to be chosen all', () => {
		const asked = ask(choice(['clean', 'glue'], { several: true }));
		expect(asked.form).toBe('multiple-choice');
		expect(asked.stem).toMatch(/Choose all that apply\.$/);
	});
});

describe('the other kinds', () => {
	it('are typed, with slips forgiven', () => {
		const asked = ask({ kind: 'typed', accepts: ['cleaning', 'washing'] });
		expect(mark(asked, { form: 'cloze', typed: 'Washing' }).correct).toBe(true);
		expect(mark(asked, { form: 'cloze', typed: 'cleanng' }).correct).toBe(true);
		expect(mark(asked, { form: 'cloze', typed: 'gluing' }).correct).toBe(false);
	});

	it('allow what a number says, and no more', () => {
		const quantity = { is: 'exactly', number: 5, unit: 'minutes' } as const;
		const asked = ask({ kind: 'numeric', quantity, within: 1 });
		const right = (typed: string) => mark(asked, { form: 'numeric', typed }).correct;
		expect(['4', '6 min', '5.5', '300 s'].map(right)).toEqual([true, true, true, true]);
		expect(['3.9', '6.1', '5 hours', 'five'].map(right)).toEqual([false, false, false, false]);
	});

	it('need no unit', () => {
		const quantity = { is: 'exactly', number: 5, unit: '' } as const;
		const asked = ask({ kind: 'numeric', quantity, within: null });
		expect(asked.key).toBe('5');
		expect(mark(asked, { form: 'numeric', typed: '5' }).correct).toBe(true);
	});

	it('are put in order, and never shown so', () => {
		for (let seed = 0; seed < 20; seed++) {
			const asked = ask({ kind: 'ordering', steps: ['one', 'two', 'three'] }, seed);
			if (asked.form !== 'ordering') throw new Error('no ordering');
			expect(asked.order.map((at) => asked.steps[at])).toEqual(['one', 'two', 'three']);
			expect(asked.steps).not.toEqual(['one', 'two', 'three']);
		}
	});
});

describe('a new version of a hand-written question', () => {
	const before = written(choice(['clean', 'glue', 'wait']));
	const kindOf = (after: WrittenQuestion) => {
		const asked = new Set([cardOf(holding(before).id, writtenId('q'))]);
		const all = { before: asked, after: after.status === 'asked' ? asked : new Set<never>() };
		return changesBetween(holding(before), holding(after, '1.1.0'), all).changes[0]?.kind ?? null;
	};

	it.each([
		['nothing', before, null],
		['other words', written(before.answer, { stem: 'What is done first?' }), 'cosmetic'],
		['options in another order', written(choice(['clean', 'wait', 'glue'])), 'cosmetic'],
		['another answer', written(choice(['glue', 'clean', 'wait'])), 'changed'],
		[
			'another answer that means the same',
			written(choice(['wash', 'glue', 'wait']), { clarified: '1.1.0' }),
			'clarified'
		],
		['retired', written(before.answer, { status: 'retired', note: 'Wrong.' }), 'retired']
	] as const)('%s', (_, after, kind) => {
		expect(kindOf(after)).toBe(kind);
	});
});
