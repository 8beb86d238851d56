import type { Deck } from '$lib/domain/deck';
import type { DeckId } from '$lib/domain/ids';
import type { Problem } from '$lib/domain/problem';
import type { Form } from '$lib/domain/question';
import type { CsvPreview, CsvOptions } from '$lib/interchange/csv-read';
import type { Format, ReadFormat } from '$lib/interchange/formats';
import type { Kind } from '$lib/interchange/item';
import type { LeftCount } from '$lib/interchange/left';
import type { PastAnswer } from './anki-answers';

export interface ReadTask {
	readonly task: 'read';
	readonly name: string;
	readonly file: Blob;
	/** ISO date. */
	readonly today: string;
	readonly options: CsvOptions & { readonly format?: ReadFormat };
}
export interface WriteTask {
	readonly task: 'write';
	readonly deck: Deck;
	readonly format: Format;
	readonly seed: number;
	/** Which forms of each card; one that a card does not have is passed over. */
	readonly forms: readonly Form[];
	/** Epoch ms. */
	readonly now: number;
}
/** Brings answers that were given in Anki to an installed deck. */
export interface BringTask {
	readonly task: 'bring';
	/** The name of the database. */
	readonly name: string;
	readonly deck: DeckId;
	readonly answers: readonly PastAnswer[];
	/** Epoch ms. */
	readonly now: number;
	/** The hour at which a study day begins. */
	readonly dayStart: number;
}
export type InterchangeTask = ReadTask | WriteTask | BringTask;

/** What was found in a file, before anything is installed. */
export type Found = {
	readonly format: ReadFormat;
	/** Said where it had to be guessed. */
	readonly guessed: 'windows-1252' | null;
	readonly csv: CsvPreview | null;
} & (
	| { readonly ok: false; readonly problems: readonly Problem[] }
	| {
			readonly ok: true;
			readonly kinds: readonly (readonly [kind: Kind, count: number])[];
			readonly left: readonly LeftCount[];
			/** Null where no question is left over. */
			readonly deck: Deck | null;
			readonly questions: number;
			/** What the checks say of the questions that stay. */
			readonly findings: readonly Problem[];
			/** What was answered in Anki to the questions that stay. */
			readonly answers: readonly PastAnswer[];
	  }
);

export interface Exported {
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly questions: number;
	readonly left: readonly LeftCount[];
}

export type FromInterchange =
	/** 0 to 1; null = not known. */
	| {
			readonly is: 'progress';
			readonly doing: 'reading' | 'checking' | 'writing' | 'bringing';
			readonly share: number | null;
	  }
	| { readonly is: 'found'; readonly found: Found }
	/** `answers`: how many are new. */
	| { readonly is: 'brought'; readonly answers: number }
	| { readonly is: 'written'; readonly exported: Exported }
	| { readonly is: 'failed'; readonly why: string };
