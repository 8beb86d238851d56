import type { CardId, ConflictId, DeckId, FactId, ListId, TermId, WrittenId } from './ids';
import type { Slot } from './fact';

interface CardBase {
	readonly id: CardId;
	readonly deck: DeckId;
	readonly subject: TermId;
	readonly slot: Slot;
	readonly factIds: readonly FactId[];
	/** Cards of one list keep a distance while either is new. */
	readonly group: ListId | null;
	/** Cards easily taken for this one: kept apart while new, mixed once both are in review. */
	readonly confusable: readonly CardId[];
}

/** What FSRS schedules: one per fact, list as a whole, disagreement, and hand-written question. */
export type Card =
	| (CardBase & { readonly kind: 'fact'; readonly fact: FactId })
	| (CardBase & { readonly kind: 'list'; readonly list: ListId })
	| (CardBase & { readonly kind: 'disagreement'; readonly conflict: ConflictId })
	| (CardBase & { readonly kind: 'written'; readonly written: WrittenId });
