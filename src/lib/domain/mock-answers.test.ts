import { describe, expect, it } from 'vitest';
import { after, choose, go, mockOf, SECOND, submit, type } from './mock.fixture';
import { answersGiven } from './mock-answers';
import type { MockStep } from './mock';

type Steps = readonly (readonly [ms: number, step: MockStep])[];
const given = (...steps: Steps) =>
	answersGiven(after(mockOf(2), ...steps))[0]?.map(({ answer }) =>
		'chosen' in answer ? answer.chosen : 'typed' in answer ? answer.typed : answer.form
	);

describe('what was answered', () => {
	it('is a choice that stood for two seconds, or with which the question was left', () => {
		expect(given([0, choose(0, 1)], [2 * SECOND, choose(0, 2)], [3 * SECOND, go(1)])).toEqual([
			1, 2
		]);
	});

	it('is no slip of the finger', () => {
		expect(given([0, choose(0, 1)], [2 * SECOND - 1, choose(0, 2)], [3 * SECOND, go(1)])).toEqual([
			2
		]);
	});

	it('counts the time on the screen, not a pause', () => {
		expect(
			given(
				[0, choose(0, 1)],
				[1 * SECOND, { do: 'pause' }],
				[60 * SECOND, { do: 'resume' }],
				[60.5 * SECOND, choose(0, 2)],
				[61 * SECOND, submit]
			)
		).toEqual([2]);
	});

	it('is what was typed when the question was left, not the letters on the way', () => {
		expect(
			given(
				[0, type(0, 'c')],
				[9 * SECOND, type(0, 'caudal')],
				[10 * SECOND, go(1)],
				[11 * SECOND, go(0)],
				[12 * SECOND, type(0, 'cranial')],
				[13 * SECOND, submit]
			)
		).toEqual(['caudal', 'cranial']);
	});

	it('is no change where it comes back to the same', () => {
		expect(
			given([0, choose(0, 1)], [5 * SECOND, go(1)], [6 * SECOND, go(0)], [7 * SECOND, choose(0, 1)])
		).toEqual([1]);
	});

	it('is nothing yet while its question stands there', () => {
		expect(given([0, choose(0, 1)])).toEqual([]);
		expect(given([0, choose(0, 1)], [1, { do: 'reveal', item: 0 }])).toEqual([1]);
		expect(given([0, type(0, 'c')], [1, { do: 'pause' }])).toEqual([]);
	});

	it('knows when it was put down, after how long, and how sure the candidate was in the end', () => {
		const mock = after(
			mockOf(2),
			[4 * SECOND, choose(0, 1)],
			[5 * SECOND, { do: 'confidence', item: 0, confidence: 'guess' }],
			[9 * SECOND, submit]
		);
		expect(answersGiven(mock)[0]).toMatchObject([
			{ spent: 4 * SECOND, confidence: 'guess', at: { clock: mock.seen - 5 * SECOND } }
		]);
	});
});
