import { formatProblem } from '$lib/domain/problem';
import { describe, expect, test } from 'vitest';
import { checkDeck, compileDeck } from './check';
import { CASES, facts } from './check-cases.fixture';
import type { DeckFolder } from './parse';
import { sample } from './sample';

const TODAY = '2026-01-31';
const codes = (folder: DeckFolder) => checkDeck(folder, TODAY).problems.map((p) => p.code);

describe('rules', () => {
	test.each(CASES)('%s', (code, broken, sound) => {
		expect(codes(broken)).toContain(code);
		expect(codes(sound)).not.toContain(code);
	});
});

test('a sound deck has no problem', () => {
	expect(checkDeck(sample(), TODAY).problems.map(formatProblem)).toEqual([]);
});

test('a warning does not stop a deck, an error does', () => {
	expect(compileDeck(facts({ ask: 'What is it?' }), TODAY)).toMatchObject({ ok: true });
	expect(compileDeck(facts({ ask: '' }), TODAY)).toMatchObject({
		ok: false,
		problems: [{ code: 'ask-missing' }]
	});
});

test('every fault of every file is named, in the order of the files', () => {
	const folder = sample({
		'terms.yaml': ['kind: equipment }\n- { id: thread', 'sort: equipment }\n- { id: thread'],
		'facts.yaml': ['slot: equipment', 'slot: equipmnt']
	});
	expect(checkDeck(folder, TODAY).problems.map(formatProblem)).toEqual([
		'sample/facts.yaml:5:13: error value-not-allowed: `slot` cannot be `equipmnt`. Did you mean `equipment`?',
		'sample/terms.yaml:3:3: error key-missing: The key `kind` is missing. Add `kind:`, the category, in lower case with hyphens.',
		'sample/terms.yaml:3:49: error unknown-key: There is no key `sort` here. See docs/deck-format.md for the keys.'
	]);
});

test('an entry that cannot be read is no unknown reference besides', () => {
	expect(codes(sample({ 'terms.yaml': ['name: glue', 'nam: glue'] }))).toEqual([
		'key-missing',
		'unknown-key'
	]);
});

test('an unknown subject of a section is named once', () => {
	expect(codes(sample({ 'facts.yaml': ['subject: mending', 'subject: mendin'] }))).toEqual([
		'unknown-subject'
	]);
});
