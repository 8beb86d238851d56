import { momentAt, type Moment } from './day';
import { cardId, deckId } from './ids';
import { mockId, type Mock, type MockPlan, type MockStep } from './mock';
import { taken } from './mock-clock';

/** Small mock exams for tests. */

export const T0 = Date.parse('2026-03-02T09:00:00Z');
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

/** So many milliseconds after the start. */
export const at = (ms: number): Moment => momentAt(T0 + ms, 0, 4);

/** A mock of `questions` that has just been opened; `allowed` in milliseconds. */
export function mockOf(questions: number, plan: Partial<MockPlan> = {}): Mock {
	const allowed = plan.allowed ?? null;
	return {
		id: mockId('m'),
		exam: null,
		title: 'Nerves',
		plan: {
			mode: allowed === null ? 'untimed' : 'timed',
			allowed,
			decks: [deckId('nerves')],
			questions,
			disputed: false,
			blueprint: null,
			seed: 1,
			...plan
		},
		quotas: [{ category: 'all', name: 'All', share: 1, questions }],
		items: Array.from({ length: questions }, (_, i) => ({
			card: cardId(`nerves/fact.${i}`),
			category: 'all',
			deckVersion: '1.0.0',
			predicted: null
		})),
		log: [{ do: 'open', tab: 'one', since: T0, at: at(0) }],
		seen: T0,
		right: null
	};
}

/** The mock after these steps, each so many milliseconds after the start. */
export const after = (mock: Mock, ...steps: readonly (readonly [ms: number, step: MockStep])[]) =>
	steps.reduce((now, [ms, step]) => taken(now, step, at(ms)), mock);

export const choose = (item: number, chosen: number): MockStep => ({
	do: 'answer',
	item,
	answer: { form: 'single-choice', chosen }
});
export const type = (item: number, typed: string): MockStep => ({
	do: 'answer',
	item,
	answer: { form: 'cloze', typed }
});
export const go = (item: number): MockStep => ({ do: 'go', item });
export const submit: MockStep = { do: 'submit', why: 'candidate' };
