import type { Moment, StudyDay } from '$lib/domain/day';
import type { Exam, ExamId, Unplanned } from '$lib/domain/exam';
import type { Db } from '$lib/storage/db';
import { deckList } from '$lib/storage/decks';
import { readExams } from '$lib/storage/exams';
import { Live } from '$lib/storage/live.svelte';
import { markedCards } from '$lib/storage/personal';
import { readPlan } from '$lib/storage/plans';
import type { PlanRow } from '$lib/storage/rows';
import { readOwnStudySettings, readSettings } from '$lib/storage/settings';

/** The exams, the plan for them, and whether it still fits. */
export interface ExamPlan {
	readonly today: StudyDay;
	readonly exams: readonly Exam[];
	/** Of today, maybe of what has changed since; null = none yet. */
	readonly plan: PlanRow | null;
	/** The plan last computed, of whatever day. */
	readonly last: PlanRow | null;
	/** All that a plan is computed from apart from answers: these only take cards off it. */
	readonly basis: string;
	/** A plan has to be computed, or its outlook is still missing, or there is nothing left to plan for. */
	readonly stale: boolean;
}

/** Follows exams and plan, whichever tab changes them. */
export const liveExamPlan = (db: Db, now: () => Moment): Live<ExamPlan> =>
	new Live(() => readExamPlan(db, now().day));

export async function readExamPlan(db: Db, today: StudyDay): Promise<ExamPlan> {
	const [exams, last, decks, { study }, own] = await Promise.all([
		readExams(db),
		readPlan(db),
		deckList(db),
		readSettings(db),
		readOwnStudySettings(db)
	]);
	const inScope = new Set(exams.flatMap((exam) => exam.decks));
	const marks = exams.some(({ only }) => only?.marked) ? await markedCards(db) : [];
	const basis = JSON.stringify([
		exams,
		marks,
		decks.filter(({ id }) => inScope.has(id)).map(({ id, hash }) => [id, hash]),
		study.retention,
		[...own].map(([id, { retention }]) => [id, retention])
	]);
	const plan = last?.day === today ? last : null;
	const ahead = exams.some(({ day }) => day > today);
	const complete = plan?.basis === basis && (plan.outlook !== null || plan.prices === null);
	return { today, exams, plan, last, basis, stale: ahead ? !complete : last !== null };
}

/** Why nothing is planned for an exam; null where something is, or that is not known yet. */
export function unplannedWhy({ today, plan }: ExamPlan, exam: Exam): Unplanned | null {
	if (exam.day < today) return 'past';
	if (exam.day === today) return 'today';
	return new Map<ExamId, Unplanned>(plan?.unplanned).get(exam.id) ?? null;
}

/** The exam whose day comes next; null = none is ahead. */
export const nextExam = ({ exams, today }: Pick<ExamPlan, 'exams' | 'today'>): Exam | null =>
	exams.find(({ day }) => day > today) ?? null;
