import type { Plan, Watch } from '$lib/planning/plan';
import { PlannerFailed } from './planner-failed';
import type { PlanQuestion } from './planner-input';
import type { FromPlanner, ToPlanner } from './planner-messages';

/** A step takes some ten milliseconds: longer silence than this is a crash. */
const SILENCE_MS = 60_000;

export const newPlanner = (): Worker =>
	new Worker(new URL('./planner.worker.ts', import.meta.url), { type: 'module' });

/**
 * Computes a plan in a worker. Rejects with the signal's reason when stopped, with `PlannerFailed` when
 * the worker crashes, cannot be loaded or falls silent. The worker has ended when this settles.
 */
export function plan(
	question: PlanQuestion,
	{ signal, onProgress }: Watch = {},
	worker: Worker = newPlanner(),
	silence = SILENCE_MS
): Promise<Plan> {
	let timer: ReturnType<typeof setTimeout>;
	const computed = new Promise<Plan>((resolve, reject) => {
		const fail = (why: unknown) => reject(new PlannerFailed(String(why), { cause: why }));
		const expectWord = () => {
			clearTimeout(timer);
			timer = setTimeout(() => fail('no word'), silence);
		};
		if (signal?.aborted) return reject(reasonOf(signal));
		signal?.addEventListener('abort', () => reject(reasonOf(signal)));
		worker.onerror = ({ message }) => fail(message);
		worker.onmessageerror = () => fail('an answer that cannot be read');
		worker.onmessage = ({ data }: MessageEvent<FromPlanner>) => {
			expectWord();
			if (data.is === 'plan') resolve(data.plan);
			else if (data.is === 'failed') fail(data.why);
			else onProgress?.(data.progress);
		};
		expectWord();
		worker.postMessage(question satisfies ToPlanner);
	});
	return computed.finally(() => {
		clearTimeout(timer);
		worker.terminate();
	});
}

const reasonOf = (signal: AbortSignal): Error =>
	signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason));
