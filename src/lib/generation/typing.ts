import type { Typed } from '$lib/domain/question';
import { remembered } from './remembered';
import { editDistance, lettersApart, lettersIn, opposed, slipsIn } from './slips';
import { fold, foldedWords, LINKS, words } from './text';

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
	const exact = spellings.find(
		(spelling) => sameWords(given, typedWords(spelling)) || lettersOf(typed) === lettersOf(spelling)
	);
	if (exact !== undefined) return { as: exact, slip: false };
	const near = spellings.find((spelling) =>
		isMisspelt(given, typedWords(spelling), expected.rejects)
	);
	return near === undefined ? null : { as: near, slip: true };
}

/** All letters in a row, with those of articles and links: a space may be missing beside one. */
const lettersOf = (text: string): string => fold(words(text).join(''));

const sameWords = (a: readonly string[], b: readonly string[]): boolean =>
	a.join('') === b.join('') || [...a].sort().join(' ') === [...b].sort().join(' ');

/** Letters amiss, and perhaps the spaces, too: `radio frequencyablaton`. */
function isMisspelt(
	given: readonly string[],
	expected: readonly string[],
	rejects: readonly string[]
): boolean {
	const letters = given.join('');
	const slips = expected.reduce((sum, word) => sum + slipsIn(word), 0);
	if (lettersApart(lettersIn(letters), lettersIn(expected.join(''))) > slips) return false;
	if (isSlip(given, expected, rejects)) return true;
	const spaced = spacedAs(letters, expected);
	return spaced !== null && isSlip(spaced, expected, rejects);
}

/** The letters cut into words, each as near the expected one as a slip allows; null where none is. */
function spacedAs(letters: string, [word, ...rest]: readonly string[]): string[] | null {
	if (word === undefined) return letters === '' ? [] : null;
	const reach = slipsIn(word);
	const lengths = Array.from({ length: 2 * reach + 1 }, (_, at) => word.length - reach + at)
		.map((length) => ({ length, amiss: editDistance(word, letters.slice(0, length)) }))
		.filter(({ length, amiss }) => length <= letters.length && amiss <= reach)
		.sort((a, b) => a.amiss - b.amiss);
	for (const { length } of lengths) {
		const after = spacedAs(letters.slice(length), rest);
		if (after) return [letters.slice(0, length), ...after];
	}
	return null;
}

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
