import type { DeckFolder } from './parse';
import { factYaml, sample, sampleWith } from './sample';

/** A deck that breaks the rule and one next to it that does not. */
type Case = readonly [code: string, broken: DeckFolder, sound: DeckFolder];

export const facts = (...all: Record<string, string>[]) =>
	sampleWith(`facts:\n${all.map(factYaml).join('')}`);
const says = (text: string) => facts({ says: text });
const foils = (yaml: string, more: Record<string, string> = {}) =>
	facts({ foils: `[${yaml}]`, ...more });
const list = (keys: string, items: string) =>
	sampleWith(`lists:
  - id: l
    slot: step
    name: the steps of mending
    at: page 1
${keys.replace(/^/gm, '    ')}
    items:
${items.replace(/^/gm, '      ')}`);
const ASKED = 'ask: Which steps does the book list for mending?';
const ASK_ONE = 'ask-one: Which of these is a step of mending?';
const item = (id: string, more = '') =>
	`- { id: ${id}, value: { text: do ${id} }, says: 'Then comes {doing ${id}}.'${more} }\n`;

/** For every rule of the checks. */
export const CASES: readonly Case[] = [
	[
		'id-doubled',
		facts({}, { says: 'Another sentence.' }),
		facts({}, { id: 'g', says: 'Another sentence.' })
	],
	['id-reserved', facts({ id: 'conflict.c01' }), facts({ id: 'conflicts.c01' })],
	[
		'was-in-use',
		facts({ id: 'a', was: 'b' }, { id: 'b', says: 'Another.' }),
		facts({ id: 'a', was: 'c' })
	],
	[
		'procedure-doubled',
		sample({ 'deck.yaml': ['[mending]', '[mending, mending]'] }),
		sample({ 'deck.yaml': ['[mending]', '[mending, fine-mending]'] })
	],
	['unknown-term', facts({ value: 'glu' }), facts({ value: 'glue' })],
	['unknown-term', foils('{ value: wax, because: No. }'), foils('{ value: heat, because: No. }')],
	[
		'unknown-term',
		sample({ 'terms.yaml': ['broader: mending', 'broader: mendin'] }),
		sample({ 'terms.yaml': ['broader: mending', 'confusable: [mending]'] })
	],
	[
		'unknown-term',
		sample({ 'conflicts.yaml': ['subjects: [mending]', 'subjects: [repair]'] }),
		sample({ 'conflicts.yaml': ['subjects: [mending]', 'subjects: [fine-mending]'] })
	],
	['unknown-subject', facts({ subject: 'mendin' }), facts({ subject: 'fine-mending' })],
	[
		'unknown-source',
		facts({ at: '', source: '{ id: page, at: page 1 }' }),
		facts({ at: '', source: '{ id: book, at: page 1 }' })
	],
	['unknown-conflict', facts({ conflicts: '[C09]' }), facts({ conflicts: '[C02]' })],
	['locator-missing', facts({ at: '' }), facts({ at: 'page 2' })],
	['value-missing', facts({ value: '' }), facts({ value: 'thread' })],
	[
		'unit-missing',
		facts({ value: '{ at-least: 5 }' }),
		facts({ value: '{ at-least: 5, unit: mm }' })
	],
	[
		'broader-cycle',
		sample({ 'terms.yaml': ['name: mending, ', 'name: mending, broader: fine-mending, '] }),
		sample()
	],
	[
		'name-doubled',
		sample({ 'terms.yaml': ['name: thread', 'name: adhesives'] }),
		sample({ 'terms.yaml': ['name: thread', 'name: adhesive thread'] })
	],
	[
		'not-a-procedure',
		sample({ 'deck.yaml': ['[mending]', '[mending, glue]'] }),
		sample({ 'deck.yaml': ['[mending]', '[mending, fine-mending]'] })
	],
	[
		'subject-outside',
		sample({
			'terms.yaml': [', broader: mending', ''],
			'facts.yaml': ['subject: mending', 'subject: fine-mending']
		}),
		facts({ subject: 'heat' })
	],
	[
		'order-too-short',
		list(`${ASKED}\n${ASK_ONE}\nordered: true`, item('a') + item('b')),
		list(`${ASKED}\n${ASK_ONE}\nordered: true`, item('a') + item('b') + item('c'))
	],
	[
		'range-backwards',
		facts({ value: '{ from: 60, to: 30, unit: minutes }' }),
		facts({ value: '{ from: 30, to: 60, unit: minutes }' })
	],
	[
		'source-overdue',
		sample({ 'sources.yaml': ['kind: book', 'kind: book, review-by: 2026-01-30'] }),
		sample({ 'sources.yaml': ['kind: book', 'kind: book, review-by: 2026-01-31'] })
	],
	['version-ahead', facts({ since: '1.0.1' }), facts({ since: '1.0.0' })],
	['version-ahead', facts({ changed: '1.10.0' }), facts({ changed: '0.10.0' })],
	['version-ahead', facts({ clarified: '2.0.0' }), facts({ clarified: '1.0.0' })],
	[
		'version-ahead',
		list(`${ASKED}\n${ASK_ONE}\nchanged: 1.1.0`, item('a') + item('b')),
		list(`${ASKED}\n${ASK_ONE}\nchanged: 1.0.0`, item('a') + item('b'))
	],
	[
		'version-ahead',
		sample({ 'conflicts.yaml': ['title: Glue', 'clarified: 1.1.0\n  title: Glue'] }),
		sample({ 'conflicts.yaml': ['title: Glue', 'clarified: 1.0.0\n  title: Glue'] })
	],
	[
		'retired-unexplained',
		facts({ status: 'retired' }),
		facts({ status: 'retired', note: 'The second edition leaves it out.' })
	],
	[
		'disputed-without-conflict',
		facts({ status: 'disputed' }),
		facts({ status: 'disputed', conflicts: '[C01]' })
	],
	[
		'ask-as-undisputed',
		facts({ 'ask-as': 'on page one' }),
		facts({ 'ask-as': 'on page one', conflicts: '[C01]' })
	],
	[
		'disputed-member',
		list(`${ASKED}\n${ASK_ONE}\ncomplete: true`, item('a', ', status: disputed, conflicts: [C01]')),
		list(
			`unasked: a step is disputed\n${ASK_ONE}`,
			item('a', ', status: disputed, conflicts: [C01]')
		)
	],
	[
		'contradicted-as-plain',
		facts({ conflicts: '[C01]' }),
		facts({ conflicts: '[C01]', 'ask-as': 'on page one' })
	],
	['contradicted-as-plain', facts({ conflicts: '[C01]' }), facts({ conflicts: '[C02]' })],
	['cloze', says("'{Mending} needs {glue}.'"), says('Mending needs {glue}.')],
	['cloze', says('Mending needs }glue{.'), says('Mending needs glue.')],
	['cloze', says('Mending needs {}.'), says('Mending {needs} glue.')],
	[
		'cloze',
		says('Mending {needs glue and a lot of} time.'),
		says('Mending {needs glue and a} lot.')
	],
	[
		'cloze',
		says('It {unquestionably necessitates considerable glue}.'),
		says('It {necessitates considerable amounts} of glue.')
	],
	['says-full-stop', says('Mending needs {glue}'), says('It needs "glue."')],
	['says-full-stop', foils('{ value: heat, because: No }'), foils('{ value: heat, because: No. }')],
	[
		'says-twice',
		facts({ id: 'a' }, { id: 'b', says: 'Mending {needs} glue.' }),
		facts({ id: 'a' }, { id: 'b', says: 'Mending needs {thread}.' })
	],
	[
		'phrase-style',
		facts({ value: '{ text: Strong glue }' }),
		facts({ value: '{ text: RFA glue }' })
	],
	['phrase-style', facts({ value: '{ text: strong glue. }' }), facts({ value: '{ text: glue }' })],
	[
		'phrase-style',
		facts({ value: "{ text: Morton's glue }" }),
		facts({ value: "{ text: Morton's glue }", says: "Mending needs Morton's {glue}." })
	],
	[
		'all-or-none',
		foils('{ text: none of the above, because: No. }'),
		foils('{ text: none of the glue, because: No. }')
	],
	[
		'loose-word',
		foils('{ text: always heat, because: No. }'),
		foils('{ text: heat, because: No. }')
	],
	['foil-without-reason', foils('{ text: heat }'), foils('{ text: heat, because: No. }')],
	['foil-is-key', foils('{ text: glue, because: No. }'), foils('{ text: heat, because: No. }')],
	[
		'foil-is-key',
		foils('{ text: Adhesives, because: No. }'),
		foils('{ text: tape, because: No. }')
	],
	[
		'foil-is-key',
		list(`${ASKED}\n${ASK_ONE}\nfoils: [{ text: do a, because: No. }]`, item('a') + item('b')),
		list(`${ASKED}\n${ASK_ONE}\nfoils: [{ text: do c, because: No. }]`, item('a') + item('b'))
	],
	[
		'foil-doubled',
		foils('{ text: heat, because: No. }, { value: heat, because: No. }'),
		foils('{ text: tape, because: No. }, { value: heat, because: No. }')
	],
	[
		'foil-doubled',
		list(
			`${ASKED}\n${ASK_ONE}\nfoils: [{ text: tape, because: No. }]`,
			item('a', ', foils: [{ text: tape, because: No. }]')
		),
		list(
			`${ASKED}\n${ASK_ONE}\nfoils: [{ text: tape, because: No. }]`,
			item('a', ', foils: [{ text: wire, because: No. }]')
		)
	],
	[
		'foil-is-stated',
		facts(
			{ id: 'a', foils: '[{ value: thread, because: No. }]' },
			{ id: 'b', subject: 'fine-mending', value: 'thread', says: 'Fine work needs thread.' }
		),
		facts(
			{ id: 'a', foils: '[{ value: thread, because: No. }]' },
			{ id: 'b', slot: 'aim', value: 'thread', says: 'Fine work makes thread.' }
		)
	],
	[
		'key-longest',
		foils('{ text: tape, because: No. }', { value: '{ text: plenty of glue }' }),
		foils('{ text: plenty of tape, because: No. }', { value: '{ text: plenty of glue }' })
	],
	[
		'clang',
		foils('{ text: tape, because: No. }', {
			value: '{ text: instant glue }',
			ask: 'What gives mending its instant hold on parts?'
		}),
		foils('{ text: instant tape, because: No. }', {
			value: '{ text: instant glue }',
			ask: 'What gives mending its instant hold on parts?'
		})
	],
	[
		'foil-number-style',
		foils('{ text: 7.5 mm, because: No. }', { value: '{ exactly: 5, unit: mm }' }),
		foils('{ text: 7 mm, because: No. }', { value: '{ exactly: 5, unit: mm }' })
	],
	[
		'foil-number-style',
		foils('{ text: 7 cm, because: No. }', { value: '{ exactly: 5, unit: mm }' }),
		foils('{ text: about 7 mm, because: No. }', { value: '{ about: 5, unit: mm }' })
	],
	['ask-missing', facts({ ask: '' }), facts({ ask: '', unasked: 'promotional' })],
	['stem-short', facts({ ask: 'What is glue for?' }), facts({ ask: 'What is the glue used for?' })],
	[
		'stem-negative',
		facts({ ask: 'Which of these is not part of mending?' }),
		facts({ ask: 'Which of these is NOT part of mending?' })
	],
	[
		'subject-unnamed',
		list(`ask: Which steps does the book list for it?\n${ASK_ONE}`, item('a')),
		list(`${ASKED}\n${ASK_ONE}`, item('a'))
	],
	['article', says('Mending needs a {ointment}.'), says('Mending needs an {ointment}.')],
	[
		'article',
		sample({ 'terms.yaml': ['article: a', 'article: an'] }),
		sample({ 'terms.yaml': ['article: a', 'article: the'] })
	]
];
