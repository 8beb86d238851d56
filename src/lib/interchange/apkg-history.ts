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

/** Learning, review, relearning: what else Anki logs are changes by hand or cramming outside of the schedule. */
const STUDIED = 'type IN (0, 1, 2)';
/** Anki's first release was in 2006. */
const EARLIEST = Date.UTC(2006, 0, 1);

/** What was answered when, by item, oldest first; empty where the package was exported without it. */
export function readHistory(
	db: ForeignDatabase,
	itemOfCard: ReadonlyMap<number, string>
): Map<string, Answered[]> {
	const history = new Map<string, Answered[]>();
	if (!db.has('revlog', 'id', 'cid', 'ease', 'time', 'type')) return history;
	let count = 0;
	const rest = `WHERE ${STUDIED} AND ease BETWEEN 1 AND 4 ORDER BY id LIMIT ${LIMITS.answers}`;
	for (const [id, card, ease, time] of db.rows('revlog', ['id', 'cid', 'ease', 'time'], rest)) {
		const item = itemOfCard.get(Number(card));
		const at = Number(id);
		if (item === undefined || !Number.isSafeInteger(at) || at < EARLIEST) continue;
		const answered = {
			at,
			ease: Number(ease) as Answered['ease'],
			took: Math.max(0, Number(time) || 0)
		};
		const own = history.get(item);
		if (own) own.push(answered);
		else history.set(item, [answered]);
		count++;
	}
	return count === 0 ? new Map() : history;
}
