import type { Derived } from '../derive';
import { placed, type CardRow } from '../rows';
import type { KeptCard } from './kept';

const NOTHING = { memory: null, lastReview: null };

/** A card's row with all that follows from the log. */
export const withMemory = (card: KeptCard, derived: Derived): CardRow =>
	placed({ ...card, queue: 'new', due: 0, ...(derived.cards.get(card.id) ?? NOTHING) });
