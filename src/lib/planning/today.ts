import type { ExamId, PlannedLook, Unplanned } from '$lib/domain/exam';
import { MOST_DAYS, thinned } from './calendar';
import type { ExamStake } from './cards';
import { fitPrices, pricesAt } from './fit';
import { FINE } from './grid';
import { GRADE_COUNT } from './looks';
import { candidates, type Candidate } from './order';
import {
	datedFrom,
	problemOf,
	situationOf,
	type DatedPrices,
	type PlanInput,
	type Situation
} from './situation';
import { spaceOf } from './space';
import type { Standing } from './starts';

/** What to study today. */
export interface TodaysPlan {
	/** Exams that there is nothing to plan for, and why. */
	readonly unplanned: ReadonlyMap<ExamId, Unplanned>;
	/** Today's cards, best first. */
	readonly order: readonly PlannedLook[];
	/** For the next plan; null where nothing is planned. */
	readonly prices: DatedPrices | null;
}

/** Finds today's order in steps short enough to be stopped between. Changes nothing it is given. */
export function* planToday(input: PlanInput): Generator<void, TodaysPlan> {
	return yield* todayOf(input, situationOf(input));
}

/** The same where the situation is known. */
export function* todayOf(input: PlanInput, situation: Situation): Generator<void, TodaysPlan> {
	const { model, habits, calendar, examDays, groups, unplanned } = situation;
	if (calendar.days.length === 0) return { unplanned, order: [], prices: null };
	const known = input.prices === null ? null : datedFrom(input.today, input.prices);
	const prices = yield* fitPrices(problemOf(situation, calendar), known);
	const days = thinned(calendar, examDays, MOST_DAYS);
	const space = spaceOf(model, habits, days, FINE);
	yield;
	const found = yield* candidates(space, pricesAt(prices, days.days), groups);
	return {
		unplanned,
		order: inOrder(found, situation),
		prices: { day: input.today, prices }
	};
}

/**
 * Cards that gain by a look today, best first, then the cards never seen: where time is left they are not
 * left out because the model expects little of them.
 */
function inOrder(found: readonly Candidate[], situation: Situation): PlannedLook[] {
	const seconds = situation.calendar.seconds[0] ?? 0;
	const gaining = found.filter(({ gains }) => gains);
	const unseen = found.filter(({ gains, card }) => !gains && card.standing.seen === null);
	let used = 0;
	return [...gaining, ...unseen].map(({ card, index, seconds: cost }) => {
		const fits = used + cost / 2 <= seconds;
		used += cost;
		const [next] = card.stakes;
		const { exam, day } = next as ExamStake; // a card without a stake is in no plan
		return {
			card: card.id,
			exam,
			...recalls(card.standing, day, situation),
			index,
			seconds: cost,
			fits
		};
	});
}

/** Expected recall on `day` without a look and with one today. */
function recalls(standing: Standing, day: number, { model, habits }: Situation) {
	if (standing.seen === null) {
		const ifNow = model.first.reduce(
			(sum, { stability }, g) => sum + (habits.first[g] ?? 0) * model.recall(day, stability),
			0
		);
		return { ifNot: 0, ifNow };
	}
	const { seen, stability, difficulty } = standing;
	const next = new Float64Array(GRADE_COUNT);
	const recall = model.look(-seen, stability, difficulty, next);
	const ifNow = next.reduce((sum, after, g) => {
		const chance = g === 0 ? 1 - recall : recall * (habits.recalled[g - 1] ?? 0);
		return sum + chance * model.recall(day, after);
	}, 0);
	return { ifNot: model.recall(day - seen, stability), ifNow };
}
