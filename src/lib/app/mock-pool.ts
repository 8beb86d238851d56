import type { Card } from '$lib/domain/card';
import { passes, type ScopeFilter } from '$lib/domain/exam';
import type { DeckId } from '$lib/domain/ids';
import type { StudyDay } from '$lib/domain/day';
import { isDisputed, markableForms, type Candidate } from '$lib/generation/mock-paper';
import { retrievability } from '$lib/scheduling/fsrs';
import { policyOf } from '$lib/scheduling/policy';
import type { Db } from '$lib/storage/db';
import { cardsOfDeck } from '$lib/storage/decks';
import { markedCards } from '$lib/storage/personal';
import type { CardRow } from '$lib/storage/rows';
import { readStudySettings } from '$lib/storage/settings';
import { groups } from './deck-groups';
import type { OpenDeck, OpenDecks } from './open-decks';
import { capitalise } from './wording';

/** A card that a mock exam may ask. */
export interface PoolCard extends Candidate {
	readonly card: Card;
	readonly open: OpenDeck;
	/** Predicted recall today; null for a new card. */
	readonly predicted: number | null;
	readonly disputed: boolean;
}

/** Everything that a mock exam of some decks may ask. */
export interface Pool {
	readonly cards: readonly PoolCard[];
	/** Names of the categories. */
	readonly names: ReadonlyMap<string, string>;
}

/** Milliseconds of work after which the screen gets its turn. */
const SLICE_MS = 20;

/**
 * Reads which cards of these decks a machine can mark, in turns with the screen. Retired cards and
 * those set aside by hand are left out; one forgotten often is asked like any other. `only`: an exam's.
 */
export async function readPool(
	db: Db,
	decks: OpenDecks,
	ids: readonly DeckId[],
	today: StudyDay,
	only?: ScopeFilter
): Promise<Pool> {
	const cards: PoolCard[] = [];
	const names = new Map<string, string>();
	const marks = new Set(only?.marked ? await markedCards(db) : []);
	for (const id of ids) {
		const [open, rows, study] = await Promise.all([
			decks.get(id),
			cardsOfDeck(db, id),
			readStudySettings(db, id)
		]);
		if (!open) continue;
		const policy = policyOf(study);
		const group = groups(open.deck);
		const predicted = ({ memory }: CardRow) => memory && retrievability(memory, today, policy);
		await inSlices(rows, (row) => {
			const card = open.cards.get(row.id);
			if (!card || row.aside?.reason === 'person' || row.aside?.reason === 'retired') return;
			if (markableForms(open.index, card).length === 0) return;
			const category = group(card.subject);
			if (!passes(only, { category, slot: card.slot, marked: marks.has(row.id) })) return;
			names.set(category, capitalise(open.index.terms.get(category)?.name ?? category));
			const disputed = isDisputed(open.index, card);
			cards.push({ card, category, open, predicted: predicted(row), disputed });
		});
	}
	return { cards, names };
}

async function inSlices<T>(items: readonly T[], work: (item: T) => void): Promise<void> {
	let began = performance.now();
	for (const item of items) {
		work(item);
		if (performance.now() - began < SLICE_MS) continue;
		await new Promise((resolve) => setTimeout(resolve));
		began = performance.now();
	}
}
