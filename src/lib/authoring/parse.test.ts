import { describe, expect, test } from 'vitest';
import { parseDeck } from './parse';
import { factYaml, sample, sampleWith } from './sample';
import type { DeckFolder } from './parse';

const deckOf = (folder: DeckFolder) => {
	const { draft, problems } = parseDeck(folder);
	if (!draft) throw new Error('no draft');
	return { ...draft, problems };
};
const factWith = (keys: Record<string, string>) => {
	const { deck, problems } = deckOf(sampleWith(`facts:\n${factYaml(keys)}`));
	expect(problems).toEqual([]);
	return deck.facts[0];
};

test('fills in every default', () => {
	expect(factWith({})).toEqual({
		id: 'f',
		subject: 'mending',
		slot: 'equipment',
		value: { kind: 'term', term: 'glue' },
		says: 'Mending needs {glue}.',
		asks: ['What holds the parts together in mending?'],
		accepts: [],
		source: { source: 'book', at: 'page 1' },
		also: [],
		status: 'stated',
		conflicts: [],
		askAs: null,
		unasked: null,
		single: false,
		foils: [],
		list: null,
		note: null,
		rationale: null,
		since: '1.0.0',
		changed: null
	});
});

test.each([
	['thread', { kind: 'term', term: 'thread' }],
	['{ text: some glue }', { kind: 'statement', text: 'some glue' }],
	['{ exactly: 87, unit: "%" }', quantity('exactly', 87, '%')],
	['{ about: 0.5, unit: mm }', quantity('about', 0.5, 'mm')],
	['{ at-least: 50, unit: "% of joints" }', quantity('at-least', 50, '% of joints')],
	['{ at-most: 2, unit: weeks }', quantity('at-most', 2, 'weeks')],
	[
		'{ from: 30, to: 60, unit: minutes }',
		{ kind: 'quantity', quantity: { is: 'between', from: 30, to: 60, unit: 'minutes' } }
	]
])('reads the value %s', (text, value) => {
	expect(factWith({ value: text })?.value).toEqual(value);
});

function quantity(is: string, number: number, unit: string) {
	return { kind: 'quantity', quantity: { is, number, unit } };
}

test('a foil that names a term shows the name of the term', () => {
	expect(factWith({ foils: '[{ value: heat, because: No. }]' })?.foils).toEqual([
		{ text: 'heat', term: 'heat', because: 'No.' }
	]);
});

test('further places take the source of the fact', () => {
	expect(factWith({ also: '[{ at: page 9 }, { source: paper, at: page 2 }]' })?.also).toEqual([
		{ source: 'book', at: 'page 9' },
		{ source: 'paper', at: 'page 2' }
	]);
});

test('white space inside a text is one blank', () => {
	expect(factWith({ note: '>\n      One\n      two.\n' })?.note).toBe('One two.');
});

describe('a list', () => {
	const { deck } = deckOf(sample());

	test('hands its slot, subject and place to its items', () => {
		expect(deck.facts.find((f) => f.id === 'mending.step.wait')).toMatchObject({
			list: 'mending.steps',
			slot: 'step',
			subject: 'mending',
			source: { source: 'book', at: 'page 4' }
		});
	});

	test('names its items in order', () => {
		expect(deck.lists[0]).toMatchObject({
			facts: ['mending.step.clean', 'mending.step.press', 'mending.step.wait'],
			complete: true,
			ordered: true,
			unasked: null
		});
	});
});

test('facts come in the order of the file, whichever of lists and facts stands first', () => {
	const lists = `lists:
  - id: l
    slot: step
    name: steps
    unasked: short
    at: page 1
    items: [{ id: l.a, value: glue, says: Glue comes first. }]
`;
	const facts = `facts:\n${factYaml()}`;
	const ids = (yaml: string) => deckOf(sampleWith(yaml)).deck.facts.map((f) => f.id);
	expect(ids(lists + facts)).toEqual(['l.a', 'f']);
	expect(ids(facts + lists)).toEqual(['f', 'l.a']);
});

test('a fault leaves out its entry only', () => {
	const { deck, problems } = deckOf(
		sampleWith(`facts:\n${factYaml({ id: 'a', slot: 'none' })}${factYaml({ id: 'b' })}`)
	);
	expect(deck.facts.map((f) => f.id)).toEqual(['b']);
	expect(problems.map((p) => p.code)).toEqual(['value-not-allowed']);
});

test.each<[string, Record<string, string | readonly [string, string]>, string]>([
	['a folder without deck.yaml', { 'deck.yaml': 'id: [' }, 'yaml'],
	[
		'a file that is named but not there',
		{ 'deck.yaml': ['terms.yaml]', 'terms.yaml, t.yaml]'] },
		'file-missing'
	],
	['a file that is there but not named', { 'more.yaml': '[]' }, 'file-unused'],
	['a file that is no list', { 'terms.yaml': 'a: 1' }, 'shape'],
	['a phrase as bare value', { 'facts.yaml': ['value: glue', 'value: some glue'] }, 'shape'],
	['a number where text belongs', { 'facts.yaml': ['at: page 3', 'at: 3'] }, 'shape'],
	['an empty text', { 'facts.yaml': ['at: page 3', 'at: ""'] }, 'shape'],
	['a version that is none', { 'deck.yaml': ['1.0.0', '1.0'] }, 'shape'],
	['a missing source', { 'facts.yaml': ['  source: book\n', ''] }, 'locator-missing'],
	[
		'a conflict with one side',
		{
			'conflicts.yaml': [
				/* second side */ '    - { label: page two, says: It is thread., source: { id: book, at: page 2 } }\n',
				''
			]
		},
		'shape'
	]
])('%s is a problem', (_, changes, code) => {
	expect(parseDeck(sample(changes)).problems.map((p) => p.code)).toContain(code);
});

test('proposes the key that was meant', () => {
	const { problems } = parseDeck(sample({ 'facts.yaml': ['complete: true', 'compleet: true'] }));
	expect(problems.map((p) => p.hint)).toEqual(['Did you mean `complete`?']);
});
