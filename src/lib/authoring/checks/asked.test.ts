import type { Question, QuestionOf } from '$lib/domain/question';
import { describe, expect, test } from 'vitest';
import { checkDeck } from '../check';
import { parseDeck, type DeckFolder } from '../parse';
import { factYaml, sample, sampleWith } from '../sample';
import { askAll, type AskedCard } from './asked';
import { convergence, keyInStem, optionInConflict, optionIsKey, optionIsStated } from './options';
import type { AskedRule } from './rule';
import { keyPlaces, longKeys, neverAsked, oneForm } from './spread';
import { viewOf } from './view';

// Generation keeps most of these faults out, so the questions are spoilt by hand.

const CONFLICT = `
- id: C03
  kind: tension
  title: Cloth
  explains: Cloth is named once.
  subjects: [mending]
  sides:
    - { label: page one, says: There is cloth., source: { id: book, at: page 1 } }
    - { label: page two, says: There is no cloth., source: { id: book, at: page 2 } }
  keep-apart: [[thread, needle]]
  keep-out: [fine-mending]
`;

function asked(folder: DeckFolder) {
	const { draft } = parseDeck(folder);
	if (!draft) throw new Error('no draft');
	const view = viewOf(draft, '2026-01-31');
	return { view, cards: askAll(view, [1]) };
}

const codesOf = (folder: DeckFolder) => checkDeck(folder, '2026-01-31').problems.map((p) => p.code);

const { view, cards } = asked(sample({ 'conflicts.yaml': CONFLICT }));
const findings = (rule: AskedRule, spoilt: readonly AskedCard[]) => [...rule.find(view, spoilt)];

/** The cards with every single choice question put through `change`. */
const spoil = (change: (q: QuestionOf<'single-choice'>) => Question): AskedCard[] =>
	cards.map((one) => ({
		...one,
		questions: one.questions.map((q) => (q.form === 'single-choice' ? change(q) : q))
	}));

const wrong = (text: string, termId: string | null = null) => ({
	text,
	termId: termId as QuestionOf<'single-choice'>['options'][number]['termId'],
	rationale: '',
	correct: false as const,
	ground: 'foil' as const
});
const withOptions = (...texts: [text: string, termId?: string][]) =>
	spoil((q) => ({
		...q,
		options: [
			...q.options.filter((o) => o.correct),
			...texts.map(([text, term]) => wrong(text, term))
		]
	}));

test('the sample has questions with options', () => {
	expect(cards.flatMap((c) => c.questions).some((q) => q.form === 'single-choice')).toBe(true);
});

describe.each<[AskedRule, AskedCard[]]>([
	[optionIsKey, withOptions(['Adhesives'], ['Paste'])],
	[optionIsKey, withOptions(['Paste'], ['paste'])],
	[optionInConflict, withOptions(['Thread', 'thread'], ['Needle', 'needle'])],
	[optionInConflict, withOptions(['Fine mending'], ['Paste'])],
	[keyInStem, spoil((q) => ({ ...q, stem: 'What does glue do in mending?', key: 'Glue' }))],
	[
		convergence,
		spoil((q) => ({
			...q,
			options: [
				{ ...wrong(''), text: 'Strong yellow glue', correct: true },
				wrong('strong paste'),
				wrong('yellow thread'),
				wrong('needle')
			]
		}))
	],
	[oneForm, cards.map((one) => ({ ...one, forms: one.forms.slice(0, 1) }))],
	[neverAsked, cards.slice(1)]
])('$code', (rule, spoilt) => {
	test('is found', () => {
		expect(findings(rule, spoilt)).not.toEqual([]);
	});
	test('is not found in what generation makes', () => {
		expect(findings(rule, cards)).toEqual([]);
	});
});

test('an option that a source states of a part of the subject is found', () => {
	const facts = asked(
		sampleWith(
			`facts:\n${factYaml({ id: 'a', foils: '[{ value: heat, because: No. }, { text: paste, because: No. }]' })}` +
				factYaml({
					id: 'b',
					subject: 'fine-mending',
					value: 'thread',
					says: 'Fine work needs {thread}.'
				})
		)
	);
	expect([...optionIsStated.find(facts.view, facts.cards)]).toEqual([]);
	const spoilt = facts.cards.map((one) => ({
		...one,
		questions: one.questions.map((q) =>
			q.form === 'single-choice' ? { ...q, options: [...q.options, wrong('Thread')] } : q
		)
	}));
	expect([...optionIsStated.find(facts.view, spoilt)].map((f) => f.message)).toEqual([
		'"Thread" is offered as wrong, and a source states it. (single-choice, seed 1)'
	]);
});

describe('bias of the answers', () => {
	const choice = cards.flatMap((c) => c.questions).find((q) => q.form === 'single-choice');
	/** `count` cards with four options: the key at `place`, `length` characters long. */
	const many = (count: number, place: (i: number) => number, length: number): AskedCard[] =>
		cards.slice(0, 1).flatMap((one) =>
			Array.from({ length: count }, (_, i) => {
				const options = [0, 1, 2, 3].map((at) =>
					at === place(i)
						? { text: 'k'.repeat(length), termId: null, rationale: '', correct: true as const }
						: wrong('w'.repeat(8 + at))
				);
				const question = { ...(choice as QuestionOf<'single-choice'>), options };
				return { ...one, questions: [question] };
			})
		);
	const spread = (i: number) => i % 4;

	test('answers that are mostly the longest option are found', () => {
		expect(findings(longKeys, many(40, spread, 20))).toHaveLength(1);
		expect(findings(longKeys, many(40, spread, 8))).toEqual([]);
		expect(findings(longKeys, many(2, spread, 20))).toEqual([]);
	});

	test('answers that mostly stand in one place are found', () => {
		expect(
			findings(
				keyPlaces,
				many(40, () => 2, 8)
			)
		).not.toEqual([]);
		expect(findings(keyPlaces, many(40, spread, 8))).toEqual([]);
	});
});

test('a foil that soundness refuses is named, with the reason', () => {
	const long = 'paste of flour and water with salt and sugar and vinegar';
	const folder = (text: string) =>
		sampleWith(`facts:\n${factYaml({ foils: `[{ text: ${text}, because: No. }]` })}`);
	const { problems } = checkDeck(folder(long), '2026-01-31');
	expect(problems.find((p) => p.code === 'foil-unused')?.message).toContain(
		'it is much longer or shorter than the answer'
	);
	expect(codesOf(folder('paste'))).not.toContain('foil-unused');
});
