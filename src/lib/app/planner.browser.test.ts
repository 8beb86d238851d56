import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { studyDay } from '$lib/domain/day';
import { cardId } from '$lib/domain/ids';
import type { Db } from '$lib/storage/db';
import { cardsIn } from './exam-scope';
import { examIn, NOW, openWithExamDeck } from './exam.fixture';
import { kindsOf, newPlanner, outlook, plan } from './planner';
import { PlannerFailed } from './planner-failed';
import type { Wanted } from './planner-messages';

const exam = examIn({ day: studyDay(NOW.day + 7), budget: { shape: 'flat', minutes: 5 } });
const wanted: Wanted = { exams: [exam], moment: NOW, before: null };
let db: Db;
beforeEach(async () => (db = await openWithExamDeck(59)));
afterEach(() => db.close());

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
		const made = await plan(db, wanted, { onProgress: ({ stage }) => stages.push(stage) });
		expect(made.order.length).toBeGreaterThan(0);
		expect(made.outlook?.forecasts.map((one) => one.exam)).toEqual([exam.id]);
		expect(stages.indexOf('ordered')).toBeGreaterThan(stages.indexOf('today'));
		expect(stages.indexOf('outlook')).toBeGreaterThan(stages.indexOf('ordered'));
	});

	it('the outlook alone is that of the plan; null where nothing can be planned', async () => {
		const made = await plan(db, wanted);
		expect(await outlook(db, wanted)).toEqual({ outlook: made.outlook, goal: 0.9 });
		const over = { ...wanted, exams: [examIn({ day: NOW.day })] };
		expect((await outlook(db, over)).outlook).toBeNull();
	});

	it('what the decks are about is read there, too', async () => {
		const kinds = await kindsOf(db, exam.decks, new AbortController().signal);
		expect(cardsIn(kinds)).toBe(60);
	});

	it('24,000 rows are read and 4,001 cards planned, and the page stays free meanwhile', async () => {
		const large = await openWithExamDeck(4_000);
		// Rows that the deck does not know, such as a later version has left behind: read, and left out.
		const [row] = await large.cards.limit(1).toArray();
		if (!row) throw new Error('the deck has cards');
		const copies = Array.from({ length: 20_000 }, (_, n) => ({
			...row,
			id: cardId(`${row.deck}/copy.${n}`),
			position: 1_000 + n
		}));
		await large.cards.bulkAdd(copies);
		let longest = 0;
		const watching = new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
		});
		watching.observe({ type: 'longtask' });
		const { outlook: made } = await outlook(large, wanted);
		watching.disconnect();
		large.close();
		expect(made?.forecasts[0]?.cards).toBe(4_001);
		expect(longest, 'ms of the longest task').toBeLessThan(50);
	});

	it('stops when told to, before it begins and in the middle', async () => {
		const worker = workerOf('onmessage = () => postMessage({ is: "progress", progress: {} })');
		const stop = new AbortController();
		const running = plan(db, wanted, { signal: stop.signal }, worker);
		const reason = new Error('another exam');
		stop.abort(reason);
		await expect(running).rejects.toBe(reason);
		expect(await answers(worker), 'the worker has ended').toBe(false);
		await expect(plan(db, wanted, { signal: stop.signal }, newPlanner())).rejects.toBe(reason);
	});

	it.each([
		['crashes', 'onmessage = () => { throw new Error("boom") }'],
		['cannot be read', 'this is no script'],
		['says that it failed', 'onmessage = () => postMessage({ is: "failed", why: "no" })'],
		['falls silent', '']
	])('a worker that %s is one plain sentence, never a hang', async (_, text) => {
		const failing = plan(db, wanted, {}, workerOf(text), 200);
		await expect(failing).rejects.toBeInstanceOf(PlannerFailed);
		await expect(failing).rejects.toMatchObject({ happened: 'The plan could not be computed.' });
	});
});
