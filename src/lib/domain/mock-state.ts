import type { Confidence } from './grade';
import type { LoggedStep, Mock, MockPlan, MockStep } from './mock';
import type { Answer } from './question';

/** One question as the candidate has left it. */
export interface ItemState {
	readonly answer: Answer | null;
	readonly confidence: Confidence | null;
	readonly flagged: boolean;
	/** Options struck out, ascending. */
	readonly struck: readonly number[];
	readonly note: string;
	/** Tutor mode: its answer has been looked at. */
	readonly revealed: boolean;
	/** Milliseconds it stood on the screen. */
	readonly spent: number;
}

/** A mock exam after so many steps. */
export interface MockState {
	readonly step: 'running' | 'paused' | 'submitted';
	readonly current: number;
	readonly items: readonly ItemState[];
	/** Exam time used, milliseconds: pauses do not count. */
	readonly spent: number;
	/** The tab that holds it. */
	readonly tab: string;
	/** Epoch ms up to which `spent` is counted. */
	readonly until: number;
}

const BLANK: ItemState = {
	answer: null,
	confidence: null,
	flagged: false,
	struck: [],
	note: '',
	revealed: false,
	spent: 0
};

/** What the log so far has made of a mock. */
export const stateOf = (mock: Pick<Mock, 'items' | 'log' | 'plan'>): MockState =>
	mock.log.reduce((state, step) => after(state, step, mock.plan), beginning(mock));

/** Before the first step. */
export const beginning = ({ items, log }: Pick<Mock, 'items' | 'log'>): MockState => ({
	step: 'running',
	current: 0,
	items: items.map(() => BLANK),
	spent: 0,
	tab: '',
	until: log[0]?.at.clock ?? 0
});

/** The state after one more step; a step that is not possible changes nothing but the time. */
export function after(before: MockState, step: LoggedStep, plan: MockPlan): MockState {
	const state = { ...passed(before, countedTo(step, plan)), until: step.at.clock };
	if (!isPossible(before, step)) return state;
	if ('item' in step && step.do !== 'go')
		return withItem(state, step.item, (item) => changed(item, step));
	switch (step.do) {
		case 'open':
			return { ...state, tab: step.tab };
		case 'go':
			return { ...state, current: step.item };
		case 'pause':
			return { ...state, step: 'paused' };
		case 'resume':
			return { ...state, step: 'running' };
		case 'submit':
			return { ...state, step: 'submitted' };
	}
}

/**
 * Epoch ms. A deadline comes nearer while no tab is open; without one, such an absence is no time spent.
 * What a tab has lived through counts, though the clock was set back before the next.
 */
function countedTo(step: LoggedStep, { allowed }: MockPlan): number {
	if (step.do !== 'open') return step.at.clock;
	return allowed === null ? step.since : Math.max(step.since, step.at.clock);
}

/** Time that has gone by since the last step. A clock set back takes none back and gives none. */
export function passed(state: MockState, clock: number): MockState {
	const ms = state.step === 'running' ? Math.max(0, clock - state.until) : 0;
	if (ms === 0) return state;
	const spent = (item: ItemState) => ({ ...item, spent: item.spent + ms });
	return {
		...withItem(state, state.current, spent),
		spent: state.spent + ms,
		until: state.until + ms
	};
}

type ItemStep = Exclude<MockStep, { do: 'open' | 'go' | 'pause' | 'resume' | 'submit' }>;

function changed(item: ItemState, step: ItemStep): ItemState {
	switch (step.do) {
		case 'answer':
			return { ...item, answer: step.answer };
		case 'confidence':
			return { ...item, confidence: step.confidence };
		case 'flag':
			return { ...item, flagged: step.on };
		case 'note':
			return { ...item, note: step.text };
		case 'reveal':
			return { ...item, revealed: true };
		case 'strike': {
			const others = item.struck.filter((option) => option !== step.option);
			return {
				...item,
				struck: step.on ? [...others, step.option].sort((a, b) => a - b) : others
			};
		}
	}
}

const withItem = (
	state: MockState,
	at: number,
	change: (item: ItemState) => ItemState
): MockState => ({
	...state,
	items: state.items.map((item, i) => (i === at ? change(item) : item))
});

/** Whether a step may be taken now: not after the end, not in a pause, no answer once it was shown. */
export function isPossible(state: MockState, step: MockStep): boolean {
	if (state.step === 'submitted') return false;
	if (step.do === 'open' || step.do === 'submit') return true;
	if (step.do === 'resume') return state.step === 'paused';
	if (state.step !== 'running') return false;
	if (step.do === 'pause') return true;
	const item = state.items[step.item];
	if (item === undefined) return false;
	const final = step.do === 'answer' || step.do === 'confidence' || step.do === 'reveal';
	return !(final && item.revealed);
}
