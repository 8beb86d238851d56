import type { Db } from '$lib/storage/db';
import { alone } from './alone';
import { snapshotBefore } from './backup';
import type {
	BringTask,
	Exported,
	Found,
	FromInterchange,
	InterchangeTask,
	ReadTask,
	WriteTask
} from './interchange-messages';

export { FORMATS, type Format, type ReadFormat } from '$lib/interchange/formats';
export { REASONS, type LeftCount } from '$lib/interchange/left';
export { ROLES, type Mapping, type Role } from '$lib/interchange/csv-mapping';
export type { CsvPreview } from '$lib/interchange/csv-read';

export type Doing = Extract<FromInterchange, { is: 'progress' }>['doing'];
export type OnProgress = (doing: Doing, share: number | null) => void;

/** A worker that reads or writes one file; ended, it has done nothing. */
class Interchange {
	readonly #worker = new Worker(new URL('./interchange.worker.ts', import.meta.url), {
		type: 'module'
	});

	ask(
		task: InterchangeTask,
		onProgress: OnProgress,
		signal: AbortSignal
	): Promise<FromInterchange> {
		const asked = new Promise<FromInterchange>((resolve, reject) => {
			signal.addEventListener('abort', () => reject(signal.reason as Error));
			this.#worker.onerror = ({ message }) => reject(new Error(message));
			this.#worker.onmessage = ({ data }: MessageEvent<FromInterchange>) => {
				if (data.is === 'progress') onProgress(data.doing, data.share);
				else if (data.is === 'failed') reject(new Error(data.why));
				else resolve(data);
			};
			this.#worker.postMessage(task);
		});
		return asked.finally(() => this.#worker.terminate());
	}
}

/** Looks at a file of questions; installs nothing. Rejects when aborted. */
export async function readFile(
	task: Omit<ReadTask, 'task'>,
	onProgress: OnProgress,
	signal: AbortSignal
): Promise<Found> {
	const answer = await new Interchange().ask({ task: 'read', ...task }, onProgress, signal);
	if (answer.is !== 'found') throw new Error(`readFile: ${answer.is}`);
	return answer.found;
}

/** Writes the questions of a deck for another program. Rejects when aborted. */
export async function exportDeck(
	task: Omit<WriteTask, 'task'>,
	onProgress: OnProgress,
	signal: AbortSignal
): Promise<Exported> {
	const answer = await new Interchange().ask({ task: 'write', ...task }, onProgress, signal);
	if (answer.is !== 'written') throw new Error(`exportDeck: ${answer.is}`);
	return answer.exported;
}

/**
 * Brings answers that were given in Anki to an installed deck, all or none; with a snapshot before.
 * Returns how many were new.
 */
export async function bringHistory(
	db: Db,
	task: Omit<BringTask, 'task' | 'name'>,
	onProgress: OnProgress,
	signal: AbortSignal
): Promise<number> {
	await snapshotBefore(db, 'import', task.now);
	const asked = { task: 'bring', name: db.name, ...task } as const;
	const answer = await alone(
		'data',
		() => new Interchange().ask(asked, onProgress, signal),
		signal
	);
	if (answer.is !== 'brought') throw new Error(`bringHistory: ${answer.is}`);
	return answer.answers;
}

/** An empty table of questions, with an example of each kind. */
export const template = async (): Promise<Uint8Array<ArrayBuffer>> =>
	(await import('$lib/interchange/csv-write')).csvTemplate();
