import { deviceId } from '$lib/domain/ids';
import { openDb } from '$lib/storage/db';
import { OpenDecks } from './open-decks';
import { ownAnswers } from './statistics';
import { readStatisticsFiles } from './statistics-file';
import type {
	FromStatistics,
	StatisticsTask,
	StatisticsTasks,
	ToStatistics
} from './statistics-messages';
import { troubleFrom } from './trouble';

const tell = (message: FromStatistics) => postMessage(message);

onmessage = ({ data }: MessageEvent<ToStatistics>) => {
	answerTo(data).then(
		(answer) => tell({ is: 'done', answer }),
		(error: unknown) => {
			// An error does not survive the way out as what it is; its words do.
			const { happened, means, todo } = troubleFrom(error);
			tell({ is: 'failed', trouble: { happened, means, todo } });
		}
	);
};

async function answerTo(asked: ToStatistics): Promise<StatisticsTasks[StatisticsTask]['answer']> {
	if (asked.task === 'files') return readStatisticsFiles(asked.files);
	const { db } = await openDb({
		name: asked.database,
		// The page has opened the database before, and given it its device.
		newDevice: deviceId(crypto.randomUUID()),
		onSuperseded: () => undefined,
		onBlocked: () => undefined
	});
	const decks = new OpenDecks(db);
	const open = await Promise.all(asked.decks.map((id) => decks.get(id)));
	return ownAnswers(
		db,
		open.flatMap((deck) => deck ?? []),
		asked.learner
	);
}
