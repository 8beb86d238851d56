import type { LogRow } from '$lib/domain/review';
import type { Written } from '$lib/storage/telling';

export type ToJournal =
	| {
			/** First of all. */
			readonly is: 'begin';
			readonly database: string;
			/** Epoch ms. */
			readonly at: number;
			/** The newest rows of the log: taken in where the files do not have them. */
			readonly tail: readonly LogRow[];
	  }
	| { readonly is: 'written'; readonly written: Written };

export type FromJournal =
	/** Said once, at the beginning: a copy of everything should be made. */
	| { readonly is: 'due' }
	/** Said instead: the tab that was putting everything back has ended before it was done. */
	| { readonly is: 'unfinished' }
	/** What was stored just now is not all in the journal. */
	| { readonly is: 'more' }
	| { readonly is: 'failed'; readonly why: string };
