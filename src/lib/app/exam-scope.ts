import { passes, type Exam, type ScopeFilter, type Sorted } from '$lib/domain/exam';
import { termId, type CardId, type DeckId } from '$lib/domain/ids';
import type { Memory } from '$lib/domain/memory';
import type { Db } from '$lib/storage/db';
import { cardsOfDeck } from '$lib/storage/decks';
import { markedCards } from '$lib/storage/personal';
import { groups } from './deck-groups';
import type { OpenDeck, OpenDecks } from './open-decks';
import { capitalise } from './wording';

/** A card that an exam may count, as its decks have it now. Its category is what blueprints weigh. */
export interface ScopeCard extends Sorted {
	readonly id: CardId;
	readonly memory: Memory | null;
}

/** Cards of some decks that a filter cannot tell apart. */
export interface Kind extends Sorted {
	/** Of the category. */
	readonly name: string;
	readonly cards: number;
}

/** A topic or a kind of fact with the cards it has. */
export interface Category {
	/** As blueprints and filters name it. */
	readonly id: string;
	readonly name: string;
	readonly cards: number;
}

/** The cards of an exam that are asked (none set aside or retired), deck after deck. */
export async function readScope(
	db: Db,
	decks: OpenDecks,
	{ decks: ids, only }: Pick<Exam, 'decks' | 'only'>
): Promise<readonly ScopeCard[]> {
	const marks = new Set(await markedCards(db));
	const parts = await Promise.all(
		ids.map(async (id) => {
			const [open, rows] = await Promise.all([decks.get(id), cardsOfDeck(db, id)]);
			if (!open) return [];
			const categoryOf = groups(open.deck);
			return rows.flatMap(({ id, memory, aside }) => {
				const card = aside === null ? open.cards.get(id) : undefined;
				if (!card) return [];
				const { slot, subject } = card;
				return { id, memory, marked: marks.has(id), category: categoryOf(subject), slot };
			});
		})
	);
	return parts.flat().filter((card) => passes(only, card));
}

/** What kinds of cards some decks have, by topic in teaching order. */
export async function readKinds(
	db: Db,
	decks: OpenDecks,
	ids: readonly DeckId[]
): Promise<readonly Kind[]> {
	const kinds = new Map<string, Kind>();
	for (const id of ids) {
		const open = await decks.get(id);
		if (!open) continue;
		const place = new Map(open.deck.procedures.map((topic, i) => [topic as string, i]));
		const placeOf = ({ category }: Sorted) => place.get(category) ?? place.size;
		const cards = await readScope(db, decks, { decks: [id] });
		for (const { category, slot, marked } of [...cards].sort((a, b) => placeOf(a) - placeOf(b))) {
			const key = JSON.stringify([category, slot, marked]);
			const name = nameOf(open, category);
			const known = kinds.get(key) ?? { category, slot, marked, name, cards: 0 };
			kinds.set(key, { ...known, cards: known.cards + 1 });
		}
	}
	return [...kinds.values()];
}

const nameOf = ({ index }: OpenDeck, category: string): string =>
	capitalise(index.terms.get(termId(category))?.name ?? category);

/** How many cards pass a filter. */
export const cardsIn = (kinds: readonly Kind[], only?: ScopeFilter): number =>
	kinds.reduce((sum, kind) => sum + (passes(only, kind) ? kind.cards : 0), 0);

/** The topics among the cards that pass a filter. */
export const topicsIn = (kinds: readonly Kind[], only?: ScopeFilter): readonly Category[] =>
	counted(kinds, only, ({ category, name }) => ({ id: category, name }));

/** The kinds of fact among the cards that pass a filter. */
export const slotsIn = (kinds: readonly Kind[], only?: ScopeFilter): readonly Category[] =>
	counted(kinds, only, ({ slot }) => ({ id: slot, name: capitalise(slot.replaceAll('-', ' ')) }));

function counted(
	kinds: readonly Kind[],
	only: ScopeFilter | undefined,
	named: (kind: Kind) => Omit<Category, 'cards'>
): readonly Category[] {
	const found = new Map<string, Category>();
	for (const kind of kinds) {
		if (!passes(only, kind)) continue;
		const { id, name } = named(kind);
		found.set(id, { id, name, cards: (found.get(id)?.cards ?? 0) + kind.cards });
	}
	return [...found.values()];
}
