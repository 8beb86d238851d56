import type { Moment } from './day';
import type { Mock, MockStep } from './mock';
import { isPossible, passed, stateOf, type MockState } from './mock-state';

/*
 * The clock of a mock exam is a function of its log and the moment: a reload, a crash or a sleeping
 * device changes nothing about it.
 */

/** Milliseconds left at `clock` (epoch ms), never below 0; null where there is no limit. */
export function timeLeft({ plan }: Pick<Mock, 'plan'>, state: MockState, clock: number) {
	return plan.allowed === null ? null : Math.max(0, plan.allowed - passed(state, clock).spent);
}

/** The mock as time has left it: submitted at its deadline where that has gone by. */
export function asOf(mock: Mock, clock: number): Mock {
	const state = stateOf(mock);
	const last = mock.log.at(-1)?.at;
	if (!last || state.step !== 'running') return mock;
	// What the last tab has lived through counts, though the clock was set back since.
	if (timeLeft(mock, state, Math.max(clock, mock.seen)) !== 0) return mock;
	const left = Math.max(0, (mock.plan.allowed ?? 0) - state.spent);
	const at = { ...last, clock: state.until + left };
	return { ...mock, log: [...mock.log, { do: 'submit', why: 'time', at }] };
}

/** The mock after one more step at `at`; as time has left it where the step is not possible any more. */
export function taken(mock: Mock, step: MockStep, at: Moment): Mock {
	const now = asOf(mock, at.clock);
	if (!isPossible(stateOf(now), step)) return now;
	return { ...now, log: [...now.log, { ...step, at }], seen: at.clock };
}

/** A sign of life: so much of the time is used, whatever the clock says next. */
export const alive = (mock: Mock, clock: number): Mock => ({
	...mock,
	seen: Math.max(mock.seen, clock)
});
