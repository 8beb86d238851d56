import type { Exam, PlannedDay } from '$lib/domain/exam';
import { minutesOn } from '$lib/planning/calendar';

/**
 * The days of an outlook with the minutes that are set aside for exams on each: where the planner takes
 * several days together, it counts the time of all of them on one.
 */
export const withMinutesSet = (
	days: readonly PlannedDay[],
	exams: readonly Exam[]
): readonly PlannedDay[] =>
	days.map((of) => ({
		...of,
		minutes: exams.reduce((sum, exam) => sum + minutesOn(exam, of.day), 0)
	}));
