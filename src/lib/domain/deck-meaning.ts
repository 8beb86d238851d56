import type { Conflict } from './deck';
import { answersOf, membersOf, termNames, valueText, type Book, type Entry } from './deck-entries';
import type { Fact, FactList, Quantity, Value } from './fact';
import type { TermId } from './ids';
import { compareVersions } from './version';
import type { WrittenQuestion } from './written';

/**
 * What the author says of a change between two versions; null where nothing is said. Whichever of the
 * two is newer is asked, so that going back to an older version counts as the same change.
 */
export function declared(
	was: Pick<Entry, 'item'>,
	is: Pick<Entry, 'item'>,
	from: string,
	to: string
): 'changed' | 'clarified' | null {
	const forward = compareVersions(from, to) <= 0;
	const { changed, clarified } = forward ? is.item : was.item;
	const [older, newer] = forward ? [from, to] : [to, from];
	const within = (version: string | null | undefined) =>
		typeof version === 'string' &&
		compareVersions(version, older) > 0 &&
		compareVersions(version, newer) <= 0;
	return within(changed) ? 'changed' : within(clarified) ? 'clarified' : null;
}

/** What is recalled is another thing now, as far as can be told without the author. */
export function answerDiffers(old: Book, was: Entry, now: Book, is: Entry): boolean {
	if (was.kind === 'fact' && is.kind === 'fact') return factDiffers(old, was.item, now, is.item);
	if (was.kind === 'list' && is.kind === 'list') return listDiffers(old, was.item, now, is.item);
	if (was.kind === 'disagreement' && is.kind === 'disagreement')
		return sidesDiffer(was.item, is.item);
	if (was.kind === 'written' && is.kind === 'written')
		return writtenDiffers(old, was.item, now, is.item);
	return true;
}

const factDiffers = (old: Book, was: Fact, now: Book, is: Fact): boolean =>
	!sameTerm(old, was.subject, now, is.subject) || !sameClaim(old, was, now, is);

/** The same value, or a phrase for it that its author has reworded and left the sentence as it was. */
function sameClaim(old: Book, was: Fact, now: Book, is: Fact): boolean {
	const kinds = [was.value.kind, is.value.kind];
	const phrased = kinds.includes('statement') && !kinds.includes('quantity');
	return (
		sameValue(old, was.value, now, is.value) || (phrased && folded(was.says) === folded(is.says))
	);
}

/** Other members, or another order where the order is asked. */
function listDiffers(old: Book, was: FactList, now: Book, is: FactList): boolean {
	if (!sameTerm(old, was.subject, now, is.subject)) return true;
	const [before, after] = [membersOf(old, was), membersOf(now, is)];
	if (before.length !== after.length || was.ordered !== is.ordered) return true;
	const same = (a: Fact | undefined, b: Fact) => a !== undefined && sameMember(old, a, now, b);
	return is.ordered
		? !after.every((member, i) => same(before[i], member))
		: !after.every((member) => before.some((other) => same(other, member)));
}

function sameMember(old: Book, was: Fact, now: Book, is: Fact): boolean {
	if (sameClaim(old, was, now, is)) return true;
	const said = declared({ item: was }, { item: is }, old.deck.version, now.deck.version);
	return (is.id === was.id || is.was === was.id) && said === 'clarified';
}

function sidesDiffer(was: Conflict, is: Conflict): boolean {
	const claims = ({ sides }: Conflict) =>
		sides.map(({ source, says }) => `${source.source} ${folded(says)}`).join('|');
	return claims(was) !== claims(is);
}

/**
 * Another subject or another answer. Options in another order, other wrong ones and other words of the
 * question are no other answer; another kind of question is, unless what has to be known stays.
 */
function writtenDiffers(old: Book, was: WrittenQuestion, now: Book, is: WrittenQuestion): boolean {
	if (!sameTerm(old, was.subject, now, is.subject)) return true;
	const answers = ({ answer }: WrittenQuestion) => {
		if (answer.kind === 'numeric') return amountOf(answer.quantity);
		const texts = answersOf(answer).map(folded);
		return (answer.kind === 'ordering' ? texts : texts.sort()).join('|');
	};
	const [before, after] = [answers(was), answers(is)];
	// Of words to be typed any accepted one may come to stand first.
	const known = was.answer.kind === 'typed' ? was.answer.accepts.map(folded) : [before];
	return before !== after && !known.includes(after);
}

/** The same thing under one of its names, or the same amount. */
function sameValue(old: Book, was: Value, now: Book, is: Value): boolean {
	if (was.kind === 'quantity' && is.kind === 'quantity')
		return amountOf(was.quantity) === amountOf(is.quantity);
	if (was.kind === 'quantity' || is.kind === 'quantity') return false;
	if (was.kind === 'term' && is.kind === 'term' && was.term === is.term) return true;
	const names = new Set(namesOf(old, was));
	return namesOf(now, is).some((name) => names.has(name));
}

function sameTerm(old: Book, was: TermId, now: Book, is: TermId): boolean {
	const named = (term: TermId): Value => ({ kind: 'term', term });
	return was === is || sameValue(old, named(was), now, named(is));
}

const namesOf = (book: Book, value: Value): string[] =>
	value.kind === 'term'
		? [value.term, ...termNames(book, value.term)].map(folded)
		: [folded(valueText(book, value))];

function amountOf(quantity: Quantity): string {
	const { is, unit } = quantity;
	const numbers = is === 'between' ? [quantity.from, quantity.to] : [quantity.number];
	return [is, ...numbers, folded(unit)].join(' ');
}

/** Lower case, without accents and punctuation; signs that carry meaning stay. */
function folded(text: string): string {
	return (
		text
			.normalize('NFKD')
			.toLowerCase()
			.replace(/\p{M}/gu, '')
			.replace(/(?<![\p{L}\p{N}])[-−](?=\d)/gu, 'minus ')
			.replace(/(\d),(?=\d)/g, '$1.')
			.match(/\d+(?:\.\d+)*|[\p{L}\p{N}]+|[%<>≤≥]/gu) ?? []
	).join(' ');
}

/** The claim itself stays, but is asked with or without a disagreement now. */
export function isQualifiedAnew(was: Entry, is: Entry): boolean {
	if (was.kind === 'written' && is.kind === 'written')
		return sorted(was.item.conflicts) !== sorted(is.item.conflicts);
	if (was.kind !== 'fact' || is.kind !== 'fact') return false;
	const standing = ({ status, askAs, conflicts }: Fact) =>
		JSON.stringify([status, askAs, sorted(conflicts)]);
	return standing(was.item) !== standing(is.item);
}

const sorted = (ids: readonly string[]): string => [...ids].sort().join(' ');

/** Some word of it that a question shows is another. */
export const wordingDiffers = (was: Entry, is: Entry): boolean =>
	JSON.stringify(shownOf(was)) !== JSON.stringify(shownOf(is));

function shownOf(entry: Entry): unknown[] {
	switch (entry.kind) {
		case 'fact': {
			const { says, asks, accepts, foils, source, also, note, rationale, value } = entry.item;
			return [says, asks, accepts, foils, source, also, note, rationale, value];
		}
		case 'list': {
			const { name, asks, asksOne, foils, source } = entry.item;
			return [name, asks, asksOne, foils, source];
		}
		case 'disagreement': {
			const { title, explains, sides, ask } = entry.item;
			return [title, explains, sides, ask];
		}
		case 'written': {
			const { stem, answer, rationale, source, also, note } = entry.item;
			return [stem, answer, rationale, source, also, note];
		}
	}
}
