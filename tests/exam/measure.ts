import { boundOf } from '$lib/planning/bound';
import { situationOf } from '$lib/planning/situation';
import { filling, tunable, usual } from './fsrs';
import { deckOf, historyOf, type Cell } from './cell';
import { finished, inputOf, planned, planNow } from './planned';
import { cramSameDaily, cramSameTotal, greedy, lowest, nothing } from './policies';
import { simulate, type Policy, type Result } from './simulate';
import { mindOf } from './truths';

/** A number with its standard error. */
export interface Estimate {
	readonly mean: number;
	readonly error: number;
}

export interface Row {
	readonly policy: string;
	/** Mean recall on the exam day and 60 days later, 0 to 1. */
	readonly onDay: Estimate;
	readonly later: Estimate;
	/** The tenth percentile of learners on the exam day. */
	readonly p10: number;
	readonly unseen: number;
	/** Minutes used as a share of those offered. */
	readonly used: number;
	/** The price index less this policy, learner by learner. */
	readonly behind: Estimate;
}

export interface Measured {
	readonly cell: Cell;
	readonly replicates: number;
	readonly rows: readonly Row[];
	/** The dual bound; null where the planner's model is not the truth. */
	readonly bound: number | null;
	/** Name of the FSRS that the oracle picked. */
	readonly tuned: string;
}

const mean = (xs: readonly number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;

function estimate(xs: readonly number[]): Estimate {
	const m = mean(xs);
	const variance = xs.reduce((sum, x) => sum + (x - m) ** 2, 0) / Math.max(1, xs.length - 1);
	return { mean: m, error: Math.sqrt(variance / xs.length) };
}

function rowOf(policy: string, results: readonly Result[], index: readonly Result[]): Row {
	const onDay = results.map((result) => result.onDay);
	const sorted = [...onDay].sort((a, b) => a - b);
	const offered = results.reduce((sum, result) => sum + result.offered, 0);
	return {
		policy,
		onDay: estimate(onDay),
		later: estimate(results.map(({ later }) => later)),
		p10: sorted[Math.floor((sorted.length - 1) / 10)] ?? NaN,
		unseen: mean(results.map(({ unseen }) => unseen)),
		used: offered === 0 ? 0 : results.reduce((sum, { used }) => sum + used, 0) / offered,
		behind: estimate(onDay.map((value, i) => (index[i]?.onDay ?? NaN) - value))
	};
}

const runs = (cell: Cell, policy: Policy, replicates: number) =>
	Array.from({ length: replicates }, (_, replicate) => simulate(cell, policy, replicate));

/** Learners on which all settings are tried, and settings that are then tried on all learners. */
const FIRST_ROUND = 3;
const SECOND_ROUND = 12;

/** An oracle's choice: it knows the truth and is measured on the learners it chose for. */
function bestOf(policies: readonly Policy[], cell: Cell, replicates: number): Policy {
	const ranked = (among: readonly Policy[], learners: number) =>
		among
			.map((policy) => ({
				policy,
				reached: mean(runs(cell, policy, learners).map(({ onDay }) => onDay))
			}))
			.sort((a, b) => b.reached - a.reached)
			.map(({ policy }) => policy);
	const likely = ranked(policies, Math.min(FIRST_ROUND, replicates)).slice(0, SECOND_ROUND);
	return ranked(likely, replicates)[0] ?? nothing;
}

/** Every policy on the same learners. */
export function measure(cell: Cell, replicates: number): Measured {
	const run = (policy: Policy) => runs(cell, policy, replicates);
	const index = run(planned);
	const tuned = bestOf(tunable, cell, replicates);
	const others = [nothing, usual, filling, lowest, greedy];
	const crams = [cramSameDaily, cramSameTotal(1), cramSameTotal(3), cramSameTotal(7)];
	return {
		cell,
		replicates,
		rows: [
			rowOf(planned.name, index, index),
			rowOf('FSRS tuned by an oracle', run(tuned), index),
			...[...others, ...crams].map((policy) => rowOf(policy.name, run(policy), index))
		],
		bound: cell.truth === 'default' ? bound(cell, Math.min(replicates, 5)) : null,
		tuned: tuned.name
	};
}

/** The mean over some learners' decks: what no policy passes that has the time offered on average. */
function bound(cell: Cell, replicates: number): number {
	const decks = cell.deck === 'new' ? 1 : replicates;
	return mean(
		Array.from({ length: decks }, (_, replicate) => {
			const cards = deckOf(cell, mindOf(cell.truth, replicate), replicate);
			const start = {
				cell,
				day: 0,
				seconds: 0,
				cards,
				log: [],
				attended: 0,
				before: historyOf(cell)
			};
			const input = { ...inputOf(start, null), attendance: cell.attendance };
			const { prices } = planNow(input);
			return prices === null ? NaN : finished(boundOf(situationOf(input), prices.prices));
		})
	);
}
