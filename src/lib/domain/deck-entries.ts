import { writtenIn, type Conflict, type Deck, type Term } from './deck';
import type { Fact, FactList, Locator, Value } from './fact';
import { cardOf, conflictCardOf, type CardId, type FactId, type TermId } from './ids';
import { formatQuantity } from './quantity';
import type { WrittenAnswer, WrittenQuestion } from './written';

/** Whatever of a deck may be a card of its own. */
export type Entry = {
	readonly card: CardId;
	/** The card it was in an older version, under another id. */
	readonly was: CardId | null;
} & (
	| { readonly kind: 'fact'; readonly item: Fact }
	| { readonly kind: 'list'; readonly item: FactList }
	| { readonly kind: 'disagreement'; readonly item: Conflict }
	| { readonly kind: 'written'; readonly item: WrittenQuestion }
);

/** A deck with what describing and comparing its entries looks up. */
export interface Book {
	readonly deck: Deck;
	readonly facts: ReadonlyMap<FactId, Fact>;
	readonly terms: ReadonlyMap<TermId, Term>;
	readonly entries: ReadonlyMap<CardId, Entry>;
}

export function bookOf(deck: Deck): Book {
	const facts = new Map(deck.facts.map((fact) => [fact.id, fact]));
	const terms = new Map(deck.terms.map((term) => [term.id, term]));
	return {
		deck,
		facts,
		terms,
		entries: new Map(entriesOf(deck).map((entry) => [entry.card, entry]))
	};
}

function entriesOf(deck: Deck): Entry[] {
	const { id, facts, lists, conflicts } = deck;
	const ids = (item: Fact | FactList | WrittenQuestion) => ({
		card: cardOf(id, item.id),
		was: item.was === undefined ? null : cardOf(id, item.was)
	});
	return [
		...facts.map((item): Entry => ({ kind: 'fact', item, ...ids(item) })),
		...lists.map((item): Entry => ({ kind: 'list', item, ...ids(item) })),
		...conflicts.map((item): Entry => {
			return { kind: 'disagreement', item, card: conflictCardOf(id, item.id), was: null };
		}),
		...writtenIn(deck).map((item): Entry => ({ kind: 'written', item, ...ids(item) }))
	];
}

/** The card that each one with an authored former id was in an older version. */
export const formerCards = (deck: Deck): Map<CardId, CardId> =>
	new Map(entriesOf(deck).flatMap(({ card, was }) => (was ? [[card, was] as const] : [])));

/** The members of a list that are still taught, in its order. */
export const membersOf = (book: Book, list: FactList): Fact[] =>
	list.facts.flatMap((id) => book.facts.get(id) ?? []).filter(({ status }) => status !== 'retired');

/** What an entry teaches, in words a learner reads. */
export function wordsOf(book: Book, entry: Entry): string {
	switch (entry.kind) {
		case 'fact':
			return withoutBraces(entry.item.says);
		case 'list': {
			const members = membersOf(book, entry.item).map(({ value }) => valueText(book, value));
			return `${capitalised(entry.item.name)}: ${members.join('; ')}.`;
		}
		case 'disagreement': {
			const sides = entry.item.sides.map(({ label, says }) => `${capitalised(label)}: ${says}`);
			return [`${entry.item.title}.`, ...sides].join(' ');
		}
		case 'written':
			return `${entry.item.stem.replaceAll('\n', ' ')} ${capitalised(answerText(entry.item.answer))}`;
	}
}

/** The answer of a hand-written question as a sentence. */
function answerText(answer: WrittenAnswer): string {
	return `${answersOf(answer).join('; ')}.`;
}

/** What has to be known: the right options, the accepted words, the steps or points. */
export function answersOf(answer: WrittenAnswer): readonly string[] {
	switch (answer.kind) {
		case 'choice':
			return answer.options.filter(({ correct }) => correct).map(({ text }) => text);
		case 'typed':
			return answer.accepts.slice(0, 1);
		case 'numeric':
			return [formatQuantity(answer.quantity)];
		case 'ordering':
			return answer.steps;
		case 'open':
			return answer.points;
	}
}

/** Where it stands: `the neuroplasty article, Definition / first sentence`. */
export function sourceOf({ deck }: Book, entry: Entry): string {
	const places =
		entry.kind === 'disagreement'
			? entry.item.sides.map(({ source }) => source)
			: [entry.item.source];
	return [...new Set(places.map((place) => placeText(deck, place)))].join('; ');
}

const placeText = (deck: Deck, { source, at }: Locator): string =>
	`${deck.sources.find(({ id }) => id === source)?.name ?? source}, ${at}`;

/** A value as a phrase. */
export function valueText(book: Book, value: Value): string {
	if (value.kind === 'term') return termNames(book, value.term)[0] ?? value.term;
	return value.kind === 'quantity' ? formatQuantity(value.quantity) : value.text;
}

/** A term's name, then its synonyms; empty where there is no such term. */
export function termNames({ terms }: Book, id: TermId): readonly string[] {
	const term = terms.get(id);
	return term ? [term.name, ...term.synonyms] : [];
}

const withoutBraces = (says: string): string => says.replace(/[{}]/g, '');

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
