import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MockStep } from './mock';
import { at, after, choose, go, mockOf, submit } from './mock.fixture';
import { taken } from './mock-clock';
import { stateOf } from './mock-state';

const QUESTIONS = 3;
const item = fc.nat(QUESTIONS);
const step: fc.Arbitrary<MockStep> = fc.oneof(
	fc.record({ do: fc.constant('go' as const), item }),
	fc.record({
		do: fc.constant('answer' as const),
		item,
		answer: fc.option(fc.record({ form: fc.constant('single-choice' as const), chosen: fc.nat(3) }))
	}),
	fc.record({
		do: fc.constant('confidence' as const),
		item,
		confidence: fc.constantFrom('guess' as const, 'unsure' as const, null)
	}),
	fc.record({ do: fc.constant('flag' as const), item, on: fc.boolean() }),
	fc.record({ do: fc.constant('strike' as const), item, option: fc.nat(3), on: fc.boolean() }),
	fc.record({ do: fc.constant('note' as const), item, text: fc.string() }),
	fc.record({ do: fc.constant('reveal' as const), item }),
	fc.constantFrom<MockStep>({ do: 'pause' }, { do: 'resume' }, submit)
);

describe('a mock in progress', () => {
	it('keeps answer, confidence, flag, struck options and note of each question', () => {
		const mock = after(
			mockOf(QUESTIONS),
			[1, choose(0, 2)],
			[2, { do: 'confidence', item: 0, confidence: 'unsure' }],
			[3, { do: 'flag', item: 0, on: true }],
			[4, { do: 'strike', item: 0, option: 3, on: true }],
			[5, { do: 'strike', item: 0, option: 1, on: true }],
			[6, { do: 'strike', item: 0, option: 3, on: false }],
			[7, { do: 'note', item: 0, text: 'See the table.' }],
			[8, go(1)],
			[9, choose(1, 0)],
			[10, { do: 'answer', item: 1, answer: null }]
		);
		const { items, current, step: now } = stateOf(mock);
		expect(items[0]).toMatchObject({
			answer: { form: 'single-choice', chosen: 2 },
			confidence: 'unsure',
			flagged: true,
			struck: [1],
			note: 'See the table.'
		});
		expect(items[1]?.answer).toBeNull();
		expect([current, now]).toEqual([1, 'running']);
		expect(mock.log).toHaveLength(11);
	});

	it('takes no step on a question that is hidden by a pause, or not there', () => {
		const mock = after(mockOf(QUESTIONS), [1, { do: 'pause' }], [2, choose(0, 1)], [3, go(1)]);
		expect(stateOf(mock)).toMatchObject({ step: 'paused', current: 0 });
		expect(mock.log).toHaveLength(2);
		const back = after(mock, [4, { do: 'resume' }], [5, go(QUESTIONS)], [6, { do: 'resume' }]);
		expect(stateOf(back)).toMatchObject({ step: 'running', current: 0 });
		expect(back.log).toHaveLength(3);
	});

	it('takes an answer that was looked at as final', () => {
		const mock = after(
			mockOf(QUESTIONS, { mode: 'tutor' }),
			[1, choose(0, 1)],
			[2, { do: 'reveal', item: 0 }],
			[3, choose(0, 2)],
			[4, { do: 'confidence', item: 0, confidence: 'guess' }],
			[5, { do: 'note', item: 0, text: 'So.' }]
		);
		expect(stateOf(mock).items[0]).toMatchObject({
			answer: { chosen: 1 },
			confidence: null,
			note: 'So.',
			revealed: true
		});
	});

	it('takes no step after the end, and log and state stay as they are', () => {
		fc.assert(
			fc.property(fc.array(step), fc.array(step), (before, late) => {
				const ended = after(mockOf(QUESTIONS), ...before.map((one, i) => [i, one] as const), [
					100,
					submit
				]);
				const more = late.reduce((mock, one, i) => taken(mock, one, at(200 + i)), ended);
				expect(more).toEqual(ended);
			})
		);
	});

	it('is the same however often it is read back from its log in between', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
				const whole = after(mockOf(QUESTIONS), ...steps.map((one, i) => [i, one] as const));
				const copied = steps.reduce(
					(mock, one, i) => taken(JSON.parse(JSON.stringify(mock)) as typeof mock, one, at(i)),
					mockOf(QUESTIONS)
				);
				expect(stateOf(copied)).toEqual(stateOf(whole));
			})
		);
	});
});
