import type { Problem } from '$lib/domain/problem';
import type { Left } from './left';

/**
 * What any program calls a question, without its formatting: what every format is read into and
 * written from. Text is plain; `\n` ends a line, `\n\n` a paragraph.
 */
export const KINDS = [
	'single-choice',
	'multiple-choice',
	'true-false',
	'short-answer',
	'numeric',
	'matching',
	'ordering',
	'cloze',
	'essay',
	'description'
] as const;
export type Kind = (typeof KINDS)[number];

export interface Choice {
	readonly text: string;
	/** Share of the mark for choosing it, -1 to 1; of a single choice the best has 1. */
	readonly weight: number;
	/** Said to whoever chose it. */
	readonly feedback: string;
}

/** A number that counts if it lies between two bounds, both included; a bound may be infinite. */
export interface Interval {
	readonly min: number;
	readonly max: number;
	readonly weight: number;
	readonly feedback: string;
}

export interface Pair {
	/** Empty where the right side is only there to be chosen wrongly. */
	readonly left: string;
	readonly right: string;
}

interface ItemBase {
	/** What the file calls it, else computed from what it says: the same question has the same id. */
	readonly id: string;
	/** A name for lists; empty where the file gives none. */
	readonly title: string;
	readonly stem: string;
	/** Shown to everyone after the answer. */
	readonly feedback: string;
	/** Where it is stated, and what is known against that: for formats that have places for them. */
	readonly source?: string;
	readonly caveat?: string;
	/** From the widest to the narrowest. */
	readonly category: readonly string[];
	readonly tags: readonly string[];
	/** Where it began in the file: `line 12`. Empty where it does not come from a file. */
	readonly at: string;
}

export type Item = ItemBase &
	(
		| { readonly kind: 'single-choice'; readonly options: readonly Choice[] }
		| { readonly kind: 'multiple-choice'; readonly options: readonly Choice[] }
		| {
				readonly kind: 'true-false';
				readonly answer: boolean;
				/** Said to whoever said so. */
				readonly whenTrue: string;
				readonly whenFalse: string;
		  }
		| { readonly kind: 'short-answer'; readonly accepts: readonly Choice[] }
		| { readonly kind: 'numeric'; readonly unit: string; readonly intervals: readonly Interval[] }
		| { readonly kind: 'matching'; readonly pairs: readonly Pair[] }
		/** `steps` in their right order. */
		| { readonly kind: 'ordering'; readonly steps: readonly string[] }
		/** The stem holds each blank as `____`, in the order of `blanks`. */
		| { readonly kind: 'cloze'; readonly blanks: readonly (readonly string[])[] }
		/** `model`: an answer to judge one's own by. */
		| { readonly kind: 'essay'; readonly model: string }
		| { readonly kind: 'description' }
	);
export type ItemOf<K extends Kind> = Extract<Item, { kind: K }>;

export const BLANK = '____';

/** What a reader makes of a file; `problems` only where nothing could be read at all. */
export type Reading =
	| { readonly ok: true; readonly items: readonly Item[]; readonly left: readonly Left[] }
	| { readonly ok: false; readonly problems: readonly Problem[] };

export interface Written {
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly left: readonly Left[];
}

/** An id from what a question says: FNV-1a, 64 bits in hex. The same words give the same id. */
export function idOf(...words: readonly string[]): string {
	let hash = 0xcbf29ce484222325n;
	for (const byte of new TextEncoder().encode(words.join('\u0000')))
		hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
	return hash.toString(16).padStart(16, '0');
}

/** The answers that earn the whole mark. */
export const rightOnes = (choices: readonly Choice[]): Choice[] =>
	choices.filter(({ weight }) => weight > 0.999);

/** Without the last digits that adding and subtracting leaves behind. */
export const exact = (number: number): number => Number(number.toPrecision(12));

/** All that is said after the answer, for formats that have one place for it. */
export const explanationOf = ({ feedback, source, caveat }: Item): string =>
	[feedback, source, caveat].filter(Boolean).join('\n\n');
