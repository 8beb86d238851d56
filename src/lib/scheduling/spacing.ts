import type { CardId, ListId } from '$lib/domain/ids';
import type { Waiting } from './waiting';

/** Other cards between two that belong together while either is new. */
export const APART = 3;

/** New: never answered, or not yet through its first learning steps. */
const isNew = ({ memory }: Waiting) => memory === null || memory.phase === 'learning';

/** Of one list, or easily taken for one another (either card may say so). */
const belongTogether = (a: Waiting, b: Waiting) =>
	(a.group !== null && a.group === b.group) ||
	a.confusable.includes(b.id) ||
	b.confusable.includes(a.id);

/**
 * How many cards would stand between `card` and the last shown that it must keep away from, counted
 * up to `APART`, which is enough; less than none for the card shown last. `recent` holds the cards last
 * shown, newest first, as they then were.
 */
export function roomFor(card: Waiting, recent: readonly Waiting[]): number {
	if (recent[0]?.id === card.id) return -1;
	const near = recent.slice(0, APART).findIndex(
		// Its own step alone decides when a card returns.
		(shown) => shown.id !== card.id && (isNew(card) || isNew(shown)) && belongTogether(card, shown)
	);
	return near === -1 ? APART : near;
}

/** How far ahead the order is searched for a card that is no kin of the one before it. */
const LOOK_AHEAD = 50;

/**
 * Reviews with those that belong together drawn near, so that they are told apart while fresh in
 * mind: a card is followed by its kin after one other, and by its kin at once only where nothing
 * else is near. Lists come out interleaved, never in a block. Otherwise the order stays.
 */
export function mixed(reviews: readonly Waiting[]): Waiting[] {
	const placed = new Set<CardId>();
	const kinOf = kinship(reviews, placed);
	const order: Waiting[] = [];
	let start = 0;
	for (let first = reviews[start]; first !== undefined; first = reviews[start]) {
		if (placed.has(first.id)) {
			start++;
			continue;
		}
		const [earlier, previous] = [order.at(-2), order.at(-1)];
		const suits = (card: Waiting) =>
			!placed.has(card.id) && (previous === undefined || !belongTogether(card, previous));
		const next =
			(earlier && kinOf(earlier).find(suits)) ??
			reviews.slice(start, start + LOOK_AHEAD).find(suits) ??
			first;
		placed.add(next.id);
		order.push(next);
	}
	return order;
}

/** Answers a card's kin among `cards`: all it is confused with, and the next of its list not yet placed. */
function kinship(
	cards: readonly Waiting[],
	placed: ReadonlySet<CardId>
): (card: Waiting) => readonly Waiting[] {
	const byId = new Map(cards.map((card) => [card.id, card]));
	const lists = new Map<ListId, Waiting[]>();
	const confusable = new Map<CardId, Waiting[]>();
	// From the back: the next of a list is then its last, and cheap to take off.
	for (const card of cards.toReversed()) {
		if (card.group !== null) add(lists, card.group, card);
		for (const id of card.confusable) {
			const other = byId.get(id);
			if (other === undefined) continue;
			add(confusable, card.id, other);
			add(confusable, id, card);
		}
	}
	const nextOfList = (list: ListId): Waiting[] => {
		const members = lists.get(list) ?? [];
		let last = members.at(-1);
		while (last !== undefined && placed.has(last.id)) {
			members.pop();
			last = members.at(-1);
		}
		return last === undefined ? [] : [last];
	};
	return (card) => [
		...(confusable.get(card.id) ?? []),
		...(card.group === null ? [] : nextOfList(card.group))
	];
}

function add<K>(map: Map<K, Waiting[]>, key: K, card: Waiting): void {
	const cards = map.get(key);
	if (cards === undefined) map.set(key, [card]);
	else cards.push(card);
}
