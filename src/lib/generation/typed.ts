import type { Fact, FactList } from '$lib/domain/fact';
import type { Typed } from '$lib/domain/question';
import { membersOf, namesOf, type DeckIndex } from './deck-index';
import { meaningOfFact } from './meaning';
import { phraseOf } from './show';
import { foldedWords, inBraces, withoutBraces } from './text';
import { nearWords, typedWords } from './typing';

export const BLANK = '____';

/** A member of a list with more words than this is not asked to be typed. */
const MOST_WORDS = 4;

/** The fact's sentence with its blank, and what fills it; null where it has none that can be asked. */
export function clozeOf(index: DeckIndex, fact: Fact): { text: string; blank: Typed } | null {
	const answer = inBraces(fact.says);
	// A number is asked as a number, with its unit and its tolerance.
	if (answer === null || fact.value.kind === 'quantity') return null;
	const text = withoutBraces(fact.says.replace(`{${answer}}`, BLANK));
	const given = foldedWords(text);
	if (foldedWords(answer).every((word) => given.includes(word))) return null;
	const accepts = [...fact.accepts, ...valueNames(index, fact, answer)];
	return { text, blank: typed(index, answer, accepts) };
}

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
	const members = membersOf(index, list);
	if (members.length < 2 || members.length > 10) return null;
	const texts = members.map((member) => phraseOf(index, member.value));
	const shared = sharedWords(texts);
	const out = members.map((member, at) => {
		const text = texts[at] ?? '';
		// Of `caudal approach` among approaches `caudal` will do.
		const own = text.split(' ').filter((word) => !shared.has(word));
		const accepts = [
			...member.accepts,
			...valueNames(index, member, text),
			...(own.length > 0 ? [own.join(' ')] : [])
		];
		return typed(index, text, accepts);
	});
	return out.every(isTypeable) ? out : null;
}

const isTypeable = ({ text, accepts }: Typed): boolean =>
	[text, ...accepts].some((spelling) => spelling.split(' ').length <= MOST_WORDS);

function sharedWords(texts: readonly string[]): Set<string> {
	const [first = '', ...rest] = texts;
	return new Set(
		first.split(' ').filter((word) => rest.every((text) => text.split(' ').includes(word)))
	);
}

function typed(index: DeckIndex, text: string, others: readonly string[]): Typed {
	const accepts = [...new Set(others)].filter((other) => other !== text);
	return { text, accepts, rejects: nearWords([text, ...accepts], index.vocabulary) };
}
