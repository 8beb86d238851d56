import type { Deck } from '$lib/domain/deck';
import type { Problem } from '$lib/domain/problem';

/** A file that is to be read, and the day on which (ISO date). */
export interface Knock {
	readonly name: string;
	readonly file: Blob;
	readonly today: string;
}

/** What came of it: a sound deck, or what is wrong with it. */
export type FileRead =
	| { readonly ok: true; readonly deck: Deck; readonly warnings: number }
	/** `count`: how many there are; of very many only the first come along. */
	| { readonly ok: false; readonly problems: readonly Problem[]; readonly count: number };

export type FromDoor =
	| { readonly is: 'reading' | 'checking' }
	| { readonly is: 'done'; readonly read: FileRead }
	| { readonly is: 'failed'; readonly why: string };
