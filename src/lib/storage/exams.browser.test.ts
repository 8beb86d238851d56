import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { studyDay } from '$lib/domain/day';
import { examId, type Exam } from '$lib/domain/exam';
import { cardId } from '$lib/domain/ids';
import { WRITER, type Db } from './db';
import { deleteExam, readExam, readExams, saveExam } from './exams';
import { dropPlan, readPlan, savePlan } from './plans';
import type { PlanRow } from './rows';
import { DECK, dump, openNew } from './testing';

let db: Db;
beforeEach(async () => {
	db = await openNew();
});
afterEach(() => db.close());

const exam = (name: string, day: number, more: Partial<Exam> = {}): Exam => ({
	id: examId(name),
	name,
	from: studyDay(20_000),
	day: studyDay(day),
	time: '09:30',
	decks: [DECK],
	blueprint: { neuroplasty: 2, blocks: 1 },
	budget: { shape: 'ramp', minutes: 20 },
	daysOff: [studyDay(20_003)],
	...more
});

const plan: Omit<PlanRow, 'id'> = {
	day: studyDay(20_000),
	basis: 'exams and decks',
	looks: [
		{
			card: cardId('nerves/fact.1'),
			exam: examId('finals'),
			ifNot: 0.71,
			ifNow: 0.86,
			index: 0.01,
			seconds: 9,
			fits: true
		}
	],
	unplanned: [[examId('mock'), 'past']],
	prices: { days: [0, 1], values: [0.01, 0.02] },
	outlook: null
};

describe('exams', () => {
	it('come back as they were stored, the next one first', async () => {
		const [late, soon] = [exam('late', 20_090), exam('soon', 20_014)];
		await saveExam(db, late);
		await saveExam(db, soon);
		expect(await readExams(db)).toEqual([soon, late]);
		expect(await readExam(db, late.id)).toEqual(late);
		expect(await readExam(db, examId('none such'))).toBeNull();
	});

	it('a change moves the logical clock on and keeps what newer code has stored', async () => {
		const first = exam('finals', 20_014);
		await saveExam(db, first);
		await db.exams.update(first.id, { colour: 'red' } as never);
		const moved = exam('finals', 20_021);
		await saveExam(db, moved);
		expect(await db.exams.toArray()).toEqual([
			{ id: 'finals', colour: 'red', exam: { value: moved, clock: [2, 'phone'] } }
		]);
	});

	it('a deleted one is gone and leaves a mark with a later clock', async () => {
		const gone = exam('finals', 20_014);
		await saveExam(db, gone);
		await deleteExam(db, gone.id);
		expect(await readExams(db)).toEqual([]);
		expect(await readExam(db, gone.id)).toBeNull();
		const mark = { id: 'finals', exam: { value: null, clock: [2, 'phone'] } };
		expect(await db.exams.toArray()).toEqual([mark]);
		await deleteExam(db, gone.id);
		await deleteExam(db, examId('never was'));
		expect(await db.exams.toArray()).toEqual([mark]);
		await saveExam(db, gone);
		expect((await db.exams.get(gone.id))?.exam.clock).toEqual([3, 'phone']);
	});
});

describe('the plan of the day', () => {
	it('is one, replaced by the next, and can be dropped', async () => {
		expect(await readPlan(db)).toBeNull();
		await savePlan(db, plan);
		await savePlan(db, { ...plan, day: studyDay(20_001) });
		expect(await db.plans.toArray()).toEqual([{ id: 'current', ...plan, day: 20_001 }]);
		await dropPlan(db);
		expect(await readPlan(db)).toBeNull();
	});
});

it('newer code owns the data: exams and plan are shown, nothing is written (D4)', async () => {
	const kept = exam('finals', 20_014);
	await saveExam(db, kept);
	await savePlan(db, plan);
	await db.meta.put({ key: 'minWriter', value: WRITER + 1 });
	const before = await dump(db);
	const newer = expect.objectContaining({ code: 'newer' }) as unknown;
	await expect(saveExam(db, exam('finals', 20_030))).rejects.toEqual(newer);
	await expect(deleteExam(db, kept.id)).rejects.toEqual(newer);
	await expect(savePlan(db, { ...plan, basis: 'other' })).rejects.toEqual(newer);
	await expect(dropPlan(db)).rejects.toEqual(newer);
	expect(await dump(db)).toEqual(before);
	expect(await readExams(db)).toEqual([kept]);
});
