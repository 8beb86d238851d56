import type { Moment } from './day';
import type { Confidence } from './grade';
import type { Mock } from './mock';
import { after, beginning, isPossible, type MockState } from './mock-state';
import type { Answer } from './question';

/** An answer that was meant: the candidate left the question with it, or let a choice stand. */
export interface Given {
	readonly answer: Answer;
	/** When it was put down. */
	readonly at: Moment;
	/** Milliseconds its question had stood on the screen by then. */
	readonly spent: number;
	/** As said by the time the question was left. */
	readonly confidence: Confidence | null;
}

/** A choice mended sooner than this was a slip of the finger. Milliseconds. */
const SLIP_MS = 2_000;

/** Answers of one question on their way. */
interface Track {
	readonly given: Given[];
	/** Put down, not yet known to be meant. */
	draft: Given | null;
}

/**
 * What was answered to each question, in order, each change being one more. A choice of one option is
 * meant once it has stood for two seconds or the question is left; what is put together in several
 * steps (typed, ticked, ordered), once the question is left.
 */
export function answersGiven(
	mock: Pick<Mock, 'items' | 'log' | 'plan'>
): readonly (readonly Given[])[] {
	const tracks = mock.items.map((): Track => ({ given: [], draft: null }));
	let state = beginning(mock);
	for (const step of mock.log) {
		const next = after(state, step, mock.plan);
		const possible = isPossible(state, step);
		if (possible && step.do === 'answer')
			put(tracks[step.item], step.answer, step.at, next, step.item);
		const all = next.step === 'submitted';
		const left = next.current !== state.current || step.do === 'reveal';
		tracks.forEach((track, item) => {
			if (all || (left && item === state.current)) settle(track, next, item);
		});
		state = next;
	}
	return tracks.map(({ given }) => given);
}

function put(
	track: Track | undefined,
	answer: Answer | null,
	at: Moment,
	state: MockState,
	item: number
): void {
	const now = state.items[item];
	if (!track || !now) return;
	const { draft } = track;
	const stood = draft?.answer.form === 'single-choice' && now.spent - draft.spent >= SLIP_MS;
	if (stood) settle(track, state, item);
	track.draft = answer && { answer, at, spent: now.spent, confidence: null };
}

/** What stands there is meant; the same answer put down again is no change. */
function settle(track: Track, state: MockState, item: number): void {
	const { draft, given } = track;
	track.draft = null;
	if (!draft || sameAnswer(given.at(-1)?.answer ?? null, draft.answer)) return;
	given.push({ ...draft, confidence: state.items[item]?.confidence ?? null });
}

/** Whether two answers say the same. */
export const sameAnswer = (a: Answer | null, b: Answer | null): boolean =>
	JSON.stringify(a) === JSON.stringify(b);
