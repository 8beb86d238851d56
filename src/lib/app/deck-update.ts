import type { ChangeKind, DeckChange } from '$lib/domain/deck-changes';
import type { CardId, DeckId } from '$lib/domain/ids';
import type { Db } from '$lib/storage/db';
import { deckList } from '$lib/storage/decks';
import { Live } from '$lib/storage/live.svelte';
import { lastUpdate, markUpdateRead, unreadUpdates } from '$lib/storage/updates';
import { count } from './wording';

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
export function summaryOf(changes: readonly DeckChange[]): string {
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
	return {
		title: decks.find(({ id }) => id === deck)?.title ?? deck,
		from: update.from,
		to: update.to,
		summary: summaryOf(update.changes),
		sections: changeSections(update.changes, new Set(update.relearnt))
	};
}

/** Changes by what they mean for the learner; kinds of which there are none are left out. */
export const changeSections = (
	all: readonly DeckChange[],
	relearnt: ReadonlySet<CardId>
): ChangeSection[] =>
	SECTIONS.map(({ kind, heading, means }) => {
		const own = all.filter((change) => change.kind === kind);
		const changes = own
			.filter(({ was, is }) => kind !== 'cosmetic' || was !== is)
			.map((change) => ({ ...change, relearnt: relearnt.has(change.card) }));
		return { kind, heading, means, count: own.length, changes };
	}).filter(({ count }) => count > 0);

export const updateRead = markUpdateRead;
