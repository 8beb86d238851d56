import { describe, expect, it, test } from 'vitest';
import { amount, conflict, fact, list, named, phrase } from '$lib/generation/deck.fixture';
import type { Deck } from './deck';
import type { ChangeKind } from './deck-changes';
import { between, deck, TERMS } from '../../../tests/fixtures/deck-versions';
import type { Fact, Quantity } from './fact';
import { factId, sourceId } from './ids';

const one = (more: Partial<Fact> = {}) => fact('f', 'neurectomy', 'modality', named('rfa'), more);
const kinds = (before: Deck, after: Deck) => between(before, after).map(({ kind }) => kind);

/** What becomes of one fact with a new version, and on the way back to the old one. */
function both(was: Partial<Fact>, is: Partial<Fact>, kind: ChangeKind | null) {
	const [before, after] = [
		deck('1.0.0', { facts: [one(was)] }),
		deck('1.1.0', { facts: [one(is)] })
	];
	expect(kinds(before, after)).toEqual(kind ? [kind] : []);
	expect(kinds(after, before)).toEqual(kind ? [kind] : []);
}
const value = (one: Fact['value']) => ({ value: one });
const stated = (text: string) => ({ ...value(phrase(text)), says: `It is ${text}.` });
const of = (number: number, more: Partial<Quantity> = {}) =>
	value(amount({ is: 'exactly', number, unit: 'mm', ...more } as Quantity));

describe('the answer of a fact', () => {
	test.each<[string, Partial<Fact>, Partial<Fact>, ChangeKind | null]>([
		['another term', value(named('rfa')), value(named('laser')), 'changed'],
		['another number', of(5), of(6), 'changed'],
		[
			'a bound instead of a number',
			of(5),
			of(5, { is: 'at-least' } as Partial<Quantity>),
			'changed'
		],
		['another unit', of(5), of(5, { unit: 'cm' }), 'changed'],
		['another statement', stated('two weeks'), stated('three weeks'), 'changed'],
		['a sign', stated('at 60 °C'), stated('at -60 °C'), 'changed'],
		['a decimal point', stated('81.8 %'), stated('818 %'), 'changed'],
		['an amount for words', value(phrase('5 mm')), of(5), 'changed'],
		['case and punctuation', stated('two weeks'), stated('Two-weeks'), 'cosmetic'],
		['a decimal comma', stated('81.8 %'), stated('81,8 %'), 'cosmetic'],
		['the term for the words', value(phrase('RFA')), value(named('rfa')), 'cosmetic'],
		['a phrase of the same sentence', value(phrase('a')), value(phrase('b')), 'cosmetic'],
		['another sentence', {}, { says: 'Said otherwise.' }, 'cosmetic'],
		['another question', {}, { asks: ['How?'] }, 'cosmetic'],
		['another subject', {}, { subject: TERMS[4]?.id ?? one().subject }, 'changed'],
		['the subject under another name', {}, { subject: TERMS[1]?.id ?? one().subject }, null],
		['a disagreement', {}, { status: 'disputed', askAs: 'as defined' }, 'clarified'],
		['nothing', {}, {}, null]
	])('%s', (_, was, is, kind) => {
		both(was, is, kind);
	});

	it('may be declared changed though nothing tells, or clarified though it differs', () => {
		both({}, { changed: '1.1.0' }, 'changed');
		both({}, { ...value(named('laser')), clarified: '1.1.0' }, 'clarified');
	});

	it('is declared for the versions in between only', () => {
		const at = (version: string, more: Partial<Fact>) => deck(version, { facts: [one(more)] });
		expect(kinds(at('1.1.0', {}), at('1.2.0', { changed: '1.1.0' }))).toEqual([]);
		expect(kinds(at('1.9.0', {}), at('1.10.0', { changed: '1.10.0' }))).toEqual(['changed']);
		expect(kinds(at('1.1.0', {}), at('2.0.0', { clarified: '1.3.0', ...of(6) }))).toEqual([
			'clarified'
		]);
		// Back to an older version: what came with the newer one goes with it.
		expect(kinds(at('1.2.0', { changed: '1.2.0' }), at('1.1.0', {}))).toEqual(['changed']);
	});
});

describe('what a learner reads', () => {
	const was = deck('1.0.0', { facts: [one({ says: 'It is done by {radiofrequency}.' })] });
	const is = deck('1.1.0', {
		facts: [one({ says: 'It is done by {laser}.', value: named('laser') })]
	});

	it('was, is and the source', () => {
		expect(between(was, is)).toEqual([
			{
				card: 'test/f',
				from: null,
				kind: 'changed',
				was: 'It is done by radiofrequency.',
				is: 'It is done by laser.',
				source: 'the article, Heading / item 1',
				why: null
			}
		]);
	});

	it('names the values where the sentence is the same', () => {
		const [before, after] = [
			deck('1', { facts: [one(of(5))] }),
			deck('2', { facts: [one(of(6))] })
		];
		expect(between(before, after)[0]).toMatchObject({
			was: 'The sentence of f. (5\u202fmm)',
			is: 'The sentence of f. (6\u202fmm)'
		});
	});

	it('why it is no longer asked', () => {
		const why = (facts: Fact[]) => between(was, deck('1.1.0', { facts })).map((c) => c.why);
		expect(why([])).toEqual(['The deck no longer has it.']);
		expect(why([one({ status: 'retired' })])).toEqual(['It is no longer taught.']);
		expect(why([one({ status: 'retired', note: 'Withdrawn in 2026.' })])).toEqual([
			'Withdrawn in 2026.'
		]);
		expect(why([one({ unasked: 'Too vague.' })])).toEqual(['Too vague.']);
	});

	it('only what was or is asked', () => {
		const silent = deck('1.0.0', { facts: [one({ unasked: 'Vague.' })] });
		const other = deck('1.1.0', { facts: [one({ unasked: 'Vague.', ...value(named('laser')) })] });
		expect(between(silent, other)).toEqual([]);
		expect(kinds(silent, is)).toEqual(['added']);
		expect(kinds(is, silent)).toEqual(['retired']);
	});
});

describe('another id', () => {
	const renamed = (more: Partial<Fact> = {}) =>
		deck('1.1.0', { facts: [one({ id: factId('g'), was: factId('f'), ...more })] });
	const before = deck('1.0.0', { facts: [one()] });

	it('is the same card', () => {
		const same = renamed({ says: one().says });
		expect(between(before, same)).toMatchObject([
			{ card: 'test/g', from: 'test/f', kind: 'cosmetic' }
		]);
	});

	it('may come with another answer', () => {
		const other = { ...value(named('laser')), says: 'Another sentence.' };
		expect(between(before, renamed(other))).toMatchObject([
			{ card: 'test/g', from: 'test/f', kind: 'changed', was: one().says }
		]);
	});

	it('without `was` is one card gone and one come', () => {
		const after = deck('1.1.0', { facts: [one({ id: factId('g') })] });
		expect(kinds(before, after)).toEqual(['added', 'retired']);
	});
});

describe('the answer of a list', () => {
	const steps = (texts: string[], more: object = {}, each: Partial<Fact> = {}) => {
		const made = list('l', 'neurectomy', 'step', texts.map(phrase), more, each);
		return {
			lists: [made.list],
			facts: made.facts.map((f, i) => ({ ...f, says: `${texts[i]}.`, unasked: 'In the list.' }))
		};
	};
	const of = (was: Partial<Deck>, is: Partial<Deck>) =>
		kinds(deck('1.0.0', was), deck('1.1.0', is));
	const abc = steps(['cut', 'tie', 'close']);

	it('is its members', () => {
		expect(of(abc, steps(['cut', 'tie', 'drain']))).toEqual(['changed']);
		expect(of(abc, steps(['cut', 'tie']))).toEqual(['changed']);
		expect(of(abc, steps(['Cut', 'tie', 'close'], { name: 'the steps' }))).toEqual(['cosmetic']);
		expect(of(abc, abc)).toEqual([]);
	});

	it('and their order only where it is asked', () => {
		const cab = ['close', 'cut', 'tie'];
		expect(of(abc, steps(cab))).toEqual(['cosmetic']);
		const ordered = (texts: string[]) => steps(texts, { ordered: true });
		expect(of(ordered(['cut', 'tie', 'close']), ordered(cab))).toEqual(['changed']);
	});

	it('without its retired members', () => {
		const [first, ...rest] = abc.facts;
		if (!first) throw new Error('no members');
		const fewer = { ...abc, facts: [{ ...first, status: 'retired' as const }, ...rest] };
		expect(of(abc, fewer)).toEqual(['changed']);
	});

	it('stays where a member says the same in other words, as its author declares', () => {
		const said = steps(['cut', 'tie', 'close in layers'], {}, { clarified: '1.1.0' });
		expect(of(abc, said)).toEqual(['cosmetic']);
		expect(of(abc, steps(['cut', 'tie', 'drain'], { clarified: '1.1.0' }))).toEqual(['clarified']);
	});
});

test('the answer of a disagreement is who says what', () => {
	const side = (label: string, says: string) => ({
		label,
		says,
		source: { source: sourceId('article'), at: label }
	});
	const of = (second: string, title = 'Which?') =>
		deck('1.0.0', {
			conflicts: [
				conflict('C01', {
					title,
					ask: 'Who?',
					sides: [side('table', 'Roots.'), side('text', second)]
				})
			]
		});
	expect(kinds(of('Fibres.'), of('Roots.'))).toEqual(['changed']);
	expect(kinds(of('Fibres.'), of('fibres!', 'Who?'))).toEqual(['cosmetic']);
	expect(between(of('Fibres.'), of('Roots.'))[0]?.was).toBe('Which?. Table: Roots. Text: Fibres.');
});
