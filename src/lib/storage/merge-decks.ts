import { momentAt } from '$lib/domain/day';
import type { Deck } from '$lib/domain/deck';
import { combineChanges } from '$lib/domain/deck-changes-combined';
import { deviceId, type CardId, type DeckId } from '$lib/domain/ids';
import { hash32 } from '$lib/domain/random';
import type { LogRow } from '$lib/domain/review';
import { sorted, type Collection } from './backup/collection';
import { kept } from './backup/kept';
import { withMemory } from './backup/tables';
import { canonical } from './canonical';
import { derive, type Derived, type ReplayCard } from './derive';
import { planInstallation, type Plan } from './installation';
import { reviewIdOf } from './log-ids';
import { isNewerDeck } from './merge';
import { isRetired, type CardRow, type DeckRow, type PersonalRow, type UpdateRow } from './rows';

/**
 * A collection with each deck that the other has in a newer version brought to that version, as an
 * update would: cards whose answer has changed begin anew, others go on under their new ids. A deck
 * that only the other has kept comes back. What it adds to the log depends on nothing but the two, so
 * both sides of a merge add the same (SPEC M4).
 */
export function aligned(own: Collection, other: Collection, replayCard: ReplayCard): Collection {
	const ahead = other.decks.filter((deck) =>
		own.decks.some((row) => row.id === deck.id && (isNewerDeck(deck, row) || isKept(deck, row)))
	);
	if (ahead.length === 0) return own;
	const derived = derive(own.log, replayCard);
	return ahead.reduce((before, deck) => updated(before, other, deck, derived), own);
}

/** One device has removed the deck, the other studies on: nothing is taken from it. */
const isKept = (deck: DeckRow, row: DeckRow): boolean =>
	deck.removed === undefined && row.removed !== undefined && !isNewerDeck(row, deck);

function updated(own: Collection, other: Collection, deck: DeckRow, derived: Derived): Collection {
	const before = contentsOf(own, deck.id);
	const after = contentsOf(other, deck.id);
	const rows = own.cards
		.filter((card) => card.deck === deck.id)
		.map((card) => withMemory(card, derived));
	const installation = {
		deck: after,
		cards: teachingOrder(other, deck.id),
		hash: deck.hash,
		moment: momentAt(deck.installedAt, 0, 0)
	};
	const plan = planInstallation(installation, before, rows, () => UNNAMED);
	const rest = <T extends { readonly id: string }>(list: readonly T[]) =>
		list.filter(({ id }) => id !== deck.id);
	return sorted({
		...own,
		decks: [...rest(own.decks), deck],
		contents: [...rest(own.contents), after],
		cards: [...own.cards.filter((card) => card.deck !== deck.id), ...plan.rows.map(kept)],
		log: withNew(own.log, plan.log.map(named)),
		personal: moved(own.personal, plan),
		updates: [
			...own.updates.filter((row) => row.deck !== deck.id),
			...updateOf(own, before, deck, plan)
		]
	});
}

function contentsOf({ contents }: Collection, id: DeckId): Deck {
	const deck = contents.find((content) => content.id === id);
	if (!deck) throw new Error(`contentsOf: ${id} has no contents`);
	return deck;
}

const teachingOrder = ({ cards }: Collection, deck: DeckId) =>
	cards
		.filter((card) => card.deck === deck && !isRetired(card as CardRow))
		.sort((a, b) => a.position - b.position);

const UNNAMED = reviewIdOf(deviceId('unnamed'), 0);

/**
 * With an id that follows from what it says, a millisecond after the last answer it speaks of: of
 * rows at one instant, ids would decide the order.
 */
function named<T extends LogRow>(row: T): T {
	const { id: _, ...said } = { ...row, at: row.at + 1 };
	const text = canonical(said);
	const device = `update-${hex(hash32(text))}${hex(hash32(`again ${text}`))}`;
	return { ...row, ...said, id: reviewIdOf(deviceId(device), 1) };
}

const hex = (n: number): string => n.toString(16).padStart(8, '0');

function withNew(log: readonly LogRow[], added: readonly LogRow[]): LogRow[] {
	const known = new Set(log.map(({ id }) => id));
	return [...log, ...added.filter(({ id }) => !known.has(id))];
}

/** A mark and a note go where their card goes. */
function moved(personal: readonly PersonalRow[], { renamed }: Plan): PersonalRow[] {
	const taken = new Set(personal.map(({ card }) => card));
	const present = new Map([...renamed].map(([card, from]) => [from, card]));
	return personal.flatMap((row) => {
		const card: CardId | undefined = present.get(row.card);
		if (card === undefined) return row;
		return taken.has(card) ? [] : { ...row, card };
	});
}

/** What the update changed, with what had not been read of the one before. */
function updateOf(own: Collection, before: Deck, deck: DeckRow, plan: Plan): UpdateRow[] {
	const last = own.updates.find((row) => row.deck === deck.id);
	if (plan.changes.length === 0) return last ? [last] : [];
	const pending = last?.unread ? last : null;
	const changes = pending ? combineChanges(pending.changes, plan.changes) : plan.changes;
	return [
		{
			deck: deck.id,
			from: pending?.from ?? before.version,
			to: deck.version,
			at: deck.installedAt,
			changes,
			relearnt: [...new Set([...(pending?.relearnt ?? []), ...plan.relearnt])],
			unread: changes.some(({ kind }) => kind !== 'cosmetic')
		}
	];
}
