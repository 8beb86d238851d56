import type { StudyDay } from '$lib/domain/day';
import type { Exam, ExamId, Unplanned } from '$lib/domain/exam';
import type { CardId } from '$lib/domain/ids';
import type { Memory, Policy } from '$lib/domain/memory';
import type { Habits } from '$lib/scheduling/habits';
import { calendarOf, cautious } from './calendar';
import { cardsOf, weightsOf, type ExamCards, type PlanCard } from './cards';
import type { PriceProblem, Prices } from './fit';
import { groupsOf, summarised, type CardGroup } from './groups';
import { memoryModel, type MemoryModel } from './memory-model';
import type { Calendar } from './space';

/** All that a plan depends on. */
export interface PlanInput {
	readonly today: StudyDay;
	readonly exams: readonly ExamCards[];
	/** Cards without one have never been seen. */
	readonly memories: ReadonlyMap<CardId, Memory>;
	readonly policy: Policy;
	readonly habits: Habits;
	/** Share of the days with time to study on which the learner does, 0 to 1. */
	readonly attendance: number;
	/** Days on which that was observed: the fewer, the less sure it is. */
	readonly observed: number;
	/** Seconds already studied today. */
	readonly spentToday: number;
	/** From the plan before: today's are then found in a few steps. */
	readonly prices: DatedPrices | null;
}

/** Prices and the day from which their days count. */
export interface DatedPrices {
	readonly day: StudyDay;
	readonly prices: Prices;
}

/** A plan's input in the planner's own terms: days count from today. */
export interface Situation {
	readonly model: MemoryModel;
	readonly habits: Habits;
	/** Exams that are planned for, by day, and how many days ahead each is. */
	readonly exams: readonly Exam[];
	readonly examDays: readonly number[];
	readonly cards: readonly PlanCard[];
	readonly groups: readonly CardGroup[];
	/** The time to count on, and the time to expect. */
	readonly calendar: Calendar;
	readonly expected: Calendar;
	/** Share of the days on which the learner is expected, 0 to 1. */
	readonly attendance: number;
	readonly observed: number;
	readonly unplanned: ReadonlyMap<ExamId, Unplanned>;
}

export function situationOf({ today, exams, memories, ...input }: PlanInput): Situation {
	const unplanned = new Map<ExamId, Unplanned>();
	const ahead = exams.filter((scope) => {
		const why = reasonNotTo(scope, today);
		if (why !== null) unplanned.set(scope.exam.id, why);
		return why === null;
	});
	const planned = ahead.map(({ exam }) => exam).sort((a, b) => a.day - b.day);
	const examDays = planned.map(({ day }) => day - today);
	const attendance = Math.min(1, Math.max(0, input.attendance));
	const calendarAt = (there: number) => calendarOf(planned, today, there, input.spentToday);
	const calendar = calendarAt(cautious(attendance, (examDays.at(-1) ?? 1) - 1));
	if (calendar.days.length === 0) for (const { id } of planned) unplanned.set(id, 'no-time');
	const cards = cardsOf(ahead, memories, today);
	return {
		model: memoryModel(input.policy.weights),
		habits: input.habits,
		exams: planned,
		examDays,
		cards,
		groups: groupsOf(cards),
		calendar,
		expected: calendarAt(attendance),
		attendance,
		observed: input.observed,
		unplanned
	};
}

function reasonNotTo(scope: ExamCards, today: StudyDay): Unplanned | null {
	if (scope.exam.day < today) return 'past';
	if (scope.exam.day === today) return 'today';
	return weightsOf(scope).size === 0 ? 'no-cards' : null;
}

/** Prices found on an earlier day, their days counted from `today`. */
export function datedFrom(today: StudyDay, { day, prices }: DatedPrices): Prices {
	return { days: prices.days.map((ahead) => ahead - (today - day)), values: prices.values };
}

/** The price problem of a situation with the time of `calendar`. */
export const problemOf = (
	{ model, habits, examDays, groups }: Situation,
	calendar: Calendar
): PriceProblem => ({ model, habits, calendar, exams: examDays, groups: summarised(groups) });

/** The weight of all cards in all exams. */
export const weightOf = (cards: readonly PlanCard[]): number =>
	cards.reduce((sum, { stakes }) => sum + stakes.reduce((n, { weight }) => n + weight, 0), 0);
