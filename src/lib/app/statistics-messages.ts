import type { Recall } from '$lib/domain/card-answers';
import type { CardId, DeckId } from '$lib/domain/ids';
import type { LearnerStatistics } from '$lib/domain/item-analysis';
import type { StatisticsRead } from './statistics-file';
import type { Trouble } from './trouble';

/** What this browser's log says of some decks. */
export interface OwnAnswers {
	readonly statistics: LearnerStatistics;
	/** The texts of each card's right options, as far as they were asked or can be. */
	readonly right: ReadonlyMap<CardId, ReadonlySet<string>>;
	readonly recalls: ReadonlyMap<CardId, Recall>;
}

/** What the worker is asked, one thing at a time. */
export interface StatisticsTasks {
	readonly own: {
		/** `database`: its name. `learner`: tells files apart. */
		readonly asked: {
			readonly database: string;
			readonly decks: readonly DeckId[];
			readonly learner: string;
		};
		readonly answer: OwnAnswers;
	};
	readonly files: {
		readonly asked: { readonly files: readonly File[] };
		readonly answer: StatisticsRead;
	};
}
export type StatisticsTask = keyof StatisticsTasks;

export type ToStatistics = {
	[T in StatisticsTask]: { readonly task: T } & StatisticsTasks[T]['asked'];
}[StatisticsTask];

export type FromStatistics =
	| { readonly is: 'done'; readonly answer: StatisticsTasks[StatisticsTask]['answer'] }
	| { readonly is: 'failed'; readonly trouble: Trouble };
