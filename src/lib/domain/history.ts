import type { CardId, ReviewId } from './ids';
import { inReplayOrder, type LogRow, type Rename, type Reset, type Review } from './review';

/** What the log says of one card, under the id it has now. */
export interface CardHistory {
	/**
	 * The reviews that stand (not undone, each once) in replay order, cut where the card was reset. The
	 * last run is what its memory rests on; it is empty between a reset and the next answer.
	 */
	readonly runs: readonly (readonly Review[])[];
	/** The reset before the last run; null where there was none. */
	readonly reset: Reset | null;
}

/** The history of every card that `rows` speak of. They may come in any order, and more than once. */
export function historiesOf(rows: readonly LogRow[]): Map<CardId, CardHistory> {
	const { undone, turns, ends } = turningPoints(rows);
	const reviews = new Map<CardId, Review[]>();
	const resets = new Map<CardId, Reset[]>();
	for (const row of rows) {
		if (row.kind !== 'review') continue;
		if (ends.has(row.id)) ends.set(row.id, row);
		if (!undone.has(row.id)) put(reviews, row.card, row);
	}
	for (const own of reviews.values()) putInOrder(own);
	for (const turn of turns) {
		if (turn.kind === 'reset') put(resets, turn.card, turn);
		else carryOver(turn, reviews, resets);
	}

	const histories = new Map<CardId, CardHistory>();
	const endOf = (reset: Reset): LogRow => ends.get(reset.forgets) ?? reset;
	for (const card of new Set([...reviews.keys(), ...resets.keys()])) {
		const own = (resets.get(card) ?? []).sort((a, b) => inReplayOrder(endOf(a), endOf(b)));
		const runs =
			own.length === 0 ? [reviews.get(card) ?? []] : cut(reviews.get(card), own.map(endOf));
		histories.set(card, { runs, reset: own.at(-1) ?? null });
	}
	return histories;
}

/** What takes reviews back, renames or resets cards; each once, in replay order. */
function turningPoints(rows: readonly LogRow[]) {
	const undone = new Set<ReviewId>();
	const turns = new Map<ReviewId, Reset | Rename>();
	// The last review that a reset forgets, where it is at hand.
	const ends = new Map<ReviewId, LogRow | null>();
	for (const row of rows) {
		if (row.kind === 'undo') undone.add(row.undoes);
		if (row.kind === 'reset' || row.kind === 'rename') turns.set(row.id, row);
		if (row.kind === 'reset') ends.set(row.forgets, null);
	}
	return { undone, turns: [...turns.values()].sort(inReplayOrder), ends };
}

/** Moves what a card was answered under its former id; what comes under that id later is another's. */
function carryOver(
	rename: Rename,
	reviews: Map<CardId, Review[]>,
	resets: Map<CardId, Reset[]>
): void {
	const { card, from } = rename;
	if (card === from) return;
	const former = reviews.get(from) ?? [];
	const moved = former.filter((review) => inReplayOrder(review, rename) < 0);
	if (moved.length < former.length) reviews.set(from, former.slice(moved.length));
	else reviews.delete(from);
	if (moved.length > 0)
		reviews.set(card, [...(reviews.get(card) ?? []), ...moved].sort(inReplayOrder));
	for (const reset of resets.get(from) ?? []) put(resets, card, reset);
	resets.delete(from);
}

/** Runs of reviews, each up to one of `ends`, and the run after the last. */
function cut(reviews: readonly Review[] = [], ends: readonly LogRow[]): Review[][] {
	const runs: Review[][] = [];
	let from = 0;
	for (const end of ends) {
		const next = reviews.findIndex((review) => inReplayOrder(review, end) > 0);
		const to = Math.max(from, next < 0 ? reviews.length : next);
		runs.push(reviews.slice(from, to));
		from = to;
	}
	return [...runs, reviews.slice(from)];
}

function put<T>(lists: Map<CardId, T[]>, card: CardId, item: T): void {
	const list = lists.get(card);
	if (list === undefined) lists.set(card, [item]);
	else list.push(item);
}

/** A log mostly comes in order already: looking is ten times cheaper than sorting. */
function putInOrder(reviews: Review[]): void {
	const inOrder = reviews.every((review, i) => {
		const before = reviews[i - 1];
		return before === undefined || inReplayOrder(before, review) < 0;
	});
	if (inOrder) return;
	reviews.sort(inReplayOrder);
	const once = reviews.filter((review, i) => review.id !== reviews[i - 1]?.id);
	reviews.splice(0, reviews.length, ...once);
}
