import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readGift } from './gift-read';
import { writeGift } from './gift-write';
import type { Item } from './item';
import { anItem, comparable } from './items.fixture';

const read = (text: string) => {
	const reading = readGift(text, 'a.gift');
	if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
	return reading;
};
const only = (text: string): Item => {
	const { items } = read(text);
	expect(items).toHaveLength(1);
	return items[0] as Item;
};
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test('a single choice with part marks and reasons', () => {
	const item = only(
		'::Home::The root is {\n=L4#yes\n~%50%L5#nearly\n~S1\n####See the atlas.} here.'
	);
	expect(item).toMatchObject({
		kind: 'single-choice',
		title: 'Home',
		stem: 'The root is ____ here.',
		feedback: 'See the atlas.',
		options: [
			{ text: 'L4', weight: 1, feedback: 'yes' },
			{ text: 'L5', weight: 0.5, feedback: 'nearly' },
			{ text: 'S1', weight: 0, feedback: '' }
		],
		at: 'line 1'
	});
});

test.each([
	['Two people?{~%50%A ~%50%B ~%-100%C}', 'multiple-choice'],
	['So it is.{TRUE#no#yes}', 'true-false'],
	['Four?{=four =4}', 'short-answer'],
	['Born?{#1822:5}', 'numeric'],
	['Pi?{#3.141..3.142}', 'numeric'],
	['Pair them.{=a -> 1 =b -> 2}', 'matching'],
	['Tell.{}', 'essay'],
	['Two plus two is {=four =4}.', 'cloze'],
	['Read this first.', 'description']
])('%s is %s', (gift, kind) => {
	expect(only(gift).kind).toBe(kind);
});

test('true and false know who is told what', () => {
	expect(only('So it is.{F#wrong#right}')).toMatchObject({
		answer: false,
		whenTrue: 'wrong',
		whenFalse: 'right'
	});
});

test('escaped signs, also where the library leaves its own marks', () => {
	expect(only('Match \\{it\\}.{=a\\=b -> x\\:y =c -> d}')).toMatchObject({
		stem: 'Match {it}.',
		pairs: [
			{ left: 'a=b', right: 'x:y' },
			{ left: 'c', right: 'd' }
		]
	});
});

test('categories, ids, tags, comments between options', () => {
	const { items } = read(
		'$CATEGORY: $course$/top/Nerves//Roots/Leg\n\n// [id:q-7] [tag:leg] [tag:l4]\nWhich?{\n// the right one\n=L4\n~L5}\n\n$CATEGORY: $course$/top\n\nAnd?{T}'
	);
	expect(items).toMatchObject([
		{ id: 'q-7', category: ['Nerves/Roots', 'Leg'], tags: ['leg', 'l4'], at: 'line 3' },
		{ category: [], tags: [], at: 'line 11' }
	]);
});

test('an empty line inside of braces is a slip, not an end', () => {
	expect(only('Which?{\n=L4\n\n~L5\n\n}')).toMatchObject({ kind: 'single-choice' });
});

test('a broken question is named with its line, and the others stand', () => {
	const { items, left } = read('One?{=a ~b}\n\nTwo?{=a ~b\n\nThree?{=a ~b}\n\nFour?{~a ~b}');
	expect(items).toHaveLength(2);
	expect(left).toEqual([
		{ reason: 'broken-question', what: 'Two?{=a ~b', at: 'line 3', whole: true },
		{ reason: 'no-answer', what: 'Four?{~a ~b}', at: 'line 7', whole: true }
	]);
});

test('pictures and formatting are counted', () => {
	const { items, left } = read('[html]<p>See <img src\\="x"> <b>this</b></p>{=a ~b}');
	expect(items[0]?.stem).toBe('See this');
	expect(left.map(({ reason }) => reason)).toEqual(['picture', 'formatting']);
});

test('signs that look like tags stand on both sides of a plain matching', () => {
	const { items, left } = read('[plain]Match{=a<b>c -> d<e>f =g -> h =i -> j}');
	expect(left).toEqual([]);
	expect(items).toMatchObject([
		{ kind: 'matching', pairs: [{ left: 'a<b>c', right: 'd<e>f' }, { left: 'g' }, { left: 'i' }] }
	]);
});

test('what a wrong number is told has no place of its own, and the number is read', () => {
	const { items, left } = read('::N::A number from 1 to 5?{#3:2~#Not at all}";');
	expect(items).toMatchObject([{ kind: 'numeric', intervals: [{ min: 1, max: 5, weight: 1 }] }]);
	expect(left.map(({ reason }) => reason)).toEqual(['feedback']);
	expect(read('Which? {#=%50%3:2#near =4~#Not at all}').items).toMatchObject([
		{
			intervals: [
				{ min: 1, max: 5, weight: 0.5 },
				{ min: 4, max: 4 }
			]
		}
	]);
});

test.each([
	'{=Asia} is the largest.',
	'_____ is the largest.{=Asia}',
	'____ is the largest.{=Asia ~Africa}'
])('a blank may begin its sentence: %s', (gift) => {
	const { items } = read(gift);
	expect(items).toMatchObject([{ stem: '____ is the largest.' }]);
	const back = read(text(writeGift(items).bytes));
	expect(back.left).toEqual([]);
	expect(back.items.map(({ kind, stem }) => [kind, stem])).toEqual([
		[items[0]?.kind === 'cloze' ? 'short-answer' : items[0]?.kind, '____ is the largest.']
	]);
});

test('spaces at the ends of lines are not read', () => {
	const { items } = read('[markdown]One  \ntwo{\n=a  \nb\n}');
	expect(read(text(writeGift(items).bytes)).items.map(comparable)).toEqual(items.map(comparable));
});

test('what GIFT can carry comes back as it was', () => {
	const kinds = [
		'single-choice',
		'multiple-choice',
		'true-false',
		'short-answer',
		'numeric',
		'matching',
		'essay',
		'description'
	] as const;
	fc.assert(
		fc.property(fc.array(anItem(...kinds), { minLength: 1, maxLength: 4 }), (all) => {
			const items = all.map((item) => carried(item));
			const { bytes, left } = writeGift(items);
			expect(left).toEqual([]);
			const back = read(text(bytes));
			expect(back.left).toEqual([]);
			expect(back.items.map(comparable)).toEqual(items.map(comparable));
		}),
		{ numRuns: Number(process.env['RUNS'] ?? 300) }
	);
});

/** What GIFT has no place for is tested apart. */
function carried(item: Item): Item {
	if (item.kind === 'description') return { ...item, feedback: '' };
	const arrowless = (text: string) => text.replaceAll('->', '→');
	if (item.kind === 'matching') {
		const pairs = item.pairs.map(({ left, right }) => ({ left: arrowless(left), right }));
		return { ...item, pairs };
	}
	const texts = <T extends { readonly text: string }>(all: readonly T[]) =>
		all.map((one) => ({ ...one, text: arrowless(one.text) }));
	if (item.kind === 'short-answer') return { ...item, accepts: texts(item.accepts) };
	if (item.kind === 'single-choice' || item.kind === 'multiple-choice')
		return { ...item, options: texts(item.options) };
	return item.kind === 'essay' ? { ...item, model: '' } : item;
}

test('what GIFT cannot carry is listed', () => {
	const common = {
		id: '1',
		title: 'Name',
		stem: 'S',
		feedback: '',
		category: [],
		tags: [],
		at: ''
	};
	const { left, bytes } = writeGift([
		{ ...common, kind: 'cloze', stem: '____ and ____', blanks: [['a'], ['b']] },
		{ ...common, kind: 'ordering', steps: ['a', 'b'] },
		{
			...common,
			kind: 'numeric',
			unit: 'mm',
			intervals: [{ min: 5, max: Infinity, weight: 1, feedback: '' }]
		}
	]);
	expect(left).toEqual([
		{ reason: 'not-carried', what: 'Name', at: '', whole: true },
		{ reason: 'as-matching', what: 'Name', at: '', whole: false },
		{ reason: 'open-range', what: 'Name', at: '', whole: true }
	]);
	expect(only(text(bytes))).toMatchObject({ kind: 'matching' });
});

test('questions without number, broken ones too, are refused in a sentence', () => {
	const many = 'Q{=a\n\n'.repeat(60_000);
	const reading = readGift(many, 'a.gift');
	expect(reading).toMatchObject({ ok: false, problems: [{ code: 'interchange-too-many' }] });
});

test('the sample file', () => {
	const sample = readFileSync('tests/fixtures/interchange/sample.gift', 'utf8');
	const { items, left } = read(sample);
	expect(items.map(({ kind }) => kind)).toEqual([
		'description',
		'single-choice',
		'single-choice',
		'multiple-choice',
		'true-false',
		'short-answer',
		'cloze',
		'numeric',
		'numeric',
		'matching',
		'essay'
	]);
	expect(left).toEqual([]);
});

test('hostile text ends soon and in words', () => {
	const began = performance.now();
	const hostile = [
		'{'.repeat(100_000),
		'a{' + '~'.repeat(50_000) + '}',
		'a{' + '=%'.repeat(50_000),
		'::'.repeat(50_000),
		'\\'.repeat(100_001),
		`a{=${'b ->'.repeat(20_000)}}`,
		`a{${' '.repeat(20_000)}\n${' '.repeat(20_000)}=x}`,
		'//' + '[tag:'.repeat(20_000),
		'__proto__{=constructor ~toString}'
	];
	for (const one of hostile) expect(readGift(one, 'a').ok).toBeTypeOf('boolean');
	expect(performance.now() - began).toBeLessThan(30_000);
});
