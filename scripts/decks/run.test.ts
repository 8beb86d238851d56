import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sample } from '../../src/lib/authoring/sample';
import { buildDecks } from './build';
import { runDecks } from './run';

const TODAY = '2026-01-31';
let root: string;

beforeEach(() => {
	// A level down: what lies beside the project is the test's own, too.
	root = join(mkdtempSync(join(tmpdir(), 'decks-')), 'project');
	put();
});
afterEach(() => {
	rmSync(dirname(root), { recursive: true });
});

/** Puts the sample deck into the project, with changes. */
function put(changes: Parameters<typeof sample>[0] = {}) {
	mkdirSync(join(root, 'decks/sample'), { recursive: true });
	for (const [name, text] of sample(changes).texts)
		writeFileSync(join(root, 'decks/sample', name), text);
}
const run = (...args: string[]) => runDecks(args, { root, cwd: root, today: TODAY });
const FAULT = { 'facts.yaml': ['slot: equipment', 'slot: equipmnt'] } as const;

describe('check', () => {
	test('ends well on a sound deck and says what was not compared', () => {
		expect(run('check')).toEqual({
			code: 0,
			text:
				'sample, 4 facts: 0 errors, 0 warnings.\n' +
				'Not compared with the sources for copied sentences: there is no folder ../shared/sources (--sources names another).'
		});
	});

	test('names faults by file, line and column', () => {
		put(FAULT);
		const { code, text } = run('check', 'sample');
		expect(code).toBe(1);
		expect(text).toContain('decks/sample/facts.yaml:5:13: error value-not-allowed: ');
		expect(text).toContain('sample, 3 facts: 1 error, 0 warnings.');
	});

	test('compares with the sources where there are any', () => {
		const sources = join(root, 'sources');
		mkdirSync(sources);
		writeFileSync(join(sources, 'book.txt'), 'What holds the parts together in mending? Glue.');
		const { code, text } = run('check', '--sources', sources);
		expect(code).toBe(1);
		expect(text).toContain('facts.yaml:8:12: error copied: "what holds the parts together in mending');
		expect(text).toContain('Compared with the 1 texts in sources');
	});
});

describe('check against an older version', () => {
	const RENAMED = { 'facts.yaml': ['id: mending.equipment', 'id: mending.glue'] } as const;
	const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'ignore' });

	test('in a folder, of decks or of one', () => {
		cpSync(join(root, 'decks'), join(root, 'released'), { recursive: true });
		put(RENAMED);
		for (const folder of ['released', 'released/sample']) {
			const { code, text } = run('check', '--against', folder);
			expect(code).toBe(1);
			expect(text).toContain('released/sample/facts.yaml:4:11: error id-gone: ');
			expect(text).toContain('Cards compared with version 1.0.0: 1 retired, 1 new.');
		}
	});

	test('in a revision of git', () => {
		git('init');
		git('add', '.');
		git('-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '-m', 'first');
		expect(run('check', '--against', 'HEAD').text).toContain(
			'Cards compared with version 1.0.0: no change.'
		);
		put(RENAMED);
		const { code, text } = run('check', 'sample', '--against', 'HEAD');
		expect(code).toBe(1);
		expect(text).toContain('HEAD:decks/sample/facts.yaml:4:11: error id-gone: ');
		mkdirSync(join(root, 'decks/young'));
		for (const [name, yaml] of sample().texts) writeFileSync(join(root, 'decks/young', name), yaml);
		expect(run('check', 'young', '--against', 'HEAD').text).toContain('It is new.');
	});

	test('that there is none of is a wrong call', () => {
		expect(run('check', '--against', 'no-such')).toMatchObject({ code: 2 });
		expect(run('check', '--against', '--output=x')).toMatchObject({ code: 2 });
	});
});

test('coverage counts facts, cards and forms of each procedure and slot', () => {
	const { code, text } = run('coverage', 'sample');
	expect(code).toBe(0);
	expect(text.split('\n').slice(0, 6)).toEqual([
		'procedure  slot       facts  cards  forms  disputed',
		'mending    equipment      1      1      3         0',
		expect.stringMatching(/^mending {4}step {11}3 {6}\d {5}[ \d]\d {9}0$/),
		expect.stringMatching(/^mending {4}all {12}4 /),
		'',
		expect.stringMatching(/^all {8}all {12}4 /)
	]);
});

describe('questions', () => {
	test('as lines carry the names that other tools read', () => {
		const { code, text } = run('questions', 'sample', '--json', '--seed', '7');
		const lines = text.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
		expect(code).toBe(0);
		expect(lines.find((q) => q.form === 'single-choice')).toMatchObject({
			cardId: 'sample/mending.equipment',
			factIds: ['mending.equipment'],
			subject: 'mending',
			slot: 'equipment',
			seed: 7,
			stem: 'What holds the parts together in mending?',
			options: expect.arrayContaining([
				expect.objectContaining({ text: 'Glue', correct: true, termId: 'glue', ground: null }),
				{
					text: 'Heat',
					correct: false,
					termId: 'heat',
					ground: 'foil',
					rationale: 'Heat is not named.'
				}
			]) as unknown,
			key: 'Glue',
			sources: [{ id: 'book', locator: 'page 3' }],
			caveats: ['Invented.'],
			conflicts: []
		});
		expect(new Set(lines.map((q) => q.form))).toContain('ordering');
	});

	test('are equal for equal seeds', () => {
		expect(run('questions', 'sample', '--json')).toEqual(run('questions', 'sample', '--json'));
	});

	test('can be read', () => {
		const { text } = run('questions', 'sample');
		expect(text).toContain('== sample/mending.equipment');
		expect(text).toContain('(x) Glue');
		expect(text).toContain('wrong, foil: Heat is not named.');
		expect(text).toContain('Source: book, page 3');
	});

	test('can be drawn: so many cards by the seed, one question each', () => {
		const drawn = (seed: string) => {
			const { text } = run('questions', 'sample', '--draw', '3', '--seed', seed, '--json');
			return text.split('\n').map((line) => (JSON.parse(line) as { cardId: string }).cardId);
		};
		expect(new Set(drawn('7')).size).toBe(3);
		expect(drawn('7')).toEqual(drawn('7'));
		expect(new Set(['1', '2', '3', '4', '5'].map((seed) => drawn(seed).join())).size).toBeGreaterThan(1);
	});

	test('are not made of a deck with errors', () => {
		put(FAULT);
		expect(run('questions', 'sample')).toMatchObject({
			code: 1,
			text: expect.stringContaining('sample has errors; mend them first.') as unknown
		});
	});
});

test('ladder shows how the forms shift over a year', () => {
	const { code, text } = run('ladder', 'sample');
	expect(code).toBe(0);
	const share = (row: string) =>
		[...(new RegExp(`^${row}.*$`, 'm').exec(text)?.[0] ?? '').matchAll(/([\d.]+) %/g)].map((m) =>
			Number(m[1])
		);
	const [atFirst = 0, , , atLast = 100] = share('chosen among options');
	expect(atLast).toBeLessThan(atFirst);
	const [before = 100, , , after = 0] = share('from memory');
	expect(after).toBeGreaterThan(before);
	expect(run('ladder', 'sample').text).toBe(text);
});

test.each([
	[[], 'No command was given.'],
	[['chekc'], 'There is no command chekc.'],
	[['check', 'smple'], 'There is no deck smple. There are: sample.'],
	[['coverage'], 'Say of which deck: sample.'],
	[['questions', 'sample', '--seed', 'x'], 'A seed is a whole number, not x.'],
	[['questions', 'sample', '--draw', '0'], 'A sample has a whole number of questions, not 0.'],
	[['check', 'sample', 'more'], 'There is one word too many: more.'],
	[['check', '--fast'], "Unknown option '--fast'"]
])('%j is a wrong call', (args, message) => {
	const { code, text } = run(...args);
	expect(code).toBe(2);
	expect(text).toContain(message);
});

describe('the build', () => {
	const build = () => buildDecks(join(root, 'decks'), TODAY);

	test('holds each deck as JSON, with what the app shows before it is fetched', () => {
		const built = build();
		const [deck] = built.ok ? built.value : [];
		expect(deck?.entry).toEqual({
			id: 'sample',
			title: 'A sample',
			version: '1.0.0',
			hash: expect.stringMatching(/^[0-9a-f]{16}$/) as unknown,
			cardCount: 5
		});
		expect(JSON.parse(deck?.json ?? '')).toMatchObject({ id: 'sample', facts: { length: 4 } });
	});

	test('gives another hash to another content only', () => {
		const hash = () => {
			const built = build();
			return built.ok && built.value[0]?.entry.hash;
		};
		const before = hash();
		expect(hash()).toBe(before);
		put({ 'deck.yaml': ['A sample', 'Another sample'] });
		expect(hash()).not.toBe(before);
	});

	test('stops at an error', () => {
		put(FAULT);
		expect(build()).toMatchObject({ ok: false, problems: [{ code: 'value-not-allowed' }] });
	});
});
