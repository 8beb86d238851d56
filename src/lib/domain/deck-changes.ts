import type { Deck } from './deck';
import { bookOf, sourceOf, valueText, wordsOf, type Book, type Entry } from './deck-entries';
import { answerDiffers, declared, isQualifiedAnew, wordingDiffers } from './deck-meaning';
import type { CardId, DeckId } from './ids';

/**
 * cosmetic: other words. clarified: the same, said more exactly or with a disagreement. changed: the
 * answer is another now. retired: no longer asked. added: asked for the first time, or again.
 */
export type ChangeKind = 'cosmetic' | 'clarified' | 'changed' | 'retired' | 'added';

/** What became of one card with a new version of its deck. */
export interface DeckChange {
	readonly card: CardId;
	/** The id it had in the older version, where it had another; null = the same. */
	readonly from: CardId | null;
	readonly kind: ChangeKind;
	/** What it taught, as a sentence; null where it was not asked. */
	readonly was: string | null;
	/** What it teaches; null where it is no longer asked. */
	readonly is: string | null;
	/** Source and place: of what it teaches, else of what it taught. */
	readonly source: string;
	/** Why it is no longer asked; null for the other kinds. */
	readonly why: string | null;
}

export interface DeckChanges {
	readonly deck: DeckId;
	/** Versions. */
	readonly from: string;
	readonly to: string;
	/** In the new version's order, then what it no longer has. */
	readonly changes: readonly DeckChange[];
}

/** Which cards are made of each version. */
export interface AskedCards {
	readonly before: ReadonlySet<CardId>;
	readonly after: ReadonlySet<CardId>;
}

/** What a learner of `before` should know of `after`. Cards whose every word stays are left out. */
export function changesBetween(before: Deck, after: Deck, asked: AskedCards): DeckChanges {
	const [old, now] = [bookOf(before), bookOf(after)];
	const met = new Set<CardId>();
	const changes: DeckChange[] = [];
	for (const entry of now.entries.values()) {
		const former = formerOf(old, entry);
		if (former) met.add(former.card);
		const change = changeOf(old, former, now, entry, asked);
		if (change) changes.push(change);
	}
	for (const entry of old.entries.values())
		if (!met.has(entry.card) && asked.before.has(entry.card)) {
			changes.push(retired(old, entry, null, 'The deck no longer has it.'));
		}
	return { deck: after.id, from: before.version, to: after.version, changes };
}

/** The entry of the older version that this one continues: the same id, or the one it names. */
function formerOf(old: Book, entry: Entry): Entry | null {
	const former = old.entries.get(entry.card) ?? (entry.was && old.entries.get(entry.was));
	return former?.kind === entry.kind ? former : null;
}

function changeOf(
	old: Book,
	former: Entry | null,
	now: Book,
	entry: Entry,
	{ before, after }: AskedCards
): DeckChange | null {
	const was = former !== null && before.has(former.card) ? former : null;
	const is = after.has(entry.card);
	if (!was) return is ? { ...described(now, entry), kind: 'added', was: null } : null;
	if (!is) return retired(old, was, entry, whyNot(entry));
	const kind = kindOf(old, was, now, entry);
	const renamed = was.card !== entry.card;
	if (kind === null && !renamed) return null;
	return {
		...described(now, entry),
		from: renamed ? was.card : null,
		kind: kind ?? 'cosmetic',
		...wasAndIs(old, was, now, entry)
	};
}

function kindOf(old: Book, was: Entry, now: Book, is: Entry): ChangeKind | null {
	const said = declared(was, is, old.deck.version, now.deck.version);
	if (said) return said;
	if (answerDiffers(old, was, now, is)) return 'changed';
	if (isQualifiedAnew(was, is)) return 'clarified';
	return wordingDiffers(was, is) || wordsOf(old, was) !== wordsOf(now, is) ? 'cosmetic' : null;
}

const described = (book: Book, entry: Entry) => ({
	card: entry.card,
	from: null,
	is: wordsOf(book, entry),
	source: sourceOf(book, entry),
	why: null
});

/** Where only the value differs, the sentence alone would show the same twice. */
function wasAndIs(old: Book, was: Entry, now: Book, is: Entry): { was: string; is: string } {
	const words = { was: wordsOf(old, was), is: wordsOf(now, is) };
	if (words.was !== words.is || was.kind !== 'fact' || is.kind !== 'fact') return words;
	const values = [valueText(old, was.item.value), valueText(now, is.item.value)];
	if (values[0] === values[1]) return words;
	return { was: `${words.was} (${values[0]})`, is: `${words.is} (${values[1]})` };
}

const retired = (old: Book, was: Entry, is: Entry | null, why: string): DeckChange => ({
	card: is?.card ?? was.card,
	from: is && is.card !== was.card ? was.card : null,
	kind: 'retired',
	was: wordsOf(old, was),
	is: null,
	source: sourceOf(old, was),
	why
});

/** Why an entry that is still in the deck has no card. */
function whyNot(entry: Entry): string {
	if (entry.kind === 'disagreement') return 'It is shown and no longer asked.';
	if (entry.kind === 'written') return entry.item.note ?? 'It is no longer taught.';
	if (entry.item.unasked !== null) return entry.item.unasked;
	if (entry.kind === 'list') return 'It is no longer asked as a whole.';
	switch (entry.item.status) {
		case 'retired':
			return entry.item.note ?? 'It is no longer taught.';
		case 'unsupported':
			return 'No source bears it out.';
		case 'disputed':
			return 'The sources disagree on it, so it is shown and no longer asked.';
		case 'stated':
			return 'No sound question can be made of it any more.';
	}
}
