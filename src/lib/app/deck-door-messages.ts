import type { Entry } from '$lib/authoring/document/entry';
import type { Deck } from '$lib/domain/deck';
import type { Problem } from '$lib/domain/problem';

/** A file that is to be read, what for, and the day on which (ISO date). */
export interface Knock<A extends keyof Reads = keyof Reads> {
	readonly as: A;
	readonly name: string;
	readonly file: Blob;
	readonly today: string;
}

/** What comes of it: to be installed, or to be worked on. */
export interface Reads {
	readonly deck: FileRead;
	readonly draft: DraftFileRead;
}

/** `count`: how many problems there are; of very many only the first come along. */
export interface Refused {
	readonly ok: false;
	readonly problems: readonly Problem[];
	readonly count: number;
}

/** A sound deck, or what is wrong with it. */
export type FileRead =
	{ readonly ok: true; readonly deck: Deck; readonly warnings: number } | Refused;

/** What the file says, entry by entry, with how many errors; or why it cannot be read. */
export type DraftFileRead =
	{ readonly ok: true; readonly entries: readonly Entry[]; readonly errors: number } | Refused;

export type FromDoor =
	| { readonly is: 'reading' | 'checking' }
	| { readonly is: 'done'; readonly read: Reads[keyof Reads] }
	| { readonly is: 'failed'; readonly why: string };
