import { studyDay, type StudyDay } from '$lib/domain/day';
import type { Forecast, PlannedDay, Range } from '$lib/domain/exam';
import { randomFrom } from '$lib/domain/random';
import { MOST_DAYS, scaled, thinned } from './calendar';
import { pricesAt, type Prices } from './fit';
import { gainsOf } from './gains';
import type { CardGroup } from './groups';
import { FINE } from './grid';
import { lucksOf, type Doubt, type Luck } from './luck';
import { dueOrder, plannedOrder, weakestOrder } from './orders';
import { place, sampled } from './player';
import { rehearse, type Order, type Rehearsal, type Stage } from './rehearsal';
import type { Situation } from './situation';
import { spaceOf, type Calendar } from './space';

/** What a plan is expected to bring. */
export interface Outlook {
	/** By exam, in order of their days. */
	readonly forecasts: readonly Forecast[];
	readonly days: readonly PlannedDay[];
}

/** Cards played through, and times. */
const MOST_CARDS = 400;
const RUNS = 24;
/** Study days on which last-minute crammers do all their work. */
const CRAM_DAYS = 3;
const SECONDS_PER_MINUTE = 60;

/**
 * Plays plan, ordinary spaced repetition and cramming through on the same seeds, each with learners who
 * differ by what is not known of this one.
 */
export function* forecast(
	situation: Situation,
	prices: Prices,
	today: StudyDay,
	retention: number,
	doubt: Doubt,
	seed: number
): Generator<void, Outlook> {
	const { model, habits, examDays } = situation;
	const exams = situation.exams.map(({ id, day }) => ({ id, day: day - today }));
	const calendar = thinned(situation.expected, examDays, MOST_DAYS);
	const groups = sampled(situation.groups, MOST_CARDS, seed);
	const space = spaceOf(model, habits, calendar, FINE);
	const share = groupsSize(groups) / groupsSize(situation.groups);
	const stage: Stage = {
		model,
		habits,
		attendance: situation.attendance,
		exams,
		calendar: scaled(calendar, share),
		groups,
		looked: (player, day) => place(player, day, space.grid)
	};
	const values = pricesAt(prices, calendar.days);
	const gains = [];
	for (const group of groups) {
		gains.push(gainsOf(space, values, group));
		yield;
	}
	const lucks = lucksOf(doubt, situation, RUNS);
	const play = (order: Order, on: Stage) => plays(on, order, lucks, seed);
	const withPlan = yield* play(plannedOrder(space, values, gains), stage);
	const fsrs = yield* play(dueOrder(space, retention), { ...stage, looked: () => undefined });
	const last = crammed(stage.calendar);
	const crammer = { ...stage, calendar: last, looked: () => undefined };
	const cram = yield* play(weakestOrder({ calendar: last, model }), crammer);
	return {
		forecasts: exams.map((exam, e) => forecastOf(situation, exam, e, withPlan, fsrs, cram)),
		days: daysOf(stage, withPlan, today, share)
	};
}

const groupsSize = (groups: readonly CardGroup[]) =>
	groups.reduce((sum, { cards }) => sum + cards.length, 0);

/** The same time in all, on the last days of study. */
function crammed({ days, seconds, there, horizon }: Calendar): Calendar {
	const total = seconds.reduce((sum, s) => sum + s, 0);
	const last = days.slice(-CRAM_DAYS);
	return {
		days: last,
		seconds: new Float64Array(last.length).fill(total / last.length),
		there: there.slice(-CRAM_DAYS),
		horizon
	};
}

function* plays(
	stage: Stage,
	order: Order,
	lucks: readonly Luck[],
	seed: number
): Generator<void, Rehearsal[]> {
	const all: Rehearsal[] = [];
	for (const luck of lucks) {
		all.push(rehearse(stage, order, luck, randomFrom(`${seed} ${all.length}`)));
		yield;
	}
	return all;
}

const mean = (numbers: readonly number[]) =>
	numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

/** Mean and the range that holds the next run in four of five cases: quantiles at p (n + 1). */
function rangeOf(numbers: readonly number[]): Range {
	const sorted = [...numbers].sort((a, b) => a - b);
	const at = (share: number) => {
		const rank = share * (sorted.length + 1) - 1;
		const [below, above] = [sorted[Math.floor(rank)] ?? NaN, sorted[Math.ceil(rank)] ?? NaN];
		return below + (rank - Math.floor(rank)) * (above - below);
	};
	return { mean: mean(numbers), low: at(0.1), high: at(0.9) };
}

function forecastOf(
	{ cards, model }: Situation,
	{ id, day }: Stage['exams'][number],
	e: number,
	withPlan: readonly Rehearsal[],
	fsrs: readonly Rehearsal[],
	cram: readonly Rehearsal[]
): Forecast {
	const each = (runs: readonly Rehearsal[], what: 'recall' | 'later' | 'unseen') =>
		runs.map(({ exams }) => exams[e]?.[what] ?? NaN);
	let [weight, recall, count] = [0, 0, 0];
	for (const { standing, stakes } of cards) {
		const stake = stakes.find(({ exam }) => exam === id);
		if (stake === undefined) continue;
		count++;
		weight += stake.weight;
		if (standing.seen !== null)
			recall += stake.weight * model.recall(day - standing.seen, standing.stability);
	}
	return {
		exam: id,
		withPlan: rangeOf(each(withPlan, 'recall')),
		fsrsAlone: rangeOf(each(fsrs, 'recall')),
		noStudy: recall / weight,
		crammed: mean(each(cram, 'recall')),
		later: { withPlan: mean(each(withPlan, 'later')), crammed: mean(each(cram, 'later')) },
		cards: count,
		unseen: count * mean(each(withPlan, 'unseen'))
	};
}

function daysOf(
	{ calendar }: Stage,
	runs: readonly Rehearsal[],
	today: StudyDay,
	share: number
): PlannedDay[] {
	return Array.from(calendar.days, (ahead, i) => {
		const each = (what: 'recall' | 'seen' | 'seconds') =>
			mean(runs.map(({ days }) => days[i]?.[what] ?? NaN));
		return {
			day: studyDay(today + ahead),
			minutes: each('seconds') / share / SECONDS_PER_MINUTE,
			recall: each('recall'),
			seen: each('seen')
		};
	});
}
