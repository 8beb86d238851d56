import type { Exam, ExamId } from '$lib/domain/exam';
import { writeStep, type Db } from './db';
import type { ExamRow } from './rows';
import { later } from './settings';

/** The exams that have not been deleted, the next one first. */
export async function readExams(db: Db): Promise<Exam[]> {
	const exams = (await db.exams.toArray()).flatMap(({ exam }) => exam.value ?? []);
	return exams.sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));
}

/** One exam; null where there is none, or it has been deleted. */
export async function readExam(db: Db, id: ExamId): Promise<Exam | null> {
	return (await db.exams.get(id))?.exam.value ?? null;
}

/** Stores an exam, new or changed, as a whole. */
export const saveExam = (db: Db, exam: Exam): Promise<void> => put(db, exam.id, exam);

/** Deletes an exam; a mark of it stays, so that another device learns of it. Answers stay as they are. */
export const deleteExam = (db: Db, id: ExamId): Promise<void> => put(db, id, null);

/** The row is replaced field by field, so what newer code has stored beside it stays. */
function put(db: Db, id: ExamId, value: Exam | null): Promise<void> {
	return writeStep(db, [db.exams], async (device) => {
		const before: ExamRow | undefined = await db.exams.get(id);
		if (value === null && !before?.exam.value) return;
		await db.exams.put({ ...before, id, exam: { value, clock: later(before?.exam, device.id) } });
	});
}
