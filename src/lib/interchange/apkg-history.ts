import type { LeftList } from './left';
import { LIMITS } from './limits';
import type { ForeignDatabase } from './sqlite';

/** One answer as Anki logged it. */
export interface Answered {
	/** Epoch ms. */
	readonly at: number;
	/** 1 Again, 2 Hard, 3 Good, 4 Easy. */
	readonly ease: 1 | 2 | 3 | 4;
	/** Milliseconds to the answer, as capped by Anki. */
	readonly took: number;
}

/** Kinds of rows (`RevlogReviewKind` of Anki); 0 to 2 are learning, review, relearning. */
const FILTERED = 3;
const MANUAL = 4;
/** Anki's first release was in 2006. */
const EARLIEST = Date.UTC(2006, 0, 1);

/**
 * What was answered when, by item, oldest first; empty where the package was exported without it. As
 * Anki's own FSRS does it: cramming outside of the schedule and changes by hand are no answers, and a
 * card that was forgotten by hand begins there. What is passed over of answers is noted.
 */
export function readHistory(
	db: ForeignDatabase,
	itemOfCard: ReadonlyMap<number, string>,
	left: LeftList
): Map<string, Answered[]> {
	const history = new Map<string, Answered[]>();
	const columns = ['id', 'cid', 'ease', 'time', 'type', 'factor'];
	if (!db.has('revlog', ...columns)) return history;
	for (const row of db.rows('revlog', columns, `ORDER BY id LIMIT ${LIMITS.answers}`)) {
		const [at = 0, card = 0, ease = 0, time = 0, kind = 0, factor = 0] = row.map(Number);
		const item = itemOfCard.get(card);
		const own = (item !== undefined && history.get(item)) || [];
		const isReset = kind === MANUAL && factor === 0;
		if (isReset) own.splice(0).forEach(() => left.add('history', {}));
		if (!isGrade(ease)) continue;
		const counts = kind < FILTERED || (kind === FILTERED && factor > 0);
		if (item === undefined || !counts || !Number.isSafeInteger(at) || at < EARLIEST) {
			left.add('history', {});
			continue;
		}
		own.push({ at, ease, took: Math.max(0, time || 0) });
		history.set(item, own);
	}
	for (const [item, own] of history) if (own.length === 0) history.delete(item);
	return history;
}

const isGrade = (ease: number): ease is Answered['ease'] => [1, 2, 3, 4].includes(ease);
