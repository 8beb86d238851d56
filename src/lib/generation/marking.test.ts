import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { cardId, factId, termId } from '$lib/domain/ids';
import type { Option, Question, QuestionOf, Typed } from '$lib/domain/question';
import type { Quantity } from '$lib/domain/fact';
import { mark, memberNamed } from './marking';

const base = {
	cardId: cardId('test/a'),
	factIds: [factId('a')],
	subject: termId('s'),
	slot: 'step',
	seed: 1,
	stem: 'Which?',
	key: 'This',
	says: [],
	rationale: '',
	sources: [],
	caveats: [],
	conflicts: []
} as const;
const options = [true, false, true, false].map((correct, i): Option => ({
	text: String(i),
	termId: null,
	rationale: '',
	...(correct ? { correct } : { correct, ground: 'foil' })
}));
const typed = (text: string, ...accepts: string[]): Typed => ({ text, accepts, rejects: [] });

describe('options', () => {
	const multiple: Question = { ...base, form: 'multiple-choice', options };

	it('single choice', () => {
		const single: Question = { ...base, form: 'single-choice', options: options.slice(0, 2) };
		expect(mark(single, { form: 'single-choice', chosen: 0 })).toEqual({
			correct: true,
			credit: 1,
			parts: [true, true],
			readAs: null
		});
		expect(mark(single, { form: 'single-choice', chosen: 1 })).toMatchObject({
			correct: false,
			credit: 0,
			parts: [false, false]
		});
	});

	it.each([
		[[0, 2], true, 1],
		[[2, 0], true, 1],
		[[0], false, 0.5],
		[[0, 1], false, 0],
		[[0, 1, 2], false, 0.5],
		[[0, 1, 2, 3], false, 0],
		[[], false, 0]
	])('chosen %j', (chosen, correct, credit) => {
		expect(mark(multiple, { form: 'multiple-choice', chosen })).toMatchObject({ correct, credit });
	});

	it('says of each option whether it was judged rightly', () => {
		expect(mark(multiple, { form: 'multiple-choice', chosen: [0, 1] }).parts).toEqual([
			true,
			false,
			false,
			true
		]);
	});
});

it('a cloze names the spelling a slip was read as', () => {
	const cloze: Question = { ...base, form: 'cloze', text: 'The ____ way.', blank: typed('caudal') };
	expect(mark(cloze, { form: 'cloze', typed: 'Caudal' })).toMatchObject({
		correct: true,
		readAs: null
	});
	expect(mark(cloze, { form: 'cloze', typed: 'cuadal' })).toMatchObject({
		correct: true,
		readAs: 'caudal'
	});
	expect(mark(cloze, { form: 'cloze', typed: 'cranial' })).toMatchObject({
		correct: false,
		credit: 0
	});
});

describe('numeric', () => {
	const right = (quantity: Quantity, text: string) =>
		mark({ ...base, form: 'numeric', quantity }, { form: 'numeric', typed: text }).correct;

	it.each([
		['87', true],
		['87%', true],
		['87 per cent', true],
		['87,0', true],
		['about 87', true],
		['at least 87', false],
		['87 mm', false],
		['80-90', false],
		['88', false],
		['eighty', false]
	])('exactly 87 %%: %s is %s', (text, expected) =>
		expect(right({ is: 'exactly', number: 87, unit: '%' }, text)).toBe(expected)
	);

	it.each([
		['30-60', true],
		['30 to 60 min', true],
		['0.5 to 1 hour', true],
		['30–60 minutes', true],
		['30', false],
		['30-50', false],
		['30-60 hours', false]
	])('30 to 60 minutes: %s is %s', (text, expected) =>
		expect(right({ is: 'between', from: 30, to: 60, unit: 'minutes' }, text)).toBe(expected)
	);

	it.each([
		['5', true],
		['4.5 mm', true],
		['0.5 cm', true],
		['4 mm', false],
		['5 cm', false]
	])('about 5 mm: %s is %s', (text, expected) =>
		expect(right({ is: 'about', number: 5, unit: 'mm' }, text)).toBe(expected)
	);

	it.each([
		['50', true],
		['≥ 50 %', true],
		['50 % of target sites', true],
		['at most 50', false],
		['50 % of patients', false],
		['60', false]
	])('at least 50 %% of target sites: %s is %s', (text, expected) =>
		expect(right({ is: 'at-least', number: 50, unit: '% of target sites' }, text)).toBe(expected)
	);

	it('converts units', () => {
		expect(right({ is: 'exactly', number: 2, unit: 'weeks' }, '14 days')).toBe(true);
		expect(right({ is: 'at-most', number: 12, unit: 'months' }, '1 year')).toBe(true);
		expect(right({ is: 'exactly', number: 1, unit: 'month' }, '4 weeks')).toBe(false);
	});
});

describe('a list', () => {
	const list = (ordered: boolean): QuestionOf<'list-recall'> => ({
		...base,
		form: 'list-recall',
		members: [typed('caudal'), typed('interlaminar'), typed('retrodiscal', 'behind the disc')],
		ordered
	});

	it('in any order, each entry once', () => {
		const marking = mark(list(false), {
			form: 'list-recall',
			typed: ['behind the disc', 'caudal', 'caudal', 'x']
		});
		expect(marking).toMatchObject({ correct: false, parts: [true, false, true], credit: 2 / 3 });
	});

	it('names what slips were read as', () => {
		const marking = mark(list(false), {
			form: 'list-recall',
			typed: ['interlamnar', 'cuadal', 'retrodiscal']
		});
		expect(marking).toMatchObject({ correct: true, readAs: 'caudal, interlaminar' });
	});

	it('in a fixed order, each in its place', () => {
		const typedIn = ['caudal', 'retrodiscal', 'interlaminar'];
		expect(mark(list(true), { form: 'list-recall', typed: typedIn })).toMatchObject({
			correct: false,
			parts: [true, false, false]
		});
		expect(mark(list(false), { form: 'list-recall', typed: typedIn }).correct).toBe(true);
	});

	it('tells which member an entry stands for', () => {
		expect(memberNamed(list(false), 'interlamnar')).toBe(1);
		expect(memberNamed(list(false), 'lateral')).toBeNull();
	});
});

describe('an order', () => {
	const ordering: Question = {
		...base,
		form: 'ordering',
		steps: ['third', 'first', 'second'],
		order: [1, 2, 0]
	};

	it.each([
		[[1, 2, 0], true, 1],
		[[1, 0, 2], false, 2 / 3],
		[[0, 2, 1], false, 0],
		[[], false, 0]
	])('%j', (order, correct, credit) => {
		expect(mark(ordering, { form: 'ordering', order })).toMatchObject({ correct, credit });
	});

	it('says of each step, as shown, whether it is in its place', () => {
		expect(mark(ordering, { form: 'ordering', order: [1, 0, 2] }).parts).toEqual([
			false,
			true,
			false
		]);
	});

	it('gives no full credit to anything but the order', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (order) => {
				const { correct, credit } = mark(ordering, { form: 'ordering', order });
				expect(correct).toBe(credit === 1);
			})
		);
	});
});

it('a disagreement is right when each claim goes to its side', () => {
	const question: Question = {
		...base,
		form: 'disagreement',
		sides: [],
		claims: [
			{ text: 'It cuts.', side: 1 },
			{ text: 'It heats.', side: 0 }
		]
	};
	expect(mark(question, { form: 'disagreement', sides: [1, 0] }).correct).toBe(true);
	expect(mark(question, { form: 'disagreement', sides: [1, 1] })).toMatchObject({
		correct: false,
		credit: 0.5,
		parts: [true, false]
	});
});

it('looking at the answer leaves the learner to judge; another form is a fault', () => {
	const question: Question = { ...base, form: 'recall', points: ['This'] };
	expect(mark(question, { form: 'recall' }).correct).toBeNull();
	expect(() => mark(question, { form: 'cloze', typed: 'x' })).toThrow('cannot be marked as recall');
});
