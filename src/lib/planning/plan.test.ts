import { describe, expect, it, vi } from 'vitest';
import type { ExamCards } from './cards';
import {
	daysAhead,
	examIn,
	finished,
	flat,
	inputWith,
	mature,
	scopeOf,
	SURE,
	TODAY
} from './fixtures';
import { planExam, planSteps, type Expectations, type Progress } from './plan';
import type { PlanInput } from './situation';
import { planToday } from './today';

const EXPECT: Expectations = { goal: 0.1, doubt: SURE, seed: 1 };
const AMBITIOUS: Expectations = { ...EXPECT, goal: 0.97 };
const planOf = (input: PlanInput, expectations = EXPECT) =>
	finished(planSteps(input, expectations));
const SMALL = inputWith([scopeOf(examIn(6, { budget: flat(2) }), 40)], { memories: mature(10) });

describe('a plan', () => {
	it('comes in stages: the order first, then outlook, bound and ways out', async () => {
		const told: Progress[] = [];
		const plan = await planExam(SMALL, AMBITIOUS, {
			onProgress: (progress) => told.push(progress)
		});
		const stages = told.map(({ stage }) => stage);
		expect(stages.filter((stage, i) => stage !== stages[i - 1])).toEqual([
			'today',
			'ordered',
			'outlook',
			'bound',
			'ways out'
		]);
		const ordered = told.find((progress) => progress.stage === 'ordered');
		expect(ordered?.today.order).toEqual(plan.order);
		expect(plan.order).toEqual(finished(planToday(SMALL)).order);
		expect(plan.order.length).toBeGreaterThan(0);
		expect(plan.waysOut?.minutes).toBeGreaterThan(1);
	});

	it('has no ways out where the goal is within reach', () => {
		expect(planOf(SMALL).waysOut).toBeNull();
	});

	it('expects no more than its bound', () => {
		for (const seen of [0, 20, 40]) {
			const scope = scopeOf(examIn(9, { budget: flat(2) }), 40);
			const { outlook, bound } = planOf(inputWith([scope], { memories: mature(seen) }), {
				...EXPECT,
				doubt: SURE
			});
			const mean = outlook?.forecasts[0]?.withPlan.mean ?? NaN;
			// A mean of 24 runs of 40 cards: a standard error of 0.01.
			expect(mean).toBeLessThan((bound ?? NaN) + 0.02);
			expect(mean).toBeGreaterThan((bound ?? NaN) - 0.05);
		}
	});

	it('leaves all it is given as it was', () => {
		const input = inputWith([scopeOf(examIn(5), 20), scopeOf(examIn(9), 20, 10)], {
			memories: mature(15),
			attendance: 0.8
		});
		const before = structuredClone(input);
		const first = planOf(input);
		expect(input).toEqual(before);
		const second = planOf({ ...input, prices: first.prices });
		expect(planOf({ ...input, prices: first.prices })).toEqual(second);
	});
});

describe('a plan that is stopped', () => {
	it('rejects with the reason, at once or in between, and can be made again', async () => {
		const before = structuredClone(SMALL);
		await expect(planExam(SMALL, EXPECT, { signal: AbortSignal.abort('not wanted') })).rejects.toBe(
			'not wanted'
		);

		const control = new AbortController();
		const onProgress = vi.fn(({ stage }: Progress) => {
			if (stage === 'outlook') control.abort('changed');
		});
		await expect(planExam(SMALL, EXPECT, { signal: control.signal, onProgress })).rejects.toBe(
			'changed'
		);
		expect(onProgress.mock.lastCall?.[0].stage).toBe('outlook');
		expect(SMALL).toEqual(before);
		expect(await planExam(SMALL, EXPECT)).toEqual(planOf(SMALL));
	});

	it('hears of it from a message that comes in while it is computed', async () => {
		const control = new AbortController();
		setTimeout(() => control.abort('late'), 1);
		await expect(planExam(SMALL, EXPECT, { signal: control.signal })).rejects.toBe('late');
	});
});

describe('plans at the edges', () => {
	const nothing = (scopes: readonly ExamCards[], changes: Partial<PlanInput> = {}) => {
		const plan = planOf(inputWith(scopes, changes));
		expect([plan.order, plan.prices, plan.outlook, plan.bound, plan.waysOut]).toEqual([
			[],
			null,
			null,
			null,
			null
		]);
		return [...plan.unplanned.values()];
	};

	it('have nothing to say where nothing can be planned', () => {
		expect(nothing([])).toEqual([]);
		expect(nothing([scopeOf(examIn(0), 9)])).toEqual(['today']);
		expect(nothing([scopeOf(examIn(-3), 9)])).toEqual(['past']);
		expect(nothing([scopeOf(examIn(9), 0)])).toEqual(['no-cards']);
		expect(nothing([scopeOf(examIn(9, { budget: flat(0) }), 9)])).toEqual(['no-time']);
		const off = examIn(2, { daysOff: [TODAY, daysAhead(1)] });
		expect(nothing([scopeOf(off, 9)])).toEqual(['no-time']);
		expect(nothing([scopeOf(examIn(1), 9)], { attendance: 0, spentToday: 600 })).toEqual([
			'no-time'
		]);
	});

	/** Every number of a plan is one. */
	const sound = (input: PlanInput) => {
		const plan = planOf(input);
		expect(plan.order.every(({ index, ifNow }) => Number.isFinite(index + ifNow))).toBe(true);
		for (const { withPlan, fsrsAlone, later, crammed, noStudy } of plan.outlook?.forecasts ?? [])
			for (const recall of [
				...Object.values(withPlan),
				...Object.values(fsrsAlone),
				...Object.values(later),
				crammed,
				noStudy
			]) {
				expect(recall).toBeGreaterThanOrEqual(0);
				expect(recall).toBeLessThanOrEqual(1);
			}
		expect(plan.bound).toBeGreaterThan(0);
		return plan;
	};

	it('are sound for an exam tomorrow, one card, a learner who never comes', () => {
		expect(sound(inputWith([scopeOf(examIn(1), 9)])).order).toHaveLength(9);
		expect(sound(inputWith([scopeOf(examIn(3), 1)])).order).toHaveLength(1);
		sound(inputWith([scopeOf(examIn(7), 9)], { attendance: 0 }));
	});

	it('are sound where all cards are mature and fresh in memory', () => {
		const memories = mature(30);
		const plan = sound(inputWith([scopeOf(examIn(8), 30)], { memories }));
		expect(plan.outlook?.forecasts[0]?.unseen).toBe(0);
	});

	it('are sound in four years', () => {
		const input = inputWith([scopeOf(examIn(1_461, { budget: flat(1) }), 30)]);
		const { outlook } = sound(input);
		expect(outlook?.days.length).toBeLessThanOrEqual(72);
	});

	it('are sound for exams that share cards, one of them past', () => {
		const scopes = [
			scopeOf(examIn(-1), 10),
			scopeOf(examIn(3), 20),
			scopeOf(examIn(6), 20, 10),
			scopeOf(examIn(11), 30)
		];
		const plan = sound(inputWith(scopes, { memories: mature(12) }));
		expect(plan.outlook?.forecasts).toHaveLength(3);
		expect([...plan.unplanned.values()]).toEqual(['past']);
	});

	it('order 20,000 cards', () => {
		const input = inputWith([scopeOf(examIn(4, { budget: flat(60) }), 20_000)], {
			memories: mature(19_000)
		});
		const { order } = finished(planToday(input));
		const ids = new Set(order.map(({ card }) => card));
		expect(ids.size).toBe(order.length);
		expect(order.length).toBeGreaterThan(10_000);
		expect(order.filter(({ fits }) => fits).length).toBeLessThan(700);
	});
});
