import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MS_PER_DAY, studyDay } from '$lib/domain/day';
import { examId, type Exam } from '$lib/domain/exam';
import { cardId, deckId } from '$lib/domain/ids';
import { setAside } from './cards';
import { WRITER, type Db } from './db';
import { deleteExam, readExam, readExams, saveExam } from './exams';
import { dropPlan, plannedFor, readPlan, savePlan } from './plans';
import { recordReview } from './reviews';
import type { PlanRow } from './rows';
import { answer, at, card, DECK, dump, memory, openNew, openWithCards, rowOf, T0 } from './testing';

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
	it('come back as they were stored, the next one first (E1)', async () => {
		const [late, soon] = [exam('late', 20_090), exam('soon', 20_014)];
		await saveExam(db, late);
		await saveExam(db, soon);
		expect(await readExams(db)).toEqual([soon, late]);
		expect(await readExam(db, late.id)).toEqual(late);
		expect(await readExam(db, examId('none such'))).toBeNull();
	});

	it('a change moves the logical clock on and keeps what newer code has stored (E1, D5)', async () => {
		const first = exam('finals', 20_014);
		await saveExam(db, first);
		await db.exams.update(first.id, { colour: 'red' } as never);
		const moved = exam('finals', 20_021);
		await saveExam(db, moved);
		expect(await db.exams.toArray()).toEqual([
			{ id: 'finals', colour: 'red', exam: { value: moved, clock: [2, 'phone'] } }
		]);
	});

	it('a deleted one is gone and leaves a mark with a later clock (E1)', async () => {
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
	it('is one, replaced by the next, and can be dropped (E2)', async () => {
		expect(await readPlan(db)).toBeNull();
		await savePlan(db, plan);
		await savePlan(db, { ...plan, day: studyDay(20_001) });
		expect(await db.plans.toArray()).toEqual([{ id: 'current', ...plan, day: 20_001 }]);
		await dropPlan(db);
		expect(await readPlan(db)).toBeNull();
	});
});

describe('what is left of a plan (E3)', () => {
	const moment = at(T0);
	const later = at(T0 + MS_PER_DAY);
	const planned = (deck: typeof DECK | null = null) =>
		plannedFor(db, deck, later.day).then((all) => all.map(({ row }) => row.id));

	beforeEach(async () => {
		db.close();
		db = await openWithCards(4);
		await saveExam(db, exam('finals', later.day + 3));
		const [look] = plan.looks;
		const looks = [2, 0, 1, 3].flatMap((n) => (look ? [{ ...look, card: card(n) }] : []));
		await savePlan(db, { ...plan, day: later.day, looks });
	});

	it('is in the order of the plan, for its day only, of one deck or of all', async () => {
		expect(await planned()).toEqual([2, 0, 1, 3].map(card));
		expect(await planned(DECK)).toEqual([2, 0, 1, 3].map(card));
		expect(await planned(deckId('other'))).toEqual([]);
		expect(await plannedFor(db, null, moment.day)).toEqual([]);
	});

	it('leaves out what was answered that day, what is in learning or set aside', async () => {
		await recordReview(db, answer(card(2), moment, null));
		expect(await planned(), 'answered the day before').toContain(card(2));
		const { lastReview } = await rowOf(db, card(2));
		await recordReview(db, answer(card(2), later, lastReview));
		const step = memory(later, 1, { due: { at: later.clock + 60_000 } });
		await recordReview(db, answer(card(0), later, null, step));
		await setAside(db, card(1), later.clock);
		expect(await planned()).toEqual([card(3)]);
	});

	it('is nothing of an exam that is over or deleted, and nothing of a card that is gone', async () => {
		await db.cards.delete(card(3));
		expect(await planned()).toEqual([2, 0, 1].map(card));
		await saveExam(db, exam('finals', later.day));
		expect(await planned()).toEqual([]);
		await saveExam(db, exam('finals', later.day + 1));
		expect(await planned()).toHaveLength(3);
		await deleteExam(db, examId('finals'));
		expect(await planned()).toEqual([]);
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
