import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MS_PER_DAY, studyDay, type Moment } from '$lib/domain/day';
import { examId, type Exam } from '$lib/domain/exam';
import type { Db } from '$lib/storage/db';
import { deleteExam, saveExam } from '$lib/storage/exams';
import { readPlan } from '$lib/storage/plans';
import { recordReview } from '$lib/storage/reviews';
import type { CardRow } from '$lib/storage/rows';
import { writeStudySettings } from '$lib/storage/settings';
import { answer, at, memory, rowOf, T0 } from '$lib/storage/testing';
import { countsOf, planDay, withPlanned } from './day-plan';
import { ExamPlanning } from './exam-planning.svelte';
import { readExamPlan, unplannedWhy } from './exam-plan';
import { examIn, NOW, openWithExamDeck } from './exam.fixture';
import { SessionQueue } from './session-queue';

const CARDS = 40;
/** A busy machine is no failure. */
const PATIENCE = { timeout: 60_000 };
let db: Db;
let moment: Moment = NOW;
const planningOf = (on: Db) => new ExamPlanning(on, () => moment);

beforeEach(async () => {
	moment = NOW;
	db = await openWithExamDeck(CARDS - 1);
});
afterEach(() => db.close());

/** The plan once it is complete. */
async function planned(planning = planningOf(db)) {
	await planning.refresh();
	await expect.poll(() => planning.state, PATIENCE).toEqual({ is: 'resting' });
	const plan = await readPlan(db);
	if (!plan) throw new Error('there is no plan');
	return plan;
}
const create = (change: Partial<Exam> = {}) => saveExam(db, examIn(change));
const flat = (minutes: number) => ({ budget: { shape: 'flat', minutes } as const });

async function study(row: CardRow, stability = 3): Promise<void> {
	await recordReview(db, answer(row.id, moment, row.lastReview, memory(moment, stability)));
}

describe('the plan of the day', () => {
	it('is there with its order first, then complete, and is not computed again', async () => {
		await create();
		const planning = planningOf(db);
		await planning.refresh();
		const ordered = await readPlan(db);
		expect(ordered?.looks.length).toBeGreaterThan(0);
		const plan = await planned(planning);
		expect(plan.looks).toEqual(ordered?.looks);
		expect(plan.outlook?.forecasts.map(({ exam }) => exam)).toEqual([examIn().id]);
		expect((await readExamPlan(db, NOW.day)).stale).toBe(false);
		await planning.refresh();
		expect(planning.state).toEqual({ is: 'resting' });
	});

	it('is out of date when the day turns, an exam changes or retention is set anew', async () => {
		await create(flat(2));
		const first = await planned();
		const stale = async () => (await readExamPlan(db, moment.day)).stale;
		moment = at(T0 + MS_PER_DAY);
		expect(await stale()).toBe(true);
		const second = await planned();
		expect(second.day).toBe(first.day + 1);
		await create(flat(8));
		expect(await stale()).toBe(true);
		expect((await planned()).looks.length).toBeGreaterThan(second.looks.length);
		await writeStudySettings(db, null, { retention: 0.8 });
		expect(await stale()).toBe(true);
	});

	it('answers take cards off it and do not make it out of date', async () => {
		await create(flat(2));
		const { looks } = await planned();
		const [first] = looks;
		if (!first) throw new Error('the plan has cards');
		await study(await rowOf(db, first.card));
		expect((await readExamPlan(db, NOW.day)).stale).toBe(false);
		const { planned: left } = await planDay(db, null, moment);
		expect(left.map(({ id }) => id)).toEqual(looks.slice(1).map(({ card }) => card));
	});

	it('two tabs make one plan', async () => {
		await create();
		const written: string[] = [];
		db.plans.hook('creating', () => void written.push('order'));
		db.plans.hook('updating', () => void written.push('outlook'));
		const tabs = [planningOf(db), planningOf(db)];
		await Promise.all(tabs.map((tab) => tab.refresh()));
		await Promise.all(
			tabs.map((tab) => expect.poll(() => tab.state, PATIENCE).toEqual({ is: 'resting' }))
		);
		expect((await readExamPlan(db, NOW.day)).stale).toBe(false);
		expect(written).toEqual(['order', 'outlook']);
	});

	it('a card of two exams stands there once, with the nearer one', async () => {
		await create({ ...flat(2), day: studyDay(NOW.day + 5) });
		await create({ ...flat(2), id: examId('resit'), day: studyDay(NOW.day + 40) });
		const { looks, outlook } = await planned();
		expect(new Set(looks.map(({ card }) => card)).size).toBe(looks.length);
		expect(new Set(looks.map(({ exam }) => exam))).toEqual(new Set(['finals']));
		expect(outlook?.forecasts.map(({ exam }) => exam)).toEqual(['finals', 'resit']);
		await deleteExam(db, examIn().id);
		expect((await planDay(db, null, NOW)).planned, 'of a deleted exam, until planned anew').toEqual(
			[]
		);
		const rest = await planned();
		expect(new Set(rest.looks.map(({ exam }) => exam))).toEqual(new Set(['resit']));
	});

	it('stopped in the middle, the plan before stays; it can be taken up again', async () => {
		await create(flat(2));
		const before = await planned();
		await create(flat(8));
		const planning = planningOf(db);
		const refreshing = planning.refresh();
		while (planning.state.is !== 'planning') await new Promise((again) => setTimeout(again));
		planning.stop();
		expect(planning.state).toEqual({ is: 'resting' });
		await refreshing;
		expect((await readPlan(db))?.basis).toBe(before.basis);
		await planning.retry();
		expect((await readPlan(db))?.basis).not.toBe(before.basis);
	});

	it('goes when the last exam is over or deleted', async () => {
		await create();
		await planned();
		moment = at(T0 + 14 * MS_PER_DAY);
		const planning = planningOf(db);
		await planning.refresh();
		await expect.poll(() => readPlan(db), PATIENCE).toBeNull();
		moment = NOW;
		await planned();
		await deleteExam(db, examIn().id);
		await planning.refresh();
		await expect.poll(() => readPlan(db), PATIENCE).toBeNull();
	});

	it('a clock set back: planned for that day, without what was answered later', async () => {
		await create(flat(2));
		const { looks } = await planned();
		const [first] = looks;
		if (!first) throw new Error('the plan has cards');
		await study(await rowOf(db, first.card));
		moment = at(T0 - 3 * MS_PER_DAY);
		const plan = await planned();
		expect(plan.day).toBe(NOW.day - 3);
		expect(plan.looks.map(({ card }) => card)).not.toContain(first.card);
	});
});

describe('exams that nothing can be planned for', () => {
	it.each([
		['past', { day: studyDay(NOW.day - 1) }],
		['today', { day: NOW.day }],
		['no-cards', { decks: [] }],
		['no-time', flat(0)]
	] as const)('%s', async (why, change) => {
		await create(change);
		await planningOf(db).refresh();
		await expect
			.poll(async () => unplannedWhy(await readExamPlan(db, NOW.day), examIn(change)), PATIENCE)
			.toBe(why);
		expect((await planDay(db, null, NOW)).planned).toEqual([]);
	});

	it('in four years: planned', async () => {
		await create({ day: studyDay(NOW.day + 4 * 365) });
		const { outlook } = await planned();
		expect(outlook?.forecasts[0]?.withPlan.mean).toBeGreaterThan(0.8);
	});
});

describe('study while an exam runs', () => {
	it("its cards first and in the plan's order, then the ordinary queue as the limits allow", async () => {
		await writeStudySettings(db, null, { newPerDay: 20 });
		await create(flat(3));
		const { looks } = await planned();
		const day = await planDay(db, null, moment);
		expect(day.planned.map(({ id }) => id)).toEqual(looks.map(({ card }) => card));
		expect(day.due.fresh).toHaveLength(20 - looks.length);
		expect(countsOf(withPlanned(day.due, day.planned)).fresh).toBe(20);
		const both = [...day.planned, ...day.due.fresh].map(({ id }) => id);
		expect(new Set(both).size).toBe(20);

		const queue = new SessionQueue();
		await queue.load(db, null, moment);
		const asked = [];
		for (let next = queue.next(moment.clock); next; next = queue.next(moment.clock)) {
			asked.push(next.id);
			queue.answered(await rowOf(db, next.id), memory(moment, 9));
			expect(queue.planned).toBe(Math.max(0, looks.length - asked.length));
		}
		expect(asked).toEqual(both);
	});

	it('all mature: what would gain nothing today is not asked for', async () => {
		for (const row of await db.cards.toArray()) await study(row, 2000);
		moment = at(T0 + MS_PER_DAY);
		await create();
		const { looks, outlook } = await planned();
		expect(looks).toEqual([]);
		expect(outlook?.forecasts[0]?.noStudy).toBeGreaterThan(0.95);
	});

	it('the minutes limit counts the time that the plan will take', async () => {
		await create(flat(4));
		await planned();
		const limit = (minutes: number) => ({ limit: { by: 'minutes', minutes } as const });
		await writeStudySettings(db, null, { newPerDay: 99, ...limit(4) });
		expect((await planDay(db, null, moment)).due.fresh.length).toBeLessThan(2);
		await writeStudySettings(db, null, limit(8));
		const { minutes } = await planDay(db, null, moment);
		expect(minutes).toBeGreaterThan(7);
		expect(minutes).toBeLessThan(8.2);
	});
});
