import { studyDay } from '$lib/domain/day';
import { examId, type Exam } from '$lib/domain/exam';
import { cardId, type CardId } from '$lib/domain/ids';
import type { Memory } from '$lib/domain/memory';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import { attendanceOf } from '$lib/planning/attendance';
import { DEFAULT_HABITS } from '$lib/scheduling/habits';
import type { PlanInput } from '$lib/planning/situation';
import { planToday, type TodaysPlan } from '$lib/planning/today';
import { policyOf } from '$lib/scheduling/policy';
import { historyOf, type Cell, type SimCard } from './cell';
import type { Known, Policy } from './simulate';

/** Some day to count from. */
const FIRST = 20_000;
const POLICY = policyOf(DEFAULT_SETTINGS.study);

const idOf = (index: number): CardId => cardId(`deck/${index}`);

function examOf(cell: Cell): Exam {
	return {
		id: examId('exam'),
		name: cell.name,
		from: studyDay(FIRST),
		day: studyDay(FIRST + cell.days),
		time: null,
		decks: [],
		blueprint: null,
		budget: { shape: cell.budget, minutes: cell.minutes },
		daysOff: []
	};
}

function memoryOf({ believed }: SimCard): Memory {
	const lastDay = studyDay(FIRST + believed.day);
	return {
		stability: believed.s,
		difficulty: believed.d,
		phase: 'review',
		step: 0,
		reps: 1,
		lapses: 0,
		lastDay,
		lastAt: 0,
		due: { on: lastDay }
	};
}

/** The same question to the planner as the app would put it. */
export function inputOf(
	{ cell, day, cards, attended, before }: Known,
	prices: TodaysPlan['prices']
): PlanInput {
	const memories = new Map<CardId, Memory>();
	cards.forEach((card, index) => {
		if (card.believed.s > 0) memories.set(idOf(index), memoryOf(card));
	});
	const of = day + historyOf(cell);
	return {
		today: studyDay(FIRST + day),
		exams: [
			{ exam: examOf(cell), cards: cards.map((_, index) => ({ id: idOf(index), category: '' })) }
		],
		memories,
		policy: POLICY,
		habits: DEFAULT_HABITS,
		attendance: attendanceOf({ days: attended + before, of }),
		observed: of,
		spentToday: 0,
		prices
	};
}

/** Runs a computation that comes in steps to its end. */
export function finished<T>(steps: Generator<unknown, T>): T {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}

export const planNow = (input: PlanInput): TodaysPlan => finished(planToday(input));

/** The planner, asked anew every day. */
export const planned: Policy = {
	name: 'index',
	make: () => {
		let prices: TodaysPlan['prices'] = null;
		return (known) => {
			const plan = planNow(inputOf(known, prices));
			prices = plan.prices;
			return plan.order.map(({ card }) => Number(card.slice('deck/'.length)));
		};
	}
};
