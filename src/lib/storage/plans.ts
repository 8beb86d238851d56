import type { StudyDay } from '$lib/domain/day';
import type { PlannedLook } from '$lib/domain/exam';
import type { DeckId } from '$lib/domain/ids';
import { write, type Db } from './db';
import { readExams } from './exams';
import type { CardRow, PlanRow } from './rows';

/** The plan as last computed, of whatever day; null = none. */
export async function readPlan(db: Db): Promise<PlanRow | null> {
	return (await db.plans.get('current')) ?? null;
}

/** Keeps a plan in place of the one before. */
export function savePlan(db: Db, plan: Omit<PlanRow, 'id'>): Promise<void> {
	return write(db, [db.plans], async () => {
		await db.plans.put({ id: 'current', ...plan });
	});
}

/** Drops the plan: there is no exam left to plan for. */
export function dropPlan(db: Db): Promise<void> {
	return write(db, [db.plans], () => db.plans.delete('current'));
}

/** A card that the plan wants studied today. */
export interface Planned {
	readonly look: PlannedLook;
	readonly row: CardRow;
}

/**
 * What is left of the plan for `day`, best first, of one deck or (null) of all: cards answered since, set
 * aside or in learning are not in it, nor those of an exam that is over or deleted.
 */
export async function plannedFor(
	db: Db,
	deck: DeckId | null,
	day: StudyDay
): Promise<readonly Planned[]> {
	const plan = await readPlan(db);
	if (plan?.day !== day || plan.looks.length === 0) return [];
	const ahead = new Set((await readExams(db)).filter((exam) => exam.day > day).map(({ id }) => id));
	const looks = plan.looks.filter(({ exam }) => ahead.has(exam));
	const rows = await db.cards.bulkGet(looks.map(({ card }) => card));
	return looks.flatMap((look, i) => {
		const row = rows[i];
		return row && isToCome(row, deck, day) ? [{ look, row }] : [];
	});
}

const isToCome = (
	{ deck, queue, memory }: CardRow,
	wanted: DeckId | null,
	day: StudyDay
): boolean =>
	(wanted === null || deck === wanted) &&
	(queue === 'new' || (queue === 'review' && memory !== null && memory.lastDay < day));
