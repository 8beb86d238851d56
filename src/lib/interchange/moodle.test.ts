import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Item } from './item';
import { anItem, comparable } from './items.fixture';
import { readMoodle } from './moodle-read';
import { writeMoodle } from './moodle-write';

const read = (xml: string) => {
	const reading = readMoodle(xml, 'a.xml');
	if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
	return reading;
};
const quiz = (inside: string) => `<?xml version="1.0"?>\n<quiz>\n${inside}\n</quiz>`;
const one = (type: string, inside: string) =>
	quiz(
		`<question type="${type}"><name><text>N</text></name><questiontext format="html"><text><![CDATA[<p>S &amp; T</p>]]></text></questiontext>${inside}</question>`
	);
const answer = (fraction: number, text: string, more = '') =>
	`<answer fraction="${fraction}"><text>${text}</text>${more}</answer>`;
const only = (xml: string): Item => {
	const { items } = read(xml);
	expect(items).toHaveLength(1);
	return items[0] as Item;
};

test('a single choice with reasons, escaped and in CDATA', () => {
	const item = only(
		one(
			'multichoice',
			`<single>true</single>${answer(100, '&lt;b&gt;5 &amp;lt; 6&lt;/b&gt;')}${answer(33.33333, 'x &#233;', '<feedback><text>no</text></feedback>')}<generalfeedback format="html"><text>&lt;p&gt;why&lt;/p&gt;</text></generalfeedback><tags><tag><text>t1</text></tag></tags><idnumber>q1</idnumber>`
		)
	);
	expect(item).toMatchObject({
		kind: 'single-choice',
		id: 'q1',
		title: 'N',
		stem: 'S & T',
		feedback: 'why',
		tags: ['t1'],
		at: 'line 3',
		options: [
			{ text: '5 < 6', weight: 1 },
			{ text: 'x é', weight: 0.3333333, feedback: 'no' }
		]
	});
});

test.each([
	['multichoice', answer(50, 'a') + answer(50, 'b') + answer(0, 'c'), 'multiple-choice'],
	['truefalse', answer(0, 'true') + answer(100, 'false'), 'true-false'],
	['shortanswer', answer(100, 'a') + answer(0, '*'), 'short-answer'],
	['numerical', answer(100, '3', '<tolerance>0.5</tolerance>'), 'numeric'],
	[
		'matching',
		'<subquestion><text>a</text><answer><text>b</text></answer></subquestion>',
		'matching'
	],
	['ordering', answer(2, 'b') + answer(1, 'a'), 'ordering'],
	['essay', '', 'essay'],
	['description', '', 'description']
])('%s', (type, inside, kind) => {
	expect(only(one(type, inside)).kind).toBe(kind);
});

test('questions embedded in a text', () => {
	const item = only(
		quiz(
			'<question type="cloze"><questiontext format="html"><text><![CDATA[<p>The root is {1:SHORTANSWER:=L4#yes~%100%L 4~*#no} or {2:MC:~S1~=L5}.</p>]]></text></questiontext></question>'
		)
	);
	expect(item).toMatchObject({
		kind: 'cloze',
		stem: 'The root is ____ or ____.',
		blanks: [['L4', 'L 4'], ['L5']]
	});
});

test('words to be dragged into gaps', () => {
	expect(
		only(
			quiz(
				'<question type="ddwtos"><questiontext format="html"><text>A [[2]] b [[1]].</text></questiontext><dragbox><text>one</text></dragbox><dragbox><text>two</text></dragbox></question>'
			)
		)
	).toMatchObject({ kind: 'cloze', stem: 'A ____ b ____.', blanks: [['two'], ['one']] });
});

test('pictures inside of the file are counted, never read', () => {
	const { items, left } = read(
		one(
			'essay',
			`<generalfeedback format="html"><text><![CDATA[<img src="@@PLUGINFILE@@/a.png">]]></text><file name="a.png" encoding="base64">${'A'.repeat(100_000)}</file></generalfeedback>`
		)
	);
	expect(items[0]?.feedback).toBe('');
	expect(left).toEqual([{ reason: 'picture', what: 'N', at: 'line 3', whole: false }]);
});

test('a file cut short says where, and keeps what was whole', () => {
	const whole = new TextDecoder().decode(
		writeMoodle([only(one('essay', '')), only(one('description', ''))]).bytes
	);
	const { items, left } = read(whole.slice(0, whole.indexOf('<generalfeedback', 400)));
	expect(items).toHaveLength(1);
	expect(left).toMatchObject([{ reason: 'cut-short', whole: true }]);
});

test('a broken question is named, and the others stand', () => {
	const { items, left } = read(
		quiz(
			'<question type="essay"><name><text>a</name></text></question>\n<question type="random"><name><text>R</text></name></question>\n<question type="essay"><questiontext><text>b</text></questiontext></question>'
		)
	);
	expect(items).toHaveLength(1);
	expect(left).toEqual([
		{ reason: 'broken-question', what: '', at: 'line 3', whole: true },
		{ reason: 'unknown-type', what: 'R', at: 'line 4', whole: true }
	]);
});

test('documents that declare entities are refused, with the line', () => {
	for (const hostile of [
		'<!DOCTYPE quiz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
		'<!DOCTYPE quiz [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>',
		'<!doctype quiz SYSTEM "http://example.org/a.dtd">'
	]) {
		const reading = readMoodle(`<?xml version="1.0"?>\n${hostile}<quiz>&b;</quiz>`, 'a.xml');
		expect(reading).toMatchObject({
			ok: false,
			problems: [{ code: 'interchange-doctype', where: { line: 2 } }]
		});
	}
	expect(
		only(
			one(
				'essay',
				'<generalfeedback format="plain_text"><text><![CDATA[<!DOCTYPE html>]]></text></generalfeedback>'
			)
		).feedback
	).toBe('<!DOCTYPE html>');
});

test('names that reach for a prototype, deep nesting, endless tags', () => {
	const began = performance.now();
	for (const inside of [
		'<__proto__><polluted>1</polluted></__proto__>',
		'<constructor><prototype>1</prototype></constructor>',
		'<a>'.repeat(20_000),
		'<a>'.repeat(100) + '</a>'.repeat(100),
		'&'.repeat(100_000),
		`<answer ${'a="1" '.repeat(20_000)}/>`,
		'<![CDATA['.repeat(20_000),
		'<!--'.repeat(20_000),
		'<question '.repeat(20_000)
	])
		expect(readMoodle(one('essay', inside), 'a').ok).toBeTypeOf('boolean');
	expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
	expect(performance.now() - began).toBeLessThan(60_000);
});

test('what Moodle XML can carry comes back as it was', () => {
	const kinds = [
		...['single-choice', 'multiple-choice', 'true-false', 'short-answer', 'numeric'],
		...['matching', 'ordering', 'cloze', 'essay', 'description']
	] as Item['kind'][];
	fc.assert(
		fc.property(fc.array(anItem(...kinds), { minLength: 1, maxLength: 4 }), (all) => {
			const items = all.map((item) => ({ ...item, title: item.title || 'a title' }));
			const { bytes, left } = writeMoodle(items);
			expect(left).toEqual([]);
			const back = read(new TextDecoder().decode(bytes));
			expect(back.left).toEqual([]);
			expect(back.items.map(comparable)).toEqual(items.map(comparable));
		}),
		{ numRuns: Number(process.env['RUNS'] ?? 200) }
	);
});

test('the sample file', () => {
	const { items, left } = read(readFileSync('tests/fixtures/interchange/sample.xml', 'utf8'));
	expect(items.map(({ kind }) => kind)).toEqual([
		'single-choice',
		'multiple-choice',
		'true-false',
		'cloze',
		'short-answer',
		'numeric',
		'matching',
		'ordering',
		'essay',
		'description'
	]);
	expect(items[0]?.category).toEqual(['Samples', 'Colours']);
	expect(left).toEqual([]);
});

test('questions without number, broken ones too, are refused in a sentence', () => {
	const reading = readMoodle(`<quiz>${'<question type="a">'.repeat(60_000)}`, 'a.xml');
	expect(reading).toMatchObject({ ok: false, problems: [{ code: 'interchange-too-many' }] });
});

test('a file of one long line takes no longer for its length than one of many lines', () => {
	const one = '<question type="essay"><name><text>a</text></name></question>';
	const costOf = (between: string) => {
		const began = process.cpuUsage();
		const reading = readMoodle(`<quiz>${`${one}${between}`.repeat(3_000)}</quiz>`, 'a.xml');
		expect(reading).toMatchObject({ ok: true, items: { length: 3_000 } });
		return process.cpuUsage(began).user;
	};
	const filling = ' '.repeat(4_000);
	costOf('\n');
	expect(costOf(filling)).toBeLessThan(3 * costOf(`${filling}\n`));
});
