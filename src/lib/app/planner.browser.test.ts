import { describe, expect, it } from 'vitest';
import { studyDay } from '$lib/domain/day';
import { examId, type Exam } from '$lib/domain/exam';
import { cardId } from '$lib/domain/ids';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import { doubtAfter } from '$lib/planning/luck';
import { DEFAULT_HABITS } from '$lib/scheduling/habits';
import { policyOf } from '$lib/scheduling/policy';
import { newPlanner, outlook, plan } from './planner';
import { PlannerFailed } from './planner-failed';
import type { PlanQuestion } from './planner-input';

const TODAY = studyDay(20_000);
const exam: Exam = {
	id: examId('finals'),
	name: 'Finals',
	from: TODAY,
	day: studyDay(TODAY + 7),
	time: null,
	decks: [],
	blueprint: null,
	budget: { shape: 'flat', minutes: 5 },
	daysOff: []
};
const questionOf = (cards: number): PlanQuestion => ({
	input: {
		today: TODAY,
		exams: [
			{
				exam,
				cards: Array.from({ length: cards }, (_, i) => ({
					id: cardId(`nerves/${i}`),
					category: ''
				}))
			}
		],
		memories: new Map(),
		policy: policyOf(DEFAULT_SETTINGS.study),
		habits: DEFAULT_HABITS,
		attendance: 0.9,
		observed: 0,
		spentToday: 0,
		prices: null
	},
	expect: { goal: 0.9, doubt: doubtAfter(0), seed: 1 }
});
const question = questionOf(60);

/** A worker that runs this text in place of the planner. */
const workerOf = (text: string): Worker =>
	new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));

/** Whether a worker that answers every message still does. */
async function answers(worker: Worker): Promise<boolean> {
	return new Promise((resolve) => {
		worker.onmessage = () => resolve(true);
		worker.postMessage('?');
		setTimeout(() => resolve(false), 300);
	});
}

describe('the planner in its worker', () => {
	it("tells today's order on the way, and at the end the whole plan", async () => {
		const stages: string[] = [];
		const made = await plan(question, { onProgress: ({ stage }) => stages.push(stage) });
		expect(made.order.length).toBeGreaterThan(0);
		expect(made.outlook?.forecasts.map((one) => one.exam)).toEqual([exam.id]);
		expect(stages.indexOf('ordered')).toBeGreaterThan(stages.indexOf('today'));
		expect(stages.indexOf('outlook')).toBeGreaterThan(stages.indexOf('ordered'));
	});

	it('the outlook alone is that of the plan; null where nothing can be planned', async () => {
		const made = await plan(question);
		expect(await outlook(question)).toEqual(made.outlook);
		const over = { ...question, input: { ...question.input, today: exam.day } };
		expect(await outlook(over)).toBeNull();
	});

	it('20,000 cards are planned, too', async () => {
		const made = await outlook(questionOf(20_000));
		expect(made?.forecasts[0]).toMatchObject({ cards: 20_000 });
		expect(made?.forecasts[0]?.unseen).toBeGreaterThan(19_000);
	});

	it('stops when told to, before it begins and in the middle', async () => {
		const worker = workerOf('onmessage = () => postMessage({ is: "progress", progress: {} })');
		const stop = new AbortController();
		const running = plan(question, { signal: stop.signal }, worker);
		const reason = new Error('another exam');
		stop.abort(reason);
		await expect(running).rejects.toBe(reason);
		expect(await answers(worker), 'the worker has ended').toBe(false);
		await expect(plan(question, { signal: stop.signal }, newPlanner())).rejects.toBe(reason);
	});

	it.each([
		['crashes', 'onmessage = () => { throw new Error("boom") }'],
		['cannot be read', 'this is no script'],
		['says that it failed', 'onmessage = () => postMessage({ is: "failed", why: "no" })'],
		['falls silent', '']
	])('a worker that %s is one plain sentence, never a hang', async (_, text) => {
		const failing = plan(question, {}, workerOf(text), 200);
		await expect(failing).rejects.toBeInstanceOf(PlannerFailed);
		await expect(failing).rejects.toMatchObject({ happened: 'The plan could not be computed.' });
	});
});
