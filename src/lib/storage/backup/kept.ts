import type { CardRow } from '../rows';

/** What of a card's row neither follows from the log nor from the rest of the row. */
export type KeptCard = Omit<CardRow, 'queue' | 'due' | 'memory' | 'lastReview' | 'reset'>;

/** The row without what can be computed again. */
export function kept(row: CardRow): KeptCard {
	const { queue: _q, due: _d, memory: _m, lastReview: _l, reset: _r, ...rest } = row;
	return rest;
}
