import { describe, expect, it } from 'vitest';
import type { WaysOut } from '$lib/domain/exam';
import type { ExamCards } from './cards';
import { roughRecall, waysOut } from './feasibility';
import {
	daysAhead,
	examIn,
	finished,
	flat,
	inputWith,
	mature,
	numbered,
	scopeOf,
	TODAY
} from './fixtures';
import type { PlanInput } from './situation';

const rough = (input: PlanInput, minutes?: number) => finished(roughRecall(input, minutes));

/** The ways out where the forecast is what `roughRecall` says: it then has to reach the goal itself. */
const waysTo = (input: PlanInput, goal: number): WaysOut =>
	finished(waysOut(input, rough(input), goal));

/** Heavy cards come last, so that a smaller scope has to choose. */
function scope(days: number): ExamCards {
	const exam = examIn(days, { budget: flat(2), blueprint: { light: 0.4, heavy: 0.6 } });
	const cards = Array.from({ length: 90 }, (_, n) => ({
		id: numbered(n),
		category: n < 60 ? 'light' : 'heavy'
	}));
	return { exam, cards };
}

const INPUT = inputWith([scope(10)], { memories: mature(20) });

describe('rough recall', () => {
	it('grows with the minutes, with a later exam and with fewer cards', () => {
		const recalls = [0.25, 0.5, 1, 2, 4].map((times) => rough(INPUT, times));
		recalls.reduce((less, more) => {
			expect(more).toBeGreaterThan(less);
			return more;
		});
		expect(rough({ ...INPUT, exams: [scope(20)] })).toBeGreaterThan(rough(INPUT));
		const { exam, cards } = scope(10);
		const fewer = { ...INPUT, exams: [{ exam, cards: cards.slice(45) }] };
		expect(rough(fewer)).toBeGreaterThan(rough(INPUT));
	});

	it('is none where nothing is planned', () => {
		expect(rough(inputWith([]))).toBe(0);
		expect(rough(inputWith([scopeOf(examIn(0), 5)]))).toBe(0);
		expect(rough(inputWith([scopeOf(examIn(5, { budget: flat(0) }), 5)]))).toBe(0);
		expect(rough(inputWith([scopeOf(examIn(1, { daysOff: [TODAY] }), 5)]))).toBe(0);
	});
});

describe('each way out', () => {
	const goal = rough(INPUT) + 0.4 * (1 - rough(INPUT));
	const ways = waysTo(INPUT, goal);

	it('reaches the goal when taken, and a little less does not', () => {
		const { minutes, daysLater, scope: kept } = ways;
		if (minutes === null || daysLater === null || kept === null)
			throw new Error('A way out is missing. The goal of this test has to be in reach.');
		expect(minutes).toBeGreaterThan(1);
		expect(rough(INPUT, minutes)).toBeGreaterThanOrEqual(goal);
		expect(rough(INPUT, minutes - 0.1)).toBeLessThan(goal);

		const later = (days: number) => rough({ ...INPUT, exams: [scope(10 + days)] });
		expect(daysLater).toBeGreaterThan(0);
		expect(later(daysLater)).toBeGreaterThanOrEqual(goal);
		expect(later(daysLater - 1)).toBeLessThan(goal);

		const { exam, cards } = scope(10);
		const heaviest = [...cards.slice(60), ...cards.slice(0, 60)];
		const narrowed = (share: number) =>
			rough({ ...INPUT, exams: [{ exam, cards: heaviest.slice(0, Math.ceil(share * 90)) }] });
		expect(kept).toBeLessThan(1);
		expect(narrowed(kept)).toBeGreaterThanOrEqual(goal);
		expect(narrowed(Math.min(1, kept + 0.1))).toBeLessThan(goal);
	});

	it('asks for more where the goal is higher', () => {
		const further = waysTo(INPUT, goal + 0.3 * (1 - goal));
		expect(further.minutes ?? Infinity).toBeGreaterThan(ways.minutes ?? NaN);
		expect(further.daysLater ?? Infinity).toBeGreaterThan(ways.daysLater ?? NaN);
		expect(further.scope ?? 0).toBeLessThan(ways.scope ?? NaN);
	});

	it('is not there where not even the most that is tried would do', () => {
		const far = inputWith([scopeOf(examIn(6, { budget: flat(0.5) }), 400)]);
		expect(waysTo(far, 0.99)).toEqual({ minutes: null, daysLater: null, scope: null });
		const noTime = inputWith([scopeOf(examIn(5, { budget: flat(0) }), 5)]);
		expect(waysTo(noTime, 0.8)).toEqual({ minutes: null, daysLater: null, scope: null });
	});

	it('is found where only days off are left before the exam: a later date', () => {
		const off = scopeOf(examIn(2, { daysOff: [TODAY, daysAhead(1)] }), 20);
		const { minutes, daysLater, scope: kept } = waysTo(inputWith([off]), 0.7);
		expect([minutes, kept]).toEqual([null, null]);
		expect(daysLater).toBeGreaterThan(0);
	});

	it('does not put off an exam that is over', () => {
		const over = scopeOf(examIn(-5), 400, 1_000);
		const soon = scopeOf(examIn(2, { daysOff: [TODAY, daysAhead(1)] }), 20);
		const without = waysTo(inputWith([soon]), 0.7);
		expect(waysTo(inputWith([soon, over]), 0.7)).toEqual(without);
	});
});
