import { describe, expect, it } from 'vitest';
import type { Mock, MockPaper, MockStep } from '$lib/domain/mock';
import { after, choose, go, mockOf, MINUTE, SECOND, submit } from '$lib/domain/mock.fixture';
import type { Question } from '$lib/domain/question';
import { cardsOf } from '$lib/generation/cards';
import { indexDeck } from '$lib/generation/deck-index';
import { nerves } from '$lib/generation/nerves.fixture';
import { markableForms } from '$lib/generation/mock-paper';
import { buildQuestion } from '$lib/generation/questions';
import { answerText, csvOf } from './mock-csv';
import { markOf, nothing } from './mock-marks';
import { reportOf, type MockReport } from './mock-report';

const index = indexDeck(nerves);
const asked = cardsOf(index).flatMap((card) =>
	markableForms(index, card).map((form) => buildQuestion(index, card, form, 7))
);
const choice = asked.find(({ form }) => form === 'single-choice');
if (choice?.form !== 'single-choice') throw new Error('the deck has no choice');
const key = choice.options.findIndex(({ correct }) => correct);
const wrong = choice.options.findIndex(({ correct }) => !correct);
const otherWrong = choice.options.findLastIndex(({ correct }) => !correct);
const choices = choice.options.length;

/** The report on a paper of equal choices. */
function report(
	questions: number,
	...steps: readonly (readonly [seconds: number, step: MockStep])[]
): MockReport {
	const mock = after(mockOf(questions), ...steps.map(([s, step]) => [s * SECOND, step] as const));
	return of(mock, {
		id: mock.id,
		questions: new Array<Question>(questions).fill(choice as Question)
	});
}
const of = (mock: Mock, paper: MockPaper) => reportOf(mock, paper);
const sure = (item: number): MockStep => ({ do: 'confidence', item, confidence: 'confident' });
const guess = (item: number): MockStep => ({ do: 'confidence', item, confidence: 'guess' });

describe('the score', () => {
	it('counts right answers of all questions, with an interval and guessing taken off', () => {
		const it = report(
			4,
			[1, choose(0, key)],
			[5, go(1)],
			[6, choose(1, key)],
			[9, go(2)],
			[10, choose(2, wrong)],
			[12, submit]
		);
		expect([it.right, it.of]).toEqual([2, 4]);
		expect(it.interval.low).toBeCloseTo(0.15, 2);
		expect(it.interval.high).toBeCloseTo(0.85, 2);
		expect(it.known).toBeCloseTo((2 - 1 / (choices - 1)) / 4);
		expect([it.spent, it.timeUp, it.pauses]).toEqual([12 * SECOND, false, 0]);
	});

	it('is none for what was left open, of any form', () => {
		for (const question of asked) {
			expect(markOf(question, null).correct, question.form).toBe(false);
			expect(markOf(question, nothing(question)).credit).toBe(0);
			expect(answerText(question, nothing(question))).toBe('');
		}
	});

	it('says that time ran out', () => {
		const mock = after(mockOf(2, { allowed: MINUTE }), [SECOND, go(1)], [2 * MINUTE, go(0)]);
		expect(of(mock, { id: mock.id, questions: [choice, choice] })).toMatchObject({
			timeUp: true,
			spent: MINUTE
		});
	});
});

describe('the questions', () => {
	const it0 = report(
		4,
		[1, choose(0, key)],
		[5, go(1)],
		[6, choose(1, wrong)],
		[9, go(2)],
		[10, choose(2, wrong)],
		[11, sure(2)],
		[12, submit]
	);
	it('that were sure but wrong come first, then the wrong, the open and the right', () => {
		expect(it0.rows.map(({ place, kind }) => [place, kind])).toEqual([
			[3, 'sure-wrong'],
			[2, 'wrong'],
			[4, 'open'],
			[1, 'right']
		]);
	});

	it('are told by category against the blueprint', () => {
		expect(it0.byCategory).toMatchObject([{ name: 'All', share: 1, right: 1, of: 4 }]);
		expect(it0.bySlot).toHaveLength(1);
	});

	it('that took more than twice the median are slow, the slowest first', () => {
		const it = report(5, [2, go(1)], [4, go(2)], [6, go(3)], [11, go(4)], [20, submit]);
		expect(it.slow.map(({ place }) => place)).toEqual([5, 4]);
	});
});

it.each([
	['right-to-wrong', [key, wrong]],
	['wrong-to-right', [wrong, key]],
	['back-to-right', [key, wrong, key]],
	['right-to-wrong', [wrong, key, otherWrong]],
	[null, [key]]
] as const)('a change %s', (change, chosen) => {
	const steps = chosen.map((option, i) => [3 * i + 1, choose(0, option)] as const);
	const [row] = report(1, ...steps, [60, submit]).rows;
	expect(row?.change).toBe(change);
	expect(row?.given).toHaveLength(chosen.length);
});

it('a change from wrong to wrong, where there are two wrong options', () => {
	expect(wrong).not.toBe(otherWrong);
	const [row] = report(1, [1, choose(0, wrong)], [9, choose(0, otherWrong)], [60, submit]).rows;
	expect(row?.change).toBe('wrong-to-wrong');
});

describe('calibration', () => {
	it('holds what was said against what was so', () => {
		const it = report(
			3,
			[1, choose(0, key)],
			[2, sure(0)],
			[3, go(1)],
			[4, choose(1, wrong)],
			[5, guess(1)],
			[6, go(2)],
			[7, choose(2, key)],
			[8, submit]
		);
		expect(it.said).toMatchObject([
			{ confidence: 'guess', right: 0, of: 1 },
			{ confidence: 'confident', right: 1, of: 1 }
		]);
		expect(it.brier).toBeCloseTo((0.3 ** 2 + 0.1 ** 2) / 2);
		expect(it.predictedBrier).toBeNull();
	});

	it('holds the prediction against the first answer, guessing included', () => {
		const mock = after(mockOf(1), [SECOND, choose(0, wrong)], [9 * SECOND, choose(0, key)]);
		const ended = after(
			{ ...mock, items: mock.items.map((item) => ({ ...item, predicted: 0.8 })) },
			[20 * SECOND, submit]
		);
		const chance = 0.8 + 0.2 / choices;
		expect(of(ended, { id: ended.id, questions: [choice] }).predictedBrier).toBeCloseTo(
			chance ** 2
		);
	});
});

it('goes to a spreadsheet in the order of the paper, notes that look like formulas as text', () => {
	const mock = after(
		mockOf(2),
		[SECOND, choose(0, key)],
		[4 * SECOND, { do: 'note', item: 0, text: '=HYPERLINK("x")' }],
		[5 * SECOND, go(1)],
		[6 * SECOND, submit]
	);
	const lines = csvOf(of(mock, { id: mock.id, questions: [choice, choice] })).split('\r\n');
	expect(lines[0]).toMatch(/^Question,Category,About/);
	expect(lines[1]).toMatch(/^1,all,/);
	expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`);
	expect(lines[2]).toMatch(/^2,all,.*,no,/);
	expect(lines).toHaveLength(4);
});
