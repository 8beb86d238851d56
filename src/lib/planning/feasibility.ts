import type { WaysOut } from '$lib/domain/exam';
import { studyDay } from '$lib/domain/day';
import { scaled } from './calendar';
import { weightsOf, type ExamCards } from './cards';
import { roughWorth } from './fit';
import { problemOf, situationOf, weightOf, type PlanInput } from './situation';

/** As far as each way out is searched: times the minutes, days later, share of the cards. */
const MOST_MINUTES = 8;
const MOST_LATER = 365;
const LEAST_SCOPE = 0.05;
/** Halvings of a search: to 6 % of the minutes now, 1 % of the cards. */
const HALVINGS = 7;

/** About the mean recall over all exams that the best plan reaches: for comparing plans with each other. */
export function* roughRecall(input: PlanInput, minutes = 1): Generator<void, number> {
	const situation = situationOf(input);
	const time = scaled(situation.expected, minutes);
	if (time.days.length === 0) return 0;
	return (yield* roughWorth(problemOf(situation, time))) / weightOf(situation.cards);
}

/**
 * What would lift an exam forecast at `recall` to `goal`, each by itself: more minutes, later exams, or
 * fewer cards. What is forgotten has to shrink as much as from `recall` to `goal`.
 */
export function* waysOut(input: PlanInput, recall: number, goal: number): Generator<void, WaysOut> {
	const now = yield* roughRecall(input);
	const wanted = 1 - ((1 - now) * (1 - goal)) / (1 - recall);
	const minutes = yield* least(1, MOST_MINUTES, (times) => roughRecall(input, times), wanted);
	const daysLater = yield* fewest((days) => roughRecall(postponed(input, days)), wanted);
	const dropped = yield* least(
		0,
		1 - LEAST_SCOPE,
		(share) => roughRecall({ ...input, exams: input.exams.map((of) => narrowed(of, 1 - share)) }),
		wanted
	);
	return { minutes, daysLater, scope: dropped === null ? null : 1 - dropped };
}

/** The least x between two at which `value` reaches `wanted`, to the accuracy of the halvings; null = none. */
function* least(
	low: number,
	high: number,
	value: (x: number) => Generator<void, number>,
	wanted: number
): Generator<void, number | null> {
	if ((yield* value(high)) < wanted) return null;
	let [short, enough] = [low, high];
	for (let i = 0; i < HALVINGS; i++) {
		const middle = (short + enough) / 2;
		if ((yield* value(middle)) < wanted) short = middle;
		else enough = middle;
	}
	return enough;
}

/** The fewest days at which `value` reaches `wanted`: ever twice as many, then halfway back; null = too many. */
function* fewest(
	value: (days: number) => Generator<void, number>,
	wanted: number
): Generator<void, number | null> {
	let [short, enough] = [0, 1];
	while ((yield* value(enough)) < wanted) {
		if (enough === MOST_LATER) return null;
		[short, enough] = [enough, Math.min(2 * enough, MOST_LATER)];
	}
	while (enough - short > 1) {
		const middle = (short + enough) >> 1;
		if ((yield* value(middle)) < wanted) short = middle;
		else enough = middle;
	}
	return enough;
}

/** Exams still ahead later by `days`. */
const postponed = (input: PlanInput, days: number): PlanInput => ({
	...input,
	exams: input.exams.map((scope) => {
		const { exam } = scope;
		if (exam.day <= input.today) return scope;
		return { ...scope, exam: { ...exam, day: studyDay(exam.day + days) } };
	})
});

/** The share of the cards that weighs most. */
function narrowed(scope: ExamCards, share: number): ExamCards {
	const weights = weightsOf(scope);
	const cards = [...scope.cards].sort(
		(a, b) => (weights.get(b.id) ?? 0) - (weights.get(a.id) ?? 0)
	);
	return { exam: scope.exam, cards: cards.slice(0, Math.max(1, Math.ceil(share * cards.length))) };
}
