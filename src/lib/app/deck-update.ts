import type { ChangeKind, DeckChange } from '$lib/domain/deck-changes';
import { bookOf, sourceOf, valueText, wordsOf } from '$lib/domain/deck-entries';
import type { CardId, DeckId } from '$lib/domain/ids';
import type { Db } from '$lib/storage/db';
import { deckList } from '$lib/storage/decks';
import { Live } from '$lib/storage/live.svelte';
import { resetById } from '$lib/storage/log';
import type { CardRow } from '$lib/storage/rows';
import { lastUpdate, markUpdateRead, unreadUpdates } from '$lib/storage/updates';
import type { OpenDeck } from './open-decks';
import { capitalise, count } from './wording';

/** One line on Today: a deck was updated and its list waits to be read. */
export interface UpdateLine {
	readonly deck: DeckId;
	readonly text: string;
}

export const liveUpdateLines = (db: Db): Live<readonly UpdateLine[]> =>
	new Live(async () => {
		const [unread, decks] = await Promise.all([unreadUpdates(db), deckList(db)]);
		return unread.map(({ deck, changes }) => {
			const title = decks.find(({ id }) => id === deck)?.title ?? deck;
			return { deck, text: `${title} was updated: ${summaryOf(changes)}.` };
		});
	});

/** `3 cards changed, 2 retired, 5 new`; wording only where nothing else changed. */
function summaryOf(changes: readonly DeckChange[]): string {
	const told = SECTIONS.flatMap(({ kind, verb }) => {
		const many = changes.filter((change) => change.kind === kind).length;
		return many > 0 && kind !== 'cosmetic' ? [{ many, verb }] : [];
	});
	const [first, ...rest] = told;
	if (!first) return 'only its wording';
	return [
		`${count(first.many, 'card')} ${first.verb}`,
		...rest.map(({ many, verb }) => `${many} ${verb}`)
	].join(', ');
}

/** What one kind of change means for the learner; in the order in which they matter. */
const SECTIONS: readonly {
	readonly kind: ChangeKind;
	readonly verb: string;
	readonly heading: string;
	readonly means: string;
}[] = [
	{
		kind: 'changed',
		verb: 'changed',
		heading: 'Changed',
		means: 'The answer is another now. What you had learned of it you will learn anew.'
	},
	{
		kind: 'clarified',
		verb: 'put more exactly',
		heading: 'Put more exactly',
		means: 'The meaning is the same. Your progress stays.'
	},
	{
		kind: 'retired',
		verb: 'retired',
		heading: 'Retired',
		means: 'No longer asked. The cards are set aside with your notes and their history.'
	},
	{ kind: 'added', verb: 'new', heading: 'New', means: 'They come up among your new cards.' },
	{
		kind: 'cosmetic',
		verb: 'reworded',
		heading: 'Wording only',
		means: 'The same in other words. Your progress stays.'
	}
];

/** The changes of one kind. */
export interface ChangeSection {
	readonly kind: ChangeKind;
	readonly heading: string;
	readonly means: string;
	readonly count: number;
	/** Those that can be told: where only a question was reworded, there is nothing to tell. */
	readonly changes: readonly (DeckChange & { readonly relearnt: boolean })[];
}

/** The last update of a deck, to be read. */
export interface UpdateList {
	readonly title: string;
	/** Versions. */
	readonly from: string;
	readonly to: string;
	readonly summary: string;
	readonly sections: readonly ChangeSection[];
}

/** What the last update of a deck changed; null where there was none. */
export async function readUpdate(db: Db, deck: DeckId): Promise<UpdateList | null> {
	const [update, decks] = await Promise.all([lastUpdate(db, deck), deckList(db)]);
	if (!update) return null;
	const relearnt = new Set(update.relearnt);
	return {
		title: decks.find(({ id }) => id === deck)?.title ?? deck,
		from: update.from,
		to: update.to,
		summary: summaryOf(update.changes),
		sections: SECTIONS.map(({ kind, heading, means }) => {
			const own = update.changes.filter((change) => change.kind === kind);
			const changes = own
				.filter(({ was, is }) => kind !== 'cosmetic' || was !== is)
				.map((change) => ({ ...change, relearnt: relearnt.has(change.card) }));
			return { kind, heading, means, count: own.length, changes };
		}).filter(({ count }) => count > 0)
	};
}

export const updateRead = markUpdateRead;

/** What a learner should know before the first question of a card that was reset. */
export interface ChangeNote {
	readonly was: string;
	readonly is: string;
	readonly source: string;
	/** The deck version that brought the change. */
	readonly version: string;
}

/** A changed card is told of before it is asked. */
export interface Changed {
	readonly step: 'changed';
	readonly card: CardId;
	readonly note: ChangeNote;
}

/** What changed of a card that has not been answered since; null where nothing did. */
export async function changeNoteOf(
	db: Db,
	{ deck }: OpenDeck,
	row: CardRow
): Promise<ChangeNote | null> {
	if (row.memory !== null || !row.reset) return null;
	const reset = await resetById(db, row.reset.id);
	const book = bookOf(deck);
	const entry = book.entries.get(row.id);
	if (!reset || !entry) return null;
	const words = wordsOf(book, entry);
	if (reset.was === words) return null;
	// Where the sentence stayed, the values tell what changed.
	const value =
		entry.kind === 'fact' && reset.was.startsWith(words)
			? ` (${valueText(book, entry.item.value)})`
			: '';
	return {
		was: reset.was,
		is: `${words}${value}`,
		source: capitalise(sourceOf(book, entry)),
		version: reset.deckVersion
	};
}
