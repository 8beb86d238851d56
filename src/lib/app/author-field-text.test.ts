import { expect, test } from 'vitest';
import type { FieldSpec } from './author-field-spec';
import { fieldText, fieldValue, type TextInput } from './author-field-text';

const NAMES: Record<string, string> = { glue: 'pot of glue', heat: 'heat' };
const names = {
	term: (id: string) => NAMES[id] ?? id,
	findTerm: (typed: string) => Object.keys(NAMES).find((id) => NAMES[id] === typed) ?? null
};
const typed = (input: TextInput, text: string, field = 'any'): unknown =>
	fieldValue({ field } satisfies Pick<FieldSpec, 'field'>, input, text, names);

test.each<[TextInput, string, unknown]>([
	['line', 'page 3', 'page 3'],
	['lines', 'one\ntwo', ['one', 'two']],
	['term', 'pot of glue', 'glue'],
	['terms', 'pot of glue, string', ['glue', 'string']],
	[
		'groups',
		'pot of glue, heat\nstring, tape',
		[
			['glue', 'heat'],
			['string', 'tape']
		]
	],
	['conflicts', 'C01, C02', ['C01', 'C02']],
	['number', '7 minutes', { exactly: 7, unit: 'minutes' }],
	['number', '7', { exactly: 7 }],
	['number', '30–60', { from: 30, to: 60 }],
	['number', 'at least 50', { 'at-least': 50 }],
	['amount', '0.5', 0.5],
	['amount', '0', 0]
])('%s: “%s” is read as it is written', (input, text, value) => {
	expect(typed(input, text)).toEqual(value);
	expect(fieldText(input, value, names).replace(/[^\S\n]/g, ' ')).toBe(text);
});

test('what is no number is left for the check to name', () => {
	expect(typed('number', 'seven')).toBe('seven');
	expect(typed('amount', 'a bit')).toBe('a bit');
	expect(typed('number', '')).toBeUndefined();
	expect(typed('amount', '')).toBe('');
});

test('one question is written without a list', () => {
	expect(typed('lines', 'Which?', 'ask')).toBe('Which?');
	expect(typed('lines', 'Which?', 'synonyms')).toEqual(['Which?']);
});
