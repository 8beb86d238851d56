import type { DeckId } from '$lib/domain/ids';
import type { Plan, Watch } from '$lib/planning/plan';
import type { Db } from '$lib/storage/db';
import type { Kind } from './exam-scope';
import { PlannerFailed } from './planner-failed';
import type { Expected, FromPlanner, ToPlanner, Wanted } from './planner-messages';

/** A step takes some ten milliseconds: longer silence than this is a crash. */
const SILENCE_MS = 60_000;

export const newPlanner = (): Worker =>
	new Worker(new URL('./planner.worker.ts', import.meta.url), { type: 'module' });

/**
 * Computes a plan in a worker. Rejects with the signal's reason when stopped, with `PlannerFailed` when
 * the worker crashes, cannot be loaded or falls silent. The worker has ended when this settles.
 */
export const plan = (
	db: Db,
	wanted: Wanted,
	watch: Watch = {},
	worker = newPlanner(),
	silence = SILENCE_MS
): Promise<Plan> =>
	ask({ ...wanted, wanted: 'plan', name: db.name }, watch, worker, silence, (said) =>
		said.is === 'plan' ? said.plan : undefined
	);

/** What a plan would bring, in a fraction of the time. Fails as `plan` does. */
export const outlook = (db: Db, wanted: Wanted, watch: Watch = {}): Promise<Expected> =>
	ask({ ...wanted, wanted: 'outlook', name: db.name }, watch, newPlanner(), SILENCE_MS, (said) =>
		said.is === 'outlook' ? said.expected : undefined
	);

/** What kinds of cards some decks have. Fails as `plan` does. */
export const kindsOf = (
	db: Db,
	decks: readonly DeckId[],
	signal: AbortSignal
): Promise<readonly Kind[]> =>
	ask({ wanted: 'kinds', decks, name: db.name }, { signal }, newPlanner(), SILENCE_MS, (said) =>
		said.is === 'kinds' ? said.kinds : undefined
	);

function ask<T>(
	question: ToPlanner,
	{ signal, onProgress }: Watch,
	worker: Worker,
	silence: number,
	answerIn: (said: FromPlanner) => T | undefined
): Promise<T> {
	let timer: ReturnType<typeof setTimeout>;
	const answered = new Promise<T>((resolve, reject) => {
		const fail = (why: string) => reject(new PlannerFailed(why));
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
			if (data.is === 'progress') return onProgress?.(data.progress);
			const answer = answerIn(data);
			if (answer === undefined) fail(data.is === 'failed' ? data.why : data.is);
			else resolve(answer);
		};
		expectWord();
		worker.postMessage(question);
	});
	return answered.finally(() => {
		clearTimeout(timer);
		worker.terminate();
	});
}

const reasonOf = (signal: AbortSignal): Error =>
	signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason));
