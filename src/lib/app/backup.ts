import type { Db } from '$lib/storage/db';
import type { FromWorker, Progress, Task, Tasks, ToWorker } from './backup-messages';
import { alone } from './alone';
import type { SnapshotReason } from './snapshots';
import { troubleFrom, type Trouble } from './trouble';
import { version } from './version';

const SILENT: Trouble = {
	happened: 'This took too long, or the browser stopped it.',
	means: 'Nothing was changed.',
	todo: 'Close other tabs and try again.'
};

/** The worker has failed, or gone silent. */
class WorkFailed extends Error {
	readonly trouble: Trouble;

	constructor(trouble: Trouble) {
		super(trouble.happened);
		this.trouble = trouble;
	}
}

/** The learner did not want it any more. */
class Cancelled extends Error {}

/** What to tell of a failure; null where the learner brought it about. */
export function troubleOf(error: unknown): Trouble | null {
	if (error instanceof Cancelled) return null;
	return error instanceof WorkFailed ? error.trouble : troubleFrom(error);
}

/** What changes data, or keeps a copy of it: one tab at a time. */
const ALONE: ReadonlySet<Task> = new Set([
	...(['restore', 'repair', 'snapshot', 'copy', 'recover'] as const)
]);

/** The longest step without a word, comparing a million answers, takes half a minute. */
const SILENCE_MS = 180_000;

/**
 * Work on all of a learner's data, beside the page: in a worker, which is ended to cancel it. What was
 * not finished then has not happened.
 */
export class DataWork {
	readonly #worker = new Worker(new URL('./backup.worker.ts', import.meta.url), { type: 'module' });
	readonly #setting: ToWorker['setting'];
	readonly #ended = new AbortController();

	constructor(db: Db) {
		this.#setting = { name: db.name, app: version };
	}

	/** One thing at a time. Of what it rejects with, `troubleOf` tells. */
	ask<T extends Task>(
		task: T,
		asked: Tasks[T]['asked'],
		onProgress: (progress: Progress) => void = () => undefined
	): Promise<Tasks[T]['answer']> {
		const work = () => this.#answerTo(task, asked, onProgress);
		return ALONE.has(task) ? alone('data', work, this.#ended.signal) : work();
	}

	#answerTo<T extends Task>(
		task: T,
		asked: Tasks[T]['asked'],
		onProgress: (progress: Progress) => void
	): Promise<Tasks[T]['answer']> {
		const { signal } = this.#ended;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const answered = new Promise<Tasks[T]['answer']>((resolve, reject) => {
			signal.addEventListener('abort', () => reject(signal.reason as Error));
			const expectWord = () => {
				clearTimeout(timer);
				timer = setTimeout(() => this.end(new WorkFailed(SILENT)), SILENCE_MS);
			};
			this.#worker.onerror = () => this.end(new WorkFailed(SILENT));
			this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
				expectWord();
				if (data.is === 'done') resolve(data.answer);
				else if (data.is === 'failed') reject(new WorkFailed(data.trouble));
				else onProgress(data.progress);
			};
			expectWord();
			this.#worker.postMessage({ task, setting: this.#setting, ...asked });
		});
		return answered.finally(() => clearTimeout(timer));
	}

	/** Ends the worker; what it was doing is as if it had not begun. */
	end(why: Error = new Cancelled()): void {
		this.#worker.terminate();
		this.#ended.abort(why);
	}
}

/** One task in a worker of its own. */
export async function dataWork<T extends Task>(
	db: Db,
	task: T,
	asked: Tasks[T]['asked']
): Promise<Tasks[T]['answer']> {
	const work = new DataWork(db);
	try {
		return await work.ask(task, asked);
	} finally {
		work.end();
	}
}

/** An update does not wait longer for its snapshot. */
const PATIENCE_MS = 30_000;

/** Keeps a snapshot where the browser can; what is to come does not depend on it. */
export async function snapshotBefore(db: Db, before: SnapshotReason, at: number): Promise<void> {
	const work = new DataWork(db);
	const timer = setTimeout(() => work.end(), PATIENCE_MS);
	await work.ask('snapshot', { at, before }).catch((error: unknown) => console.warn(error));
	clearTimeout(timer);
	work.end();
}
