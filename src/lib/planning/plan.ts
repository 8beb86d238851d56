import type { WaysOut } from '$lib/domain/exam';
import { boundOf } from './bound';
import { waysOut } from './feasibility';
import { forecast, type Outlook } from './forecast';
import type { Doubt } from './luck';
import { situationOf, type PlanInput } from './situation';
import { todayOf, type TodaysPlan } from './today';

/** What a plan may say beyond today's order. */
export interface Expectations {
	/** Mean recall to reach, 0 to 1. */
	readonly goal: number;
	/** What is not known of the learner. */
	readonly doubt: Doubt;
	readonly seed: number;
}

export interface Plan extends TodaysPlan {
	/** Null where nothing is planned. */
	readonly outlook: Outlook | null;
	/** Mean recall over the exams that no way of studying can be expected to pass. */
	readonly bound: number | null;
	/** Null where every exam is forecast to reach the goal. */
	readonly waysOut: WaysOut | null;
}

/** Today's order is there first; what it is expected to bring follows. */
export type Progress =
	| { readonly stage: 'today' | 'outlook' | 'bound' | 'ways out' }
	| { readonly stage: 'ordered'; readonly today: TodaysPlan };

/** Computes a plan in steps short enough to be stopped between. Changes nothing it is given. */
export function* planSteps(input: PlanInput, expect: Expectations): Generator<Progress, Plan> {
	const situation = situationOf(input);
	const today = yield* told('today', todayOf(input, situation));
	yield { stage: 'ordered', today };
	if (today.prices === null) return { ...today, outlook: null, bound: null, waysOut: null };

	const { prices } = today.prices;
	const { retention } = input.policy;
	const outlook = yield* told(
		'outlook',
		forecast(situation, prices, input.today, retention, expect.doubt, expect.seed)
	);
	const bound = yield* told('bound', boundOf(situation, prices));
	const worst = Math.min(...outlook.forecasts.map(({ withPlan }) => withPlan.mean));
	const enough = worst >= expect.goal;
	const ways = enough ? null : yield* told('ways out', waysOut(input, worst, expect.goal));
	return { ...today, outlook, bound, waysOut: ways };
}

/** How a plan is watched and stopped. */
export interface Watch {
	readonly signal?: AbortSignal;
	readonly onProgress?: (progress: Progress) => void;
}

/**
 * The plan, with a pause after every step in which messages can come in: in a worker, an order to stop.
 * Rejects with the signal's reason when stopped.
 */
export async function planExam(
	input: PlanInput,
	expect: Expectations,
	{ signal, onProgress }: Watch = {}
): Promise<Plan> {
	const steps = planSteps(input, expect);
	const breath = new MessageChannel();
	try {
		for (;;) {
			signal?.throwIfAborted();
			const { done, value } = steps.next();
			if (done) return value;
			onProgress?.(value);
			await pause(breath);
		}
	} finally {
		breath.port1.close();
	}
}

/** Lets messages in. Not by a timer: browsers hold those up for 4 ms each, half a second over a plan. */
const pause = ({ port1, port2 }: MessageChannel) =>
	new Promise((resume) => {
		port1.onmessage = resume;
		port2.postMessage(null);
	});

function* told<T>(
	stage: 'today' | 'outlook' | 'bound' | 'ways out',
	steps: Generator<void, T>
): Generator<Progress, T> {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
		yield { stage };
	}
}
