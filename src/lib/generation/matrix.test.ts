import { describe, expect, it } from 'vitest';
import type { Deck } from '$lib/domain/deck';
import type { Fact } from '$lib/domain/fact';
import { conflictId, termId } from '$lib/domain/ids';
import type { Question } from '$lib/domain/question';
import { cardsOf } from './cards';
import { conflict, deckOf, fact, list, named, not, OTHER_SOURCE, term } from './deck.fixture';
import { indexDeck } from './deck-index';
import { formsOf } from './forms';
import { mark } from './marking';
import { matrixFaultsOf } from './matrix-faults.fixture';
import { buildQuestion } from './questions';

const PROCEDURES = ['lysis', 'section', 'freezing', 'heating', 'laser'];
const imaging = list('lysis.imaging', 'lysis', 'guidance', [named('mri'), named('ct')], {
	complete: true,
	name: 'the imaging methods the article names'
});
const single: Partial<Fact> = { single: true };

/** Heating is guided by ultrasound; lysis is not (a whole list), section is not (told so), and so on. */
function deckWith(more: Partial<Deck> = {}, facts: readonly Fact[] = []): Deck {
	return deckOf({
		procedures: PROCEDURES.map(termId),
		terms: [
			...PROCEDURES.map((id) => term(id, 'procedure')),
			term('spinal-section', 'procedure', { broader: termId('section') }),
			...['mri', 'ct', 'ultrasound', 'doppler'].map((id) => term(id, 'guidance')),
			term('hand-held-ultrasound', 'guidance', { broader: termId('ultrasound') })
		],
		lists: [imaging.list],
		nots: [not('section.no', 'section', 'guidance', named('ultrasound'))],
		facts: [
			...imaging.facts,
			fact('freezing.guide', 'freezing', 'guidance', named('doppler'), single),
			fact('heating.guide', 'heating', 'guidance', named('ultrasound'), {
				source: { source: OTHER_SOURCE, at: 'Start' },
				says: 'Heating is guided by {ultrasound}.'
			}),
			...facts
		],
		...more
	});
}

function ask(deck: Deck, seed = 1, id = 'heating.guide') {
	const index = indexDeck(deck);
	const card = cardsOf(index).find((one) => one.id === `test/${id}`);
	if (!card || !formsOf(index, card).includes('matrix')) return null;
	return buildQuestion(index, card, 'matrix', seed) as Extract<Question, { form: 'matrix' }>;
}
const cellsOf = (deck: Deck) =>
	Object.fromEntries((ask(deck)?.cells ?? []).map((cell) => [cell.text, cell]));
const shownIn = (deck: Deck) =>
	Object.fromEntries((ask(deck)?.shown ?? []).map(({ text, why }) => [text, why]));

describe('a matrix', () => {
	it('asks for which procedures a feature is stated, each by its text', () => {
		const question = ask(deckWith());
		expect(question).toMatchObject({
			stem: 'Which of these procedures are guided by ultrasound, each according to the text named with it? Choose all that apply.',
			key: 'Heating',
			factIds: ['heating.guide'],
			feature: 'ultrasound'
		});
		expect(cellsOf(deckWith())).toMatchObject({
			Heating: { correct: true, by: 'the leaflet', rationale: 'Heating is guided by ultrasound.' },
			Lysis: {
				correct: false,
				ground: 'complete',
				by: 'the article',
				rationale: 'Not among the imaging methods the article names.'
			},
			Section: { correct: false, ground: 'not', rationale: 'The table says no to section.no.' },
			Freezing: {
				correct: false,
				ground: 'definition',
				rationale: 'The sentence of freezing.guide.'
			}
		});
	});

	it('shows, and does not ask, what is silent, disputed or put otherwise', () => {
		expect(shownIn(deckWith())).toEqual({ Laser: 'not-stated' });
		const disputed = fact('laser.guide', 'laser', 'guidance', named('ultrasound'), {
			status: 'disputed',
			askAs: 'in the table',
			conflicts: [conflictId('C1')]
		});
		const torn = deckWith({ conflicts: [conflict('C1', { subjects: [termId('laser')] })] }, [
			disputed
		]);
		expect(shownIn(torn)).toEqual({ Laser: 'disputed' });
		expect(ask(torn)).toMatchObject({ conflicts: ['C1'] });
		const part = fact('spinal.guide', 'spinal-section', 'guidance', named('ultrasound'));
		expect(shownIn(deckWith({}, [part]))).toEqual({ Laser: 'not-stated' });
		const near = fact('laser.guide', 'laser', 'guidance', named('hand-held-ultrasound'), single);
		expect(shownIn(deckWith({}, [near]))).toEqual({ Laser: 'unclear' });
	});

	it('shows a disputed whole though its part is asked, and tells of few values, not of many', () => {
		const part = fact('spinal.guide', 'spinal-section', 'guidance', named('ultrasound'));
		const whole = fact('section.guide', 'section', 'guidance', named('doppler'), {
			status: 'disputed',
			conflicts: [conflictId('C1')]
		});
		const deck = deckWith({ nots: [], conflicts: [conflict('C1')] }, [part, whole]);
		expect(shownIn(deck)).toEqual({ Section: 'disputed', Laser: 'not-stated' });
		const values = ['mri', 'ct', 'doppler'].map((id) =>
			fact(`laser.${id}`, 'laser', 'guidance', named(id))
		);
		expect(shownIn(deckWith({}, values.slice(0, 2)))).toEqual({ Laser: 'unclear' });
		expect(shownIn(deckWith({}, values))).toEqual({ Laser: 'not-stated' });
	});

	it('never calls wrong what is stated of the whole or of a part', () => {
		const part = fact('spinal.guide', 'spinal-section', 'guidance', named('ultrasound'));
		const cells = cellsOf(deckWith({}, [part]));
		expect(cells.Section).toBeUndefined();
		expect(cells['Spinal section']).toMatchObject({ correct: true });
	});

	it('leaves a procedure out of the wrong ones where a conflict is about it and the feature', () => {
		const side = (kind: 'direct' | 'tension') =>
			deckWith({ conflicts: [conflict('C1', { kind, subjects: [termId('freezing')] })] }, []);
		const claimed = (deck: Deck): Deck => ({
			...deck,
			facts: deck.facts.map((one) =>
				one.id === 'heating.guide' ? { ...one, conflicts: [conflictId('C1')] } : one
			)
		});
		expect(cellsOf(claimed(side('tension'))).Freezing).toMatchObject({ correct: false });
		expect(ask(claimed(side('direct')))).toBeNull();
		const kept = conflict('C1', {
			kind: 'tension',
			subjects: [termId('freezing')],
			keepOut: [termId('ultrasound')]
		});
		expect(cellsOf(deckWith({ conflicts: [kept] })).Freezing).toBeUndefined();
		const stated = fact('laser.guide', 'laser', 'guidance', named('ultrasound'));
		const about = { ...kept, subjects: [termId('laser')] };
		expect(cellsOf(deckWith({}, [stated])).Laser).toMatchObject({ correct: true });
		expect(cellsOf(deckWith({ conflicts: [about] }, [stated])).Laser).toBeUndefined();
	});

	it('is no form where too few can be asked, or nothing is wrong', () => {
		const of = (id: string) => fact(`${id}.guide`, id, 'guidance', named('ultrasound'));
		expect(ask(deckWith({ lists: [], nots: [] }))).toBeNull();
		const all = { ...deckWith({ nots: [], lists: [] }), facts: PROCEDURES.map(of) };
		expect(ask(all)).toBeNull();
	});

	it('an open list, or a second list of the slot, rules nothing out', () => {
		const open = { ...imaging.list, complete: false };
		expect(cellsOf(deckWith({ lists: [open] })).Lysis).toBeUndefined();
		const besides = fact('lysis.more', 'lysis', 'guidance', named('doppler'));
		expect(cellsOf(deckWith({}, [besides])).Lysis).toBeUndefined();
	});

	it('keeps its own procedure and one that is wrong, at most six, in any order', () => {
		const more = Array.from({ length: 8 }, (_, n) => `proc-${n}`);
		const deck = deckWith(
			{},
			more.map((id) => fact(`${id}.g`, id, 'guidance', named('ultrasound')))
		);
		const large = {
			...deck,
			terms: [...deck.terms, ...more.map((id) => term(id, 'procedure'))],
			procedures: [...deck.procedures, ...more.map(termId)]
		};
		const orders = new Set<string>();
		for (let seed = 0; seed < 40; seed++) {
			const question = ask(large, seed);
			if (!question) throw new Error('no matrix');
			expect(question.cells).toHaveLength(6);
			expect(matrixFaultsOf(large, question)).toEqual([]);
			orders.add(question.cells.map(({ text }) => text).join());
		}
		expect(orders.size).toBeGreaterThan(30);
	});

	it('is right only with all that are stated and none else', () => {
		const question = ask(deckWith());
		if (!question) throw new Error('no matrix');
		const right = question.cells.findIndex((cell) => cell.correct);
		const ticked = (...places: number[]) => mark(question, { form: 'matrix', ticked: places });
		expect(ticked(right)).toMatchObject({ correct: true, credit: 1 });
		expect(ticked(right, (right + 1) % 4)).toMatchObject({ correct: false, credit: 0 });
		expect(ticked().parts).toEqual(question.cells.map((cell) => !cell.correct));
	});
});
