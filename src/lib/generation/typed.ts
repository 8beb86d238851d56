import type { Fact, FactList } from '$lib/domain/fact';
import type { Typed } from '$lib/domain/question';
import { membersOf, namesOf, type DeckIndex } from './deck-index';
import { meaningOfFact } from './meaning';
import { isContent } from './content-words';
import { phraseOf } from './show';
import { foldedWords, inBraces, withoutBraces, withoutSharedEnding } from './text';
import { nearWords, typedWords } from './typing';

export const BLANK = '____';

/** A member of a list with more words than this is not asked to be typed. */
const MOST_WORDS = 4;
const FEWEST_TYPED = 2;
const MOST_TYPED = 10;

/** The words a cloze of this fact blanks; null where it cannot be asked so. */
export function clozeAnswer(fact: Fact): string | null {
	const answer = inBraces(fact.says);
	// A number is asked as a number, with its unit and its tolerance.
	if (answer === null || fact.value.kind === 'quantity') return null;
	const given = foldedWords(blanked(fact, answer));
	return foldedWords(answer).every((word) => given.includes(word)) ? null : answer;
}

/** The fact's sentence with its blank, and what fills it. */
export function clozeOf(index: DeckIndex, fact: Fact): { text: string; blank: Typed } | null {
	const answer = clozeAnswer(fact);
	if (answer === null) return null;
	const accepts = [...fact.accepts, ...valueNames(index, fact, answer)];
	return { text: blanked(fact, answer), blank: typed(index, answer, accepts) };
}

const blanked = ({ says }: Fact, answer: string): string =>
	withoutBraces(says.replace(`{${answer}}`, BLANK));

/** The value's names, where the words in braces are about the value at all. */
function valueNames(index: DeckIndex, fact: Fact, answer: string): string[] {
	const { term, text } = meaningOfFact(index, fact);
	const known = term === null ? undefined : index.terms.get(term);
	const names = known ? namesOf(known) : [text];
	const asked = typedWords(answer);
	return names.some((name) => typedWords(name).some((word) => asked.includes(word))) ? names : [];
}

/** What is to be typed for each member; null where a member is too long or there are too many. */
export function typedMembers(index: DeckIndex, list: FactList): Typed[] | null {
	const spellings = spellingsOf(index, list);
	return areTypeable(spellings)
		? spellings.map(([text = '', ...accepts]) => typed(index, text, accepts))
		: null;
}

export const canBeTyped = (index: DeckIndex, list: FactList): boolean =>
	areTypeable(spellingsOf(index, list));

const areTypeable = (members: readonly (readonly string[])[]): boolean =>
	members.length >= FEWEST_TYPED &&
	members.length <= MOST_TYPED &&
	members.every((spellings) => spellings.some((text) => text.split(' ').length <= MOST_WORDS));

/** Of each member what counts when typed, its text first. */
function spellingsOf(index: DeckIndex, list: FactList): string[][] {
	const members = membersOf(index, list);
	const texts = members.map((member) => phraseOf(index, member.value));
	// Of `caudal approach` among approaches `caudal` will do.
	const short = withoutSharedEnding(texts);
	return members.map((member, at) => {
		const [text = '', own = text] = [texts[at], short[at]];
		return [text, ...otherNames(member, own), ...valueNames(index, member, text), own];
	});
}

/** What a cloze accepts names the member only where the blank holds most of its name. */
function otherNames({ says, accepts }: Fact, own: string): readonly string[] {
	const blank = foldedWords(inBraces(says) ?? '');
	const all = foldedWords(own);
	const telling = all.some(isContent) ? all.filter(isContent) : all;
	const held = telling.filter((word) => blank.includes(word)).length;
	return held * 2 > telling.length ? accepts : [];
}

/** What is to be typed, with the other spellings that count and the words it is never taken for. */
export function typed(index: DeckIndex, text: string, others: readonly string[]): Typed {
	const accepts = [...new Set(others)].filter((other) => other !== text);
	return { text, accepts, rejects: nearWords([text, ...accepts], index.vocabulary) };
}
