import type { Fact, FactList, Locator } from '$lib/domain/fact';
import type { TermId } from '$lib/domain/ids';
import { membersOf, sourceOf, statedForFamily, termOf, type DeckIndex } from './deck-index';
import { nounPhrase, phraseOf } from './show';
import { capitalise, enumerate, inWords, words } from './text';
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
export const isAskedOpenly = (index: DeckIndex, fact: Fact): boolean =>
	openStems(index, fact).length > 0;

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

/** Questions for all members of a list. */
export function listStems(index: DeckIndex, list: FactList): string[] {
	const asks = list.asks.length > 0 ? list.asks : [`What are ${list.name}?`];
	const said = new Set(membersOf(index, list).flatMap((fact) => fact.askAs ?? []));
	const askAs = said.size > 0 ? [...said].join(', ') : null;
	return asks.map((ask) => qualified(index, ask, { ...list, askAs }));
}

/** What stands above a sentence with a blank: whose sentence it is, and which of a list is meant. */
export function clozeStem(index: DeckIndex, fact: Fact): string {
	const { name } = sourceOf(index, fact.source.source);
	const after = hasSeveralSources(index, fact.subject) ? `, following ${name}` : '';
	const meant = fact.askAs ? ` (${fact.askAs})` : '';
	return [`Complete the sentence${after}${meant}.`, ...besides(index, fact)].join(' ');
}

function besides(index: DeckIndex, fact: Fact): string[] {
	const list = listOf(index, fact);
	const others = list ? othersOf(index, fact, list) : [];
	if (!list || others.length === 0) return [];
	if (!list.ordered) return [`Besides ${enumerate(others)}: which one is missing?`];
	const { before, after } = neighbours(index, fact, list);
	return [
		before === null
			? `It comes straight before “${after}”.`
			: `It comes straight after “${before}”.`
	];
}

function missingStems(index: DeckIndex, fact: Fact, list: FactList): string[] {
	const others = othersOf(index, fact, list);
	if (others.length === 0) return [];
	if (list.ordered) {
		const { before, after } = neighbours(index, fact, list);
		return [
			...(before === null ? [] : [`In ${list.name}, what comes straight after “${before}”?`]),
			...(after === null ? [] : [`In ${list.name}, what comes straight before “${after}”?`])
		];
	}
	const [given, be] = [enumerate(others), others.length === 1 ? 'is' : 'are'];
	return [
		`${capitalise(inWords(others.length))} of ${list.name} ${be} ${given}. Which one is missing?`,
		`Which of ${list.name} is missing here: ${given}?`,
		`${capitalise(list.name)} include ${given}, and one more. Which one?`
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
	const phrases = members.map((member) => phraseOf(index, member.value));
	const shared = sharedEnding(phrases.map((phrase) => phrase.split(' ')));
	return phrases
		.filter((_, at) => members[at]?.id !== fact.id)
		.map((phrase) =>
			phrase
				.split(' ')
				.slice(0, -shared || undefined)
				.join(' ')
		);
}

/** How many last words all have in common; each keeps at least one of its own. */
function sharedEnding(phrases: readonly (readonly string[])[]): number {
	const most = Math.min(...phrases.map((phrase) => phrase.length)) - 1;
	let shared = 0;
	while (shared < most && new Set(phrases.map((phrase) => phrase.at(-1 - shared))).size === 1)
		shared++;
	return shared;
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
	const meant = askAs && !ask.includes(askAs) ? withPhrase(ask, askAs) : ask;
	const { name } = sourceOf(index, source.source);
	return hasSeveralSources(index, subject) && !names(meant, name)
		? accordingTo(name, meant)
		: meant;
}

/** The subject, or what it belongs to, is spoken of by more than one source. */
const hasSeveralSources = (index: DeckIndex, subject: TermId): boolean =>
	new Set(statedForFamily(index, subject).map((fact) => fact.source.source)).size > 1;

/** `Which approaches does the article list?` names `the neuroplasty article`. */
const names = (ask: string, source: string): boolean =>
	words(ask).includes(words(source).at(-1) ?? source);
