import { FSRSAlgorithm, default_w, get_fuzz_range } from 'ts-fsrs';
import { studyDay, type Moment, type StudyDay } from '$lib/domain/day';
import { AGAIN, GRADES, type Grade } from '$lib/domain/grade';
import type { CardId, PolicyId } from '$lib/domain/ids';
import type { Memory, Outcome, Outcomes, Policy } from '$lib/domain/memory';
import { randomFrom } from '$lib/domain/random';
import { checkMoment, checkPolicy } from './check';
import { chooseIntervals, type DayRange } from './intervals';
import { MS_PER_MINUTE, stepAfter } from './steps';

// Importing ts-fsrs adds these to every Date (5.4.2); it never calls them itself.
for (const method of ['scheduler', 'diff', 'format', 'dueFormat']) {
	Reflect.deleteProperty(Date.prototype, method);
}

/** The FSRS-6 weights for a learner who has none of their own yet. */
export const DEFAULT_WEIGHTS: readonly number[] = default_w;

/** A memory before its due moment is chosen: all that the next answer depends on. */
export type Undated = Omit<Memory, 'due'>;

/** ts-fsrs where it agrees with fsrs-rs, the reference implementation, and corrected where it does not. */
class Engine extends FSRSAlgorithm {
	constructor(policy: Policy) {
		super({
			w: policy.weights,
			request_retention: policy.retention,
			maximum_interval: policy.maximumInterval,
			// Done here: their fuzz is seeded by the clock, and two relearning steps would change weights.
			enable_fuzz: false,
			learning_steps: [],
			relearning_steps: []
		});
		// They raise w19 to 0.01; fsrs-rs takes 0, which is "no short-term decay".
		const [w, w19 = 0] = [this.parameters.w as number[], policy.weights[19]];
		if (w19 < 0.01) w[19] = Math.max(0, w19);
	}

	/** They raise a first stability to 0.1; fitted weights for Again are often below. */
	override init_stability(grade: Grade): number {
		return this.parameters.w[grade - 1] ?? NaN;
	}
}

const engines = new Map<PolicyId, Engine>();

/** One instance per policy, never changed: assigning parameters resets the ones not named. */
function engineOf(policy: Policy): Engine {
	const known = engines.get(policy.id);
	if (known !== undefined) return known;
	checkPolicy(policy);
	const engine = new Engine(policy);
	engines.set(policy.id, engine);
	return engine;
}

/** `moment`, or where the clock or the day ran backwards, the card's last answer. */
export function clampMoment(
	memory: Pick<Memory, 'lastAt' | 'lastDay'> | null,
	moment: Moment
): Moment {
	checkMoment(moment);
	if (memory === null) return moment;
	if (moment.clock >= memory.lastAt && moment.day >= memory.lastDay) return moment;
	const day = moment.day < memory.lastDay ? memory.lastDay : moment.day;
	return { ...moment, clock: Math.max(moment.clock, memory.lastAt), day };
}

/** Predicted recall on `day`, 0 to 1. Whole study days count: it is 1 on the day of the last answer. */
export function retrievability(
	memory: Pick<Memory, 'stability' | 'lastDay'>,
	day: StudyDay,
	policy: Policy
): number {
	const elapsed = Math.max(0, day - memory.lastDay);
	return engineOf(policy).forgetting_curve(elapsed, memory.stability);
}

/** Days until recall falls to the policy's retention: whole, 1 to the cap, before fuzz. */
export function intervalFor(stability: number, policy: Policy): number {
	return engineOf(policy).next_interval(stability, 0);
}

/** The memory after one answer, all but its due moment. What replay folds over. */
export function nextMemory(
	memory: Undated | null,
	grade: Grade,
	moment: Moment,
	policy: Policy
): Undated {
	const now = clampMoment(memory, moment);
	const elapsed = memory === null ? 0 : now.day - memory.lastDay;
	const { stability, difficulty } = engineOf(policy).next_state(memory, elapsed, grade);
	const { phase, step } = stepAfter(memory, grade, policy);
	const lapsed = memory?.phase === 'review' && grade === AGAIN;
	return {
		stability,
		difficulty,
		phase,
		step,
		reps: (memory?.reps ?? 0) + 1,
		lapses: (memory?.lapses ?? 0) + (lapsed ? 1 : 0),
		lastDay: now.day,
		lastAt: now.clock
	};
}

/** The days an interval may be moved within: as far as ts-fsrs would, or not at all without fuzz. */
function rangeOf(days: number, elapsed: number, policy: Policy): DayRange {
	// Below 2.5 days ts-fsrs does not fuzz either.
	if (!policy.fuzz || days < 2.5) return { from: days, to: days };
	const { min_ivl, max_ivl } = get_fuzz_range(days, elapsed, policy.maximumInterval);
	return { from: min_ivl, to: max_ivl };
}

/** One answer on the way to its outcome. */
interface Future {
	readonly grade: Grade;
	readonly after: Undated;
	readonly minutes: number | null;
}

/** The four answers, and the intervals of those that wait days: these depend on one another. */
function futuresOf(memory: Undated | null, card: CardId, moment: Moment, policy: Policy) {
	const futures = GRADES.map((grade): Future => ({
		grade,
		after: nextMemory(memory, grade, moment, policy),
		minutes: stepAfter(memory, grade, policy).minutes
	}));
	const inDays = futures.filter(({ minutes }) => minutes === null);
	const today = clampMoment(memory, moment).day;
	const intervals = chooseIntervals(
		inDays.map(({ after }) => intervalFor(after.stability, policy)),
		(days) => rangeOf(days, today - (memory?.lastDay ?? today), policy),
		today,
		policy,
		randomFrom(`${card} ${memory?.reps ?? 0}`)()
	);
	return { futures: futures as [Future, Future, Future, Future], inDays, intervals };
}

/** An answer with its due moment: an instant for a step, a study day for a wait of days. */
function outcomeOf(
	{ grade, after, minutes }: Future,
	{ inDays, intervals }: ReturnType<typeof futuresOf>
): Outcome {
	if (minutes !== null) {
		const due = { at: after.lastAt + minutes * MS_PER_MINUTE };
		return { grade, memory: { ...after, due }, wait: { minutes } };
	}
	const days = intervals[inDays.findIndex((future) => future.grade === grade)] ?? 1;
	return {
		grade,
		memory: { ...after, due: { on: studyDay(after.lastDay + days) } },
		wait: { days }
	};
}

/**
 * The four futures of a card, computed together once: the labels on the buttons and what is stored
 * are these objects. The time of day changes no interval, so an answer may take as long as it takes.
 */
export function outcomes(
	memory: Undated | null,
	card: CardId,
	moment: Moment,
	policy: Policy
): Outcomes {
	const all = futuresOf(memory, card, moment, policy);
	const [again, hard, good, easy] = all.futures;
	return {
		1: outcomeOf(again, all),
		2: outcomeOf(hard, all),
		3: outcomeOf(good, all),
		4: outcomeOf(easy, all)
	};
}

/** The one of a card's four outcomes that `grade` brings: what replay needs of the last review. */
export function outcome(
	memory: Undated | null,
	card: CardId,
	grade: Grade,
	moment: Moment,
	policy: Policy
): Outcome {
	const all = futuresOf(memory, card, moment, policy);
	return outcomeOf(all.futures[grade - 1] as Future, all);
}
