import type { FromStatistics, StatisticsTask, StatisticsTasks } from './statistics-messages';
import { troubleFrom, type Trouble } from './trouble';

const SILENT: Trouble = {
	happened: 'The answers could not be counted.',
	means: 'Nothing was changed.',
	todo: 'Reload the page and try again.'
};

/** The worker has failed. */
class NotCounted extends Error {
	readonly trouble: Trouble;

	constructor(trouble: Trouble) {
		super(trouble.happened);
		this.trouble = trouble;
	}
}

/** What to tell of whatever `countAnswers` rejects with. */
export const countingTrouble = (error: unknown): Trouble =>
	error instanceof NotCounted ? error.trouble : troubleFrom(error);

/** Reads the log, or files of statistics, in a worker of its own: a million answers take seconds. */
export async function countAnswers<T extends StatisticsTask>(
	task: T,
	asked: StatisticsTasks[T]['asked']
): Promise<StatisticsTasks[T]['answer']> {
	const worker = new Worker(new URL('./statistics.worker.ts', import.meta.url), { type: 'module' });
	try {
		return await new Promise((resolve, reject) => {
			worker.onerror = () => reject(new NotCounted(SILENT));
			worker.onmessage = ({ data }: MessageEvent<FromStatistics>) => {
				if (data.is === 'done') resolve(data.answer as StatisticsTasks[T]['answer']);
				else reject(new NotCounted(data.trouble));
			};
			worker.postMessage({ task, ...asked });
		});
	} finally {
		worker.terminate();
	}
}
