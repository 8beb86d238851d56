import type { Typed } from '$lib/domain/question';
import { remembered } from './remembered';
import { editDistance, lettersApart, lettersIn, opposed, slipsIn } from './slips';
import { foldedWords, LINKS } from './text';

/** How a typed text was understood: as which accepted spelling, and whether letters were amiss. */
export interface Reading {
	readonly as: string;
	readonly slip: boolean;
}

/** The words that count when an answer is typed: folded, in any order, without articles and links. */
export const typedWords = (text: string): string[] =>
	foldedWords(text).filter((word) => !LINKS.has(word));

/** Reads a typed answer; null where it is not this. */
export function readTyped(expected: Typed, typed: string): Reading | null {
	const given = typedWords(typed);
	if (given.length === 0) return null;
	const spellings = [expected.text, ...expected.accepts];
	const exact = spellings.find((spelling) => sameWords(given, typedWords(spelling)));
	if (exact !== undefined) return { as: exact, slip: false };
	const near = spellings.find((spelling) => isSlip(given, typedWords(spelling), expected.rejects));
	return near === undefined ? null : { as: near, slip: true };
}

const sameWords = (a: readonly string[], b: readonly string[]): boolean =>
	a.join('') === b.join('') || [...a].sort().join(' ') === [...b].sort().join(' ');

/** Every word is the expected one or a misspelling of it, and none is another word of the deck. */
function isSlip(
	given: readonly string[],
	expected: readonly string[],
	rejects: readonly string[]
): boolean {
	if (given.length !== expected.length) return false;
	const left = [...expected];
	const amiss = given.filter((word) => !take(left, word));
	return amiss.every((word) => {
		const meant = left.sort((a, b) => editDistance(word, a) - editDistance(word, b))[0];
		if (meant === undefined) return false;
		take(left, meant);
		const distance = editDistance(word, meant);
		return (
			distance <= slipsIn(meant) &&
			!opposed(word, meant) &&
			!rejects.some((other) => editDistance(word, other) <= distance)
		);
	});
}

function take(from: string[], word: string): boolean {
	const at = from.indexOf(word);
	if (at >= 0) from.splice(at, 1);
	return at >= 0;
}

/**
 * The words of a vocabulary that a slip in one of the spellings could land on or near. Kept with
 * the question, so that marking needs no deck.
 */
export function nearWords(spellings: readonly string[], vocabulary: ReadonlySet<string>): string[] {
	const own = new Set(spellings.flatMap(typedWords));
	const near = new Set([...own].flatMap((word) => nearWord(vocabulary, word)));
	return [...near].filter((other) => !own.has(other));
}

const nearWord = remembered((vocabulary: ReadonlySet<string>, word: string): string[] => {
	// A slip and the word it must not be taken for are each within reach, so twice the reach apart.
	const reach = 2 * slipsIn(word);
	const letters = lettersIn(word);
	const near: string[] = [];
	if (reach > 0)
		for (let length = word.length - reach; length <= word.length + reach; length++)
			for (const other of ofLength(vocabulary, length))
				if (
					lettersApart(letters, other.letters) <= reach &&
					editDistance(word, other.word, reach) <= reach
				)
					near.push(other.word);
	return near;
});

const ofLength = remembered((vocabulary: ReadonlySet<string>, length: number) =>
	[...vocabulary]
		.filter((word) => word.length === length)
		.map((word) => ({ word, letters: lettersIn(word) }))
);
