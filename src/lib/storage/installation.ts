import type { Card } from '$lib/domain/card';
import type { Moment } from '$lib/domain/day';
import type { Deck } from '$lib/domain/deck';
import { changesBetween, type DeckChange } from '$lib/domain/deck-changes';
import { formerCards } from '$lib/domain/deck-entries';
import type { CardId, DeckId, ReviewId } from '$lib/domain/ids';
import type { Rename, Reset } from '$lib/domain/review';
import { isRetired, placed, resetMark, type Aside, type CardRow } from './rows';

export interface Installation {
	readonly deck: Deck;
	/** In teaching order. */
	readonly cards: readonly Pick<Card, 'id' | 'group' | 'confusable'>[];
	/** Covers all that the deck and its cards are made from: equal hash, nothing to do. */
	readonly hash: string;
	readonly moment: Moment;
	/** The name of the file, or the address, that it comes from. */
	readonly from?: string;
}

/** What an installation does to the rows of its deck's cards. */
export interface Plan {
	/** Every row as it is to be, those of retired cards too. */
	readonly rows: readonly CardRow[];
	readonly log: readonly (Reset | Rename)[];
	/** Former id by present id. */
	readonly renamed: ReadonlyMap<CardId, CardId>;
	readonly changes: readonly DeckChange[];
	readonly added: number;
	readonly retired: readonly CardId[];
	readonly returned: number;
	/** Cards whose progress begins anew. */
	readonly relearnt: readonly CardId[];
}

/** Decides it all, from the deck as it was (null = never installed) and its rows. Pure but for `takeId`. */
export function planInstallation(
	{ deck, cards, moment }: Installation,
	before: Deck | null,
	rows: readonly CardRow[],
	takeId: () => ReviewId
): Plan {
	const old = new Map(rows.map((row) => [row.id, row]));
	const renamed = renamesAmong(deck, cards, old);
	const moved = new Set(renamed.values());
	const changes = before ? changesOf(before, deck, cards, rows) : [];
	const byCard = new Map(changes.map((change) => [change.card, change]));
	const byFormer = new Map(changes.map((change) => [change.from ?? change.card, change]));
	const log: (Reset | Rename)[] = [];

	const current = cards.map((card, position) => {
		const from = renamed.get(card.id);
		const row = old.get(from ?? card.id);
		if (!row) return newCard(card, deck.id, position);
		if (from && hasHistory(row))
			log.push({ kind: 'rename', id: takeId(), card: card.id, from, ...after(row, moment) });
		const was = outdated(row, byCard.get(card.id));
		const reset = was === null ? null : resetOf(card.id, row, was, deck.version, takeId(), moment);
		if (reset) log.push(reset);
		return inDeck(reset ? forgotten(row, reset) : row, card, position);
	});
	const present = new Set([...current.map(({ id }) => id), ...moved]);
	const gone = rows.filter((row) => !present.has(row.id) && !isRetired(row));
	const known = cards.flatMap(({ id }) => old.get(renamed.get(id) ?? id) ?? []);
	return {
		rows: [...current, ...gone.map((row) => retire(row, byFormer.get(row.id), moment.clock))],
		log,
		renamed,
		changes,
		added: cards.length - known.length,
		retired: gone.map(({ id }) => id),
		returned: known.filter(isRetired).length,
		relearnt: log.flatMap((row) => (row.kind === 'reset' ? [row.card] : []))
	};
}

function changesOf(
	before: Deck,
	deck: Deck,
	cards: Installation['cards'],
	rows: readonly CardRow[]
): readonly DeckChange[] {
	const asked = {
		before: new Set(rows.filter((row) => !isRetired(row)).map(({ id }) => id)),
		after: new Set(cards.map(({ id }) => id))
	};
	return changesBetween(before, deck, asked).changes;
}

/** The rows that go on under another id: the author says so, and nothing was learnt under the new one. */
function renamesAmong(
	deck: Deck,
	cards: Installation['cards'],
	old: ReadonlyMap<CardId, CardRow>
): Map<CardId, CardId> {
	const former = formerCards(deck);
	const asked = new Set(cards.map(({ id }) => id));
	return new Map(
		cards.flatMap(({ id }) => {
			const from = former.get(id);
			const moves = from !== undefined && old.has(from) && !asked.has(from) && !old.has(id);
			return moves ? [[id, from] as const] : [];
		})
	);
}

const hasHistory = (row: CardRow): boolean => row.memory !== null || row.reset !== undefined;

/** What the learner was taught, where it is no longer so and was learnt; else null. */
function outdated(row: CardRow, change: DeckChange | undefined): string | null {
	if (row.memory === null || !change) return null;
	if (change.kind === 'changed') return change.was;
	// Gone from the deck for a while, and back with other words.
	const taught = row.aside?.reason === 'retired' ? row.aside.taught : null;
	return taught !== null && taught !== change.is ? taught : null;
}

/** Not before the card's last answer, wherever the clock stands now. */
function after({ memory, reset }: CardRow, { clock, offset, day }: Moment) {
	const last = memory ?? reset;
	return {
		at: Math.max(clock, last?.lastAt ?? clock),
		clock,
		offset,
		day: last && last.lastDay > day ? last.lastDay : day
	};
}

function resetOf(
	card: CardId,
	row: CardRow,
	was: string,
	deckVersion: string,
	id: ReviewId,
	moment: Moment
): Reset {
	if (row.lastReview === null) throw new Error(`resetOf: ${card} has memory and no review`);
	const { lastReview: forgets } = row;
	return {
		...{ kind: 'reset', id, card, forgets, reason: 'changed', deckVersion, was },
		...after(row, moment)
	} as const;
}

const forgotten = (row: CardRow, reset: Reset): CardRow => ({
	...row,
	memory: null,
	lastReview: null,
	reset: resetMark(reset)
});

type Placed = Installation['cards'][number];

const newCard = ({ id, group, confusable }: Placed, deck: DeckId, position: number): CardRow =>
	placed({
		id,
		deck,
		queue: 'new',
		due: position,
		position,
		group,
		confusable,
		memory: null,
		lastReview: null,
		aside: null
	});

const inDeck = (row: CardRow, { id, group, confusable }: Placed, position: number): CardRow =>
	placed({
		...row,
		id,
		position,
		group,
		confusable,
		aside: row.aside?.reason === 'retired' ? row.aside.before : row.aside
	});

function retire(row: CardRow, change: DeckChange | undefined, at: number): CardRow {
	const before = row.aside?.reason === 'retired' ? row.aside.before : row.aside;
	const why = change?.why ?? 'The deck no longer asks it.';
	const aside: Aside = { reason: 'retired', at, before, why, taught: change?.was ?? null };
	return placed({ ...row, aside });
}
