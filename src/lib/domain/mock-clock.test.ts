import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mock, MockStep } from './mock';
import { after, at, choose, go, MINUTE, mockOf, SECOND, T0 } from './mock.fixture';
import { alive, asOf, taken, timeLeft } from './mock-clock';
import { stateOf } from './mock-state';

const ALLOWED = 10 * MINUTE;
const timed = () => mockOf(3, { allowed: ALLOWED });
const left = (mock: Mock, ms: number) => timeLeft(mock, stateOf(mock), T0 + ms);
const open = (mock: Mock, ms: number, tab = 'two') =>
	taken(mock, { do: 'open', tab, since: mock.seen }, at(ms));

describe('the time left', () => {
	it('is that of the log and the moment', () => {
		const mock = after(timed(), [MINUTE, go(1)], [2 * MINUTE, go(2)]);
		expect(left(mock, 3 * MINUTE)).toBe(7 * MINUTE);
		expect(left(mock, 60 * MINUTE)).toBe(0);
		expect(left(mockOf(3), 60 * MINUTE)).toBeNull();
		expect(stateOf(mock).items.map(({ spent }) => spent)).toEqual([MINUTE, MINUTE, 0]);
	});

	it('stands still in a pause', () => {
		const paused = after(timed(), [MINUTE, { do: 'pause' }]);
		expect(left(paused, 90 * MINUTE)).toBe(9 * MINUTE);
		const resumed = after(paused, [90 * MINUTE, { do: 'resume' }]);
		expect(left(resumed, 91 * MINUTE)).toBe(8 * MINUTE);
	});

	it('runs on while no tab is open: a crash, a sleeping laptop', () => {
		const mock = open(after(timed(), [MINUTE, go(1)]), 4 * MINUTE);
		expect(left(mock, 5 * MINUTE)).toBe(5 * MINUTE);
	});

	it('is not touched by opening it again, whenever', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(ALLOWED - SECOND)), (moments) => {
				const mock = [...moments].sort((a, b) => a - b).reduce((now, ms) => open(now, ms), timed());
				expect(left(mock, ALLOWED - SECOND)).toBe(SECOND);
			})
		);
	});

	it('is not spent where there is no limit and no tab is open', () => {
		const mock = open(alive(after(mockOf(3), [MINUTE, go(1)]), T0 + 2 * MINUTE), 90 * MINUTE);
		expect(stateOf(after(mock, [91 * MINUTE, go(2)])).spent).toBe(3 * MINUTE);
	});

	it('never grows from step to step, wherever the clock is set', () => {
		const step = fc.constantFrom<MockStep['do']>('go', 'pause', 'resume', 'open');
		const made = (kind: MockStep['do'], mock: Mock): MockStep => {
			if (kind === 'open') return { do: 'open', tab: 'other', since: mock.seen };
			return kind === 'pause' || kind === 'resume' ? { do: kind } : go(1);
		};
		const anyClock = fc.integer({ min: -2 * ALLOWED, max: 2 * ALLOWED });
		fc.assert(
			fc.property(fc.array(fc.tuple(step, anyClock)), (steps) => {
				let mock = timed();
				let before = ALLOWED;
				for (const [kind, ms] of steps) {
					const next = taken(mock, made(kind, mock), at(ms));
					if (next === mock) continue;
					mock = next;
					const now = left(mock, ms);
					expect(now).toBeLessThanOrEqual(before);
					before = now ?? 0;
				}
			})
		);
	});

	it('counts what a tab has lived through though the clock is set back before the next', () => {
		const seen = alive(timed(), T0 + 6 * MINUTE);
		const mock = open(seen, MINUTE);
		expect(left(mock, MINUTE)).toBe(4 * MINUTE);
		expect(left(mock, 2 * MINUTE)).toBe(3 * MINUTE);
	});
});

describe('the deadline', () => {
	it('submits at its moment, however late that is noticed', () => {
		const mock = after(timed(), [MINUTE, choose(0, 1)], [2 * MINUTE, { do: 'pause' }]);
		const resumed = after(mock, [30 * MINUTE, { do: 'resume' }]);
		expect(asOf(resumed, T0 + 37 * MINUTE)).toBe(resumed);
		const ended = asOf(resumed, T0 + 5_000 * MINUTE);
		expect(ended.log.at(-1)).toMatchObject({
			do: 'submit',
			why: 'time',
			at: { clock: T0 + 38 * MINUTE }
		});
		expect(stateOf(ended)).toMatchObject({ step: 'submitted', spent: ALLOWED });
		expect(asOf(ended, T0 + 9_000 * MINUTE)).toBe(ended);
	});

	it('lets no answer in after it', () => {
		const late = after(timed(), [ALLOWED - 1, choose(0, 1)], [ALLOWED, choose(0, 2)]);
		expect(stateOf(late)).toMatchObject({ step: 'submitted' });
		expect(stateOf(late).items[0]?.answer).toMatchObject({ chosen: 1 });
	});

	it('does not come in a pause', () => {
		const paused = after(timed(), [MINUTE, { do: 'pause' }]);
		expect(asOf(paused, T0 + 5_000 * MINUTE)).toBe(paused);
	});
});
