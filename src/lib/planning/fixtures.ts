import { studyDay } from '$lib/domain/day';
import { examId, type Budget, type Exam } from '$lib/domain/exam';
import { cardId, type CardId } from '$lib/domain/ids';
import type { Memory } from '$lib/domain/memory';
import { randomFrom } from '$lib/domain/random';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import { DEFAULT_HABITS } from '$lib/scheduling/habits';
import { policyOf } from '$lib/scheduling/policy';
import type { ExamCards } from './cards';
import type { Doubt } from './luck';
import { memoryModel } from './memory-model';
import type { PlanInput } from './situation';
import type { Calendar } from './space';

/** What tests of this folder share. */

export const POLICY = policyOf(DEFAULT_SETTINGS.study);
export const MODEL = memoryModel(POLICY.weights);

/** A Sunday. */
export const TODAY = studyDay(20_000 - ((20_000 + 4) % 7));

export const daysAhead = (days: number) => studyDay(TODAY + days);
export const flat = (minutes: number): Budget => ({ shape: 'flat', minutes });

export function examIn(days: number, changes: Partial<Exam> = {}): Exam {
	return {
		id: examId(`exam in ${days} days`),
		name: 'Written exam',
		from: TODAY,
		day: daysAhead(days),
		time: null,
		decks: [],
		blueprint: null,
		budget: flat(10),
		daysOff: [],
		...changes
	};
}

export const numbered = (n: number): CardId => cardId(`deck/${n}`);

/** An exam and its cards, `from` to `from + count - 1`. */
export const scopeOf = (exam: Exam, count: number, from = 0): ExamCards => ({
	exam,
	cards: Array.from({ length: count }, (_, n) => ({ id: numbered(from + n), category: 'all' }))
});

export function memoryWith(stability: number, difficulty: number, daysAgo: number): Memory {
	const lastDay = daysAhead(-daysAgo);
	return {
		stability,
		difficulty,
		phase: 'review',
		step: 0,
		reps: 3,
		lapses: 0,
		lastDay,
		lastAt: 0,
		due: { on: lastDay }
	};
}

/** Memories of the first `count` cards: 2 to 60 days stable, seen within as many days. */
export function mature(count: number): Map<CardId, Memory> {
	const random = randomFrom('mature');
	return new Map(
		Array.from({ length: count }, (_, n) => {
			const stability = 2 * Math.exp(3.4 * random());
			const memory = memoryWith(stability, 1 + 9 * random(), Math.ceil(stability * random()));
			return [numbered(n), memory];
		})
	);
}

export const inputWith = (
	exams: readonly ExamCards[],
	changes: Partial<PlanInput> = {}
): PlanInput => ({
	today: TODAY,
	exams,
	memories: new Map(),
	policy: POLICY,
	habits: DEFAULT_HABITS,
	attendance: 1,
	observed: 15,
	spentToday: 0,
	prices: null,
	...changes
});

/** Nothing is in doubt but what luck decides. */
export const SURE: Doubt = { memory: 0, pace: 0, failing: 0 };

/** Study on `days`, `seconds` on each. */
export const calendarWith = (
	days: readonly number[],
	seconds: number,
	horizon: number,
	there = 1
): Calendar => ({
	days: Int32Array.from(days),
	seconds: new Float64Array(days.length).fill(seconds),
	there: new Float64Array(days.length).fill(there),
	horizon
});

/** Runs a computation that comes in steps to its end. */
export function finished<T>(steps: Generator<unknown, T>): T {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}
