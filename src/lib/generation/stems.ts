import type { Fact, FactList, Locator } from '$lib/domain/fact';
import type { TermId } from '$lib/domain/ids';
import { membersOf, sourceOf, statedForFamily, termOf, type DeckIndex } from './deck-index';
import { isContent } from './content-words';
import { remembered } from './remembered';
import { nounPhrase, phraseOf } from './show';
import { capitalise, enumerate, foldedWords, inWords, withoutSharedEnding } from './text';
import { accordingTo, amongOptions, OPEN, withPhrase, type Nouns } from './wording';

/** Questions for one fact that can be answered with no options in sight. */
export function openStems(index: DeckIndex, fact: Fact): string[] {
	if (fact.asks.length > 0) return fact.asks.map((ask) => qualified(index, ask, fact));
	const list = listOf(index, fact);
	return list
		? missingStems(index, fact, list).map((stem) => qualified(index, stem, fact))
		: OPEN[fact.slot](nounsOf(index, fact)).map((stem) => qualified(index, stem, fact));
}

/** There is a question for it that needs no options: a lone member of a list has none of its own. */
export function isAskedOpenly(index: DeckIndex, fact: Fact): boolean {
	const list = listOf(index, fact);
	return fact.asks.length > 0 || list === null || membersOf(index, list).length > 1;
}

/** Questions for one fact that options stand under. */
export function choiceStems(index: DeckIndex, fact: Fact): string[] {
	const list = listOf(index, fact);
	const asks =
		fact.asks.length > 0
			? fact.asks
			: list && list.asksOne.length > 0
				? list.asksOne
				: list
					? [amongOptions(fact.slot, nounsOf(index, fact))]
					: OPEN[fact.slot](nounsOf(index, fact));
	return asks.map((ask) => qualified(index, ask, fact));
}

/** Questions for the members of a list, as options or to be named. */
export function listStems(index: DeckIndex, list: FactList): string[] {
	const asks = list.asks.filter((ask) => !ASKS_ORDER.test(ask));
	const what = list.ordered ? `Name, in order, ${list.name}.` : `What are ${list.name}?`;
	return (asks.length > 0 ? asks : [what]).map((ask) => qualifiedForList(index, ask, list));
}

/** Questions for the order of a list's members. */
export function orderStems(index: DeckIndex, list: FactList): string[] {
	const asks = list.asks.filter((ask) => ASKS_ORDER.test(ask));
	const put = `Put in order, first to last: ${list.name}.`;
	return (asks.length > 0 ? asks : [put]).map((ask) => qualifiedForList(index, ask, list));
}

/** An authored question that shows the members and asks how they follow one another. */
const ASKS_ORDER = /^(?:Put|Order|Arrange|Sort|In (?:what|which) order)\b/;

function qualifiedForList(index: DeckIndex, ask: string, list: FactList): string {
	const meant = new Set(membersOf(index, list).flatMap((fact) => fact.askAs ?? []));
	const askAs = meant.size > 0 ? [...meant].join(', ') : null;
	return qualified(index, ask, { ...list, askAs });
}

/** What stands above a sentence with a blank: whose sentence it is, and which of a list is meant. */
export function clozeStem(index: DeckIndex, fact: Fact): string {
	const { name } = sourceOf(index, fact.source.source);
	const unnamed = hasSeveralSources(index, fact.subject) && !names(fact.says, name);
	const after = unnamed ? `, following ${name}` : '';
	const meant = fact.askAs && addsTo(fact.says, fact.askAs, name) ? ` (${fact.askAs})` : '';
	return [`Complete the sentence${after}${meant}.`, ...besides(index, fact)].join(' ');
}

/** Which of its list is meant, unless the sentence itself or the step's own question tells. */
function besides(index: DeckIndex, fact: Fact): string[] {
	const list = listOf(index, fact);
	const others = list ? othersOf(index, fact, list) : [];
	const sentence = foldedWords(fact.says);
	if (!list || others.every((other) => isToldBy(sentence, foldedWords(other)))) return [];
	if (!list.ordered)
		return [
			`${others.length === 1 ? 'The other' : 'The others'} in the list: ${enumerate(others)}.`
		];
	if (fact.asks.length > 0) return [];
	const { before, after } = neighbours(index, fact, list);
	return [before === null ? `It comes before “${after}”.` : `It comes after “${before}”.`];
}

/** A word of it is there that carries meaning: `laser` for `laser ablation`. */
const isToldBy = (sentence: readonly string[], words: readonly string[]): boolean =>
	words.some((word) => isContent(word) && sentence.includes(word));

function missingStems(index: DeckIndex, fact: Fact, list: FactList): string[] {
	const others = othersOf(index, fact, list);
	if (others.length === 0) return [];
	if (list.ordered) {
		const { before, after } = neighbours(index, fact, list);
		return [
			...(before === null ? [] : [`Of ${list.name}, which comes straight after “${before}”?`]),
			...(after === null ? [] : [`Of ${list.name}, which comes straight before “${after}”?`])
		];
	}
	const [given, be] = [enumerate(others), others.length === 1 ? 'is' : 'are'];
	const open = `${capitalise(list.name)}: ${enumerate([...others, 'one more'])}. Which one?`;
	// A name such as "what the article sets it apart from" cannot be counted, nor one with a clause.
	if (!/^the [^,]*$/.test(list.name)) return [open];
	return [
		open,
		`${capitalise(inWords(others.length))} of ${list.name} ${be} ${given}. Which one is missing?`,
		`Which of ${list.name} is missing here: ${given}?`
	];
}

function neighbours(index: DeckIndex, fact: Fact, list: FactList) {
	const members = membersOf(index, list);
	const at = members.findIndex((member) => member.id === fact.id);
	const [before, after] = [members[at - 1], members[at + 1]];
	return {
		before: before ? phraseOf(index, before.value) : null,
		after: after ? phraseOf(index, after.value) : null
	};
}

/** The other members as phrases, without the last words that all members share (`approach`). */
function othersOf(index: DeckIndex, fact: Fact, list: FactList): string[] {
	const members = membersOf(index, list);
	const phrases = withoutSharedEnding(members.map((member) => phraseOf(index, member.value)));
	return phrases.filter((_, at) => members[at]?.id !== fact.id);
}

const listOf = (index: DeckIndex, fact: Fact): FactList | null =>
	fact.list === null ? null : (index.lists.get(fact.list) ?? null);

function nounsOf(index: DeckIndex, { subject, source }: Fact): Nouns {
	return {
		subject: nounPhrase(index, subject),
		plural: termOf(index, subject).plural,
		source: sourceOf(index, source.source).name
	};
}

interface Qualifying {
	readonly subject: TermId;
	readonly source: Locator;
	readonly askAs: string | null;
}

/** The question with what keeps it true: how a disputed claim is meant, and which source says so. */
function qualified(index: DeckIndex, ask: string, { subject, source, askAs }: Qualifying): string {
	const { name } = sourceOf(index, source.source);
	const meant = askAs && addsTo(ask, askAs, name) ? withPhrase(ask, askAs) : ask;
	return hasSeveralSources(index, subject) && !names(meant, name)
		? accordingTo(name, meant)
		: meant;
}

/** The subject, or what it belongs to, is spoken of by more than one source. */
const hasSeveralSources = remembered(
	(index: DeckIndex, subject: TermId): boolean =>
		new Set(statedForFamily(index, subject).map((fact) => fact.source.source)).size > 1
);

/** The qualification says more than the text does, and more than the source it names. */
function addsTo(text: string, askAs: string, source: string): boolean {
	if (askAs.startsWith('according to') && names(askAs, source) && names(text, source)) return false;
	// `define` says it as well as `definition`.
	const said = foldedWords(text).map((word) => word.slice(0, 5));
	const telling = foldedWords(askAs).filter(isContent);
	if (telling.length === 0) return !text.includes(askAs);
	return telling.some((word) => !said.includes(word.slice(0, 5)));
}

/** `Which approaches does the article list?` names `the neuroplasty article`. */
const names = (ask: string, source: string): boolean =>
	foldedWords(ask).includes(foldedWords(source).at(-1) ?? source);
