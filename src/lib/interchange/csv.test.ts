import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from './csv-read';
import { csvTemplate, writeCsv } from './csv-write';
import type { Item } from './item';
import { anItem, comparable } from './items.fixture';

const read = (text: string, options = {}) => {
	const reading = readCsv(text, 'a.csv', options);
	if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
	return reading;
};
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test.each([
	['Question,A,B,C,Correct\nWhich?,L4,L5,S1,B', 1],
	['Question;Answer 1;Answer 2;Answer 3;Correct answer\nWhich?;L4;L5;S1;2', 1],
	['Question\tOption A\tOption B\tAnswer\nWhich?\tL4\tL5\tL5', 1],
	['question|choice 1|choice 2|key\nWhich?|L4|L5|option b', 1],
	['Question,Correct answer,Wrong answer 1,Wrong answer 2\nWhich?,L5,L4,S1', 0]
])('a single choice as people write it: %s', (csv, right) => {
	const { items } = read(csv);
	expect(items).toMatchObject([{ kind: 'single-choice', stem: 'Which?' }]);
	const [item] = items;
	const options = item?.kind === 'single-choice' ? item.options : [];
	expect(options[right]).toMatchObject({ text: 'L5', weight: 1 });
	expect(options.filter(({ weight }) => weight === 1)).toHaveLength(1);
});

test('cards with a front and a back, without headers too', () => {
	expect(read('Front,Back\nRoot?,L5\nWhy?,"It is long\nand has lines"').items).toMatchObject([
		{ kind: 'short-answer', at: 'line 2' },
		{ kind: 'essay', at: 'line 3' }
	]);
	expect(read('Root of the nerve?;L5\nWidth?;5 ± 1\nSo it is.;true').items).toMatchObject([
		{ kind: 'short-answer' },
		{ kind: 'numeric', intervals: [{ min: 4, max: 6 }] },
		{ kind: 'true-false' }
	]);
});

test('several right options, by numbers and by letters', () => {
	for (const key of ['1; 3', 'A,C', 'a and c', 'x|z'])
		expect(read(`Question\tA\tB\tC\tCorrect\nWhich?\tx\ty\tz\t${key}`).items).toMatchObject([
			{ kind: 'multiple-choice', options: [{ weight: 0.5 }, { weight: 0 }, { weight: 0.5 }] }
		]);
});

test('columns as a person maps them', () => {
	const mapping = { header: false, roles: ['ignored', 'question', 'wrong', 'answer'] as const };
	expect(read('x,Which?,L4,L5', { mapping }).items).toMatchObject([
		{
			stem: 'Which?',
			options: [
				{ text: 'L5', weight: 1 },
				{ text: 'L4', weight: 0 }
			]
		}
	]);
});

test('a row without a right answer is named with its line', () => {
	const { left } = read('Question,A,B,Correct\n"two\nlines",x,y,A\nWhich?,x,y,Z');
	expect(left).toEqual([{ reason: 'no-answer', what: 'Which?', at: 'line 4', whole: true }]);
});

test('a quotation mark left open is named with its line', () => {
	expect(readCsv('Question,Answer\na,b\nc,"d\ne,f', 'a.csv')).toMatchObject({
		ok: false,
		problems: [{ where: { line: 3 } }]
	});
});

test('no cell is a formula, and it comes back as it was', () => {
	const common = { id: '=1+1', title: '', feedback: '-2', category: [], tags: [], at: '' };
	const item: Item = { ...common, stem: '@SUM(A1)', kind: 'essay', model: '+1' };
	const text = textOf(writeCsv([item]).bytes);
	expect(text).toContain(`'=1+1`);
	expect(text.split(/[,\r\n]+/).filter((cell) => /^"?[=+@-]/.test(cell))).toEqual([]);
	expect(read(text).items.map(comparable)).toEqual([comparable(item)]);
});

test('the published template reads as what it says', () => {
	const { items, left } = read(textOf(csvTemplate()));
	expect(items.map(({ kind }) => kind)).toEqual([
		...['single-choice', 'multiple-choice', 'short-answer', 'numeric', 'true-false'],
		...['cloze', 'ordering', 'essay']
	]);
	expect(left).toEqual([]);
});

test('what the table can carry comes back as it was', () => {
	const kinds = [
		...['single-choice', 'multiple-choice', 'true-false', 'short-answer', 'numeric'],
		...['matching', 'ordering', 'cloze', 'essay', 'description']
	] as Item['kind'][];
	fc.assert(
		fc.property(fc.array(anItem(...kinds), { minLength: 1, maxLength: 4 }), (all) => {
			const items = all.map(plainMarks);
			const { bytes, left } = writeCsv(items);
			expect(left).toEqual([]);
			const back = read(textOf(bytes));
			expect(back.left).toEqual([]);
			expect(back.items.map(comparable)).toEqual(items.map(comparable));
		}),
		{ numRuns: Number(process.env['RUNS'] ?? 200) }
	);
});

/** Marks a table can carry, and texts that do not look like HTML. */
function plainMarks(item: Item): Item {
	const plain = JSON.parse(JSON.stringify(item).replaceAll('<', '(').replaceAll('&', '+')) as Item;
	const equal = <T extends { weight: number }>(all: readonly T[], right: number): T[] =>
		all.map((one) => ({ ...one, weight: one.weight > 0 ? right : 0 }));
	switch (plain.kind) {
		case 'single-choice':
			return {
				...plain,
				options: plain.options.map((one) => ({ ...one, weight: one.weight === 1 ? 1 : 0 }))
			};
		case 'multiple-choice':
			return { ...plain, options: equal(plain.options, 0.5) };
		case 'short-answer':
			return { ...plain, accepts: equal(plain.accepts, 1) };
		default:
			return plain;
	}
}

test('part marks are listed', () => {
	const common = { id: '1', title: 'N', stem: 'S', feedback: '', category: [], tags: [], at: '' };
	const option = { text: 'a', weight: 0.5, feedback: '' };
	const { left } = writeCsv([
		{ ...common, kind: 'single-choice', options: [option, { ...option, text: 'b', weight: 1 }] }
	]);
	expect(left).toEqual([{ reason: 'weights', what: 'N', at: '', whole: false }]);
});

test('hostile tables end soon and in words', () => {
	const began = performance.now();
	for (const text of [
		'"'.repeat(100_001),
		','.repeat(100_000),
		'a\n'.repeat(60_000),
		'Question,Correct\n' + 'a,' + '|'.repeat(100_000),
		'__proto__,constructor,Question,Answer\n1,2,3,4',
		'Question,Answer\n=cmd|calc!A1,x'
	])
		expect(readCsv(text, 'a').ok).toBeTypeOf('boolean');
	expect(performance.now() - began).toBeLessThan(30_000);
});
