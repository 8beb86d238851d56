import { formatProblem } from '$lib/domain/problem';
import { describe, expect, test } from 'vitest';
import { compareVersionsOf } from './against';
import type { DeckFolder } from './parse';
import { sample } from './sample';

type Changes = NonNullable<Parameters<typeof sample>[0]>;

const OLD: DeckFolder = { ...sample(), prefix: 'old/' };
const against = (changes: Changes, old = OLD) => compareVersionsOf(old, sample(changes));
const codes = (changes: Changes, old = OLD) =>
	against(changes, old).problems.map(({ code }) => code);
const facts = (...edit: readonly [string, string]) => ({ 'facts.yaml': edit });
const raised = { 'deck.yaml': ['version: 1.0.0', 'version: 1.1.0'] } as const;

const WHOLE_FACT = `    - id: mending.equipment
      slot: equipment
      value: glue
      says: Mending is done with {glue}.
      ask: What holds the parts together in mending?
      foils: [{ value: heat, because: Heat is not named. }, { text: paste, because: Paste is not named. }]
      at: page 3
`;

test('a deck and itself: nothing to say', () => {
	expect(against({})).toMatchObject({ problems: [], changes: { changes: [] } });
});

test('an id that is gone is named where it stood', () => {
	const { problems } = against({ ...raised, ...facts(`  facts:\n${WHOLE_FACT}`, '') });
	expect(problems.map(formatProblem)).toEqual([
		'old/facts.yaml:4:11: error id-gone: `mending.equipment` stood here and is gone, and with it the reason why it is no longer asked. Name it under `was` where it has another id now, or keep it with `status: retired` and a `note` that says why.'
	]);
});

describe('an id that goes', () => {
	const id = 'id: mending.equipment';
	test.each([
		['under another name', facts(id, 'id: mending.glue\n      was: mending.equipment'), []],
		['without a word', facts(id, 'id: mending.glue'), ['id-gone']],
		['retired', facts('slot: equipment', 'slot: equipment\n      status: retired'), []],
		['of a list', facts('id: mending.steps', 'id: mending.sequence'), ['id-gone']],
		[
			'of a list, named',
			facts('id: mending.steps', 'id: mending.row\n      was: mending.steps'),
			[]
		]
	] as const)('%s', (_, changes, expected) => {
		expect(codes({ ...raised, ...changes })).toEqual(expected);
	});

	test('is nothing where it was never asked', () => {
		const silent = {
			...sample(facts('slot: equipment', 'unasked: Vague.\n      slot: equipment'))
		};
		expect(codes({ ...raised, ...facts(`  facts:\n${WHOLE_FACT}`, '') }, silent)).toEqual([]);
	});
});

const OTHER = facts(
	'value: glue\n      says: Mending is done with {glue}.',
	'value: thread\n      says: Mending is done with {thread}.'
);

test('the version must be raised where learners are told something, and may stay for wording', () => {
	const { problems } = against(OTHER);
	expect(problems.map(formatProblem)[0]).toBe(
		'sample/deck.yaml:3:10: error version-not-raised: 1 card differs from version 1.0.0, and the version is still 1.0.0. Raise it: learners are told what changed from one version to the next.'
	);
	expect(codes({ 'deck.yaml': ['1.0.0', '0.9.0'], ...OTHER })).toContain('version-not-raised');
	expect(codes({ ...raised, ...OTHER })).not.toContain('version-not-raised');
	expect(codes(facts('Mending is done with', 'One mends with'))).toEqual([]);
});

test('another answer is to be declared, at the answer', () => {
	expect(against({ ...raised, ...OTHER }).problems).toMatchObject([
		{
			code: 'change-undeclared',
			severity: 'warning',
			where: { file: 'sample/facts.yaml', line: 6 }
		}
	]);
	for (const key of ['changed', 'clarified']) {
		const [from, to] = OTHER['facts.yaml'];
		const declared = facts(from, `${to}\n      ${key}: 1.1.0`);
		expect(codes({ ...raised, ...declared })).toEqual([]);
	}
});

test('a list is not named besides the member that makes it another', () => {
	const step = facts(
		"value: { text: wait an hour }, says: 'Last comes an hour of {waiting}.'",
		"value: { text: wait a day }, says: 'Last comes a day of {waiting}.'"
	);
	const { problems, changes } = against({ ...raised, ...step });
	expect(problems.map(({ code }) => code)).toEqual(['change-undeclared']);
	expect(changes?.changes.map(({ card }) => card)).toEqual([
		'sample/mending.step.wait',
		'sample/mending.steps'
	]);
	const shorter = facts("says: 'First the parts", "status: retired, says: 'First the parts");
	expect(codes({ ...raised, ...shorter })).toEqual([]);
});

test('another answer with the same sentence', () => {
	expect(codes({ ...raised, ...facts('value: glue\n', 'value: thread\n') })).toEqual([
		'change-undeclared',
		'says-unchanged'
	]);
});

test('a version that cannot be read is a problem, the deck itself is the business of its own check', () => {
	expect(codes({}, { prefix: 'old/', texts: new Map([['deck.yaml', 'a: 1']]) })).toEqual([
		'against-unreadable'
	]);
	expect(codes(facts('slot: equipment', 'slot: equipmnt'))).toEqual([]);
});
