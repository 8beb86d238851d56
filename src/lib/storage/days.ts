import type { StudyDay } from '$lib/domain/day';
import { AGAIN } from '$lib/domain/grade';
import type { DeckId } from '$lib/domain/ids';
import type { Review } from '$lib/domain/review';
import type { Db } from './db';
import type { DayCounts, DayRow } from './rows';

const NOTHING: DayCounts = { answers: 0, again: 0, newCards: 0, reviews: 0, tookMs: 0 };

/** What one answer adds to its day. `lastDay`: the card's last study day; null = never answered. */
export function countsOf(
	review: Pick<Review, 'grade' | 'took' | 'day'>,
	lastDay: StudyDay | null
): DayCounts {
	return {
		answers: 1,
		again: review.grade === AGAIN ? 1 : 0,
		newCards: lastDay === null ? 1 : 0,
		reviews: lastDay !== null && lastDay < review.day ? 1 : 0,
		tookMs: review.took
	};
}

/** The sum, or with `sign` -1 the difference. Fields unknown to this code stay. */
export function plus<T extends DayCounts>(a: T, b: DayCounts, sign: 1 | -1 = 1): T {
	return {
		...a,
		answers: a.answers + sign * b.answers,
		again: a.again + sign * b.again,
		newCards: a.newCards + sign * b.newCards,
		reviews: a.reviews + sign * b.reviews,
		tookMs: a.tookMs + sign * b.tookMs
	};
}

/** Inside a write transaction. A day without an answer has no row. */
export async function addToDay(
	db: Db,
	day: StudyDay,
	deck: DeckId,
	counts: DayCounts,
	sign: 1 | -1 = 1
): Promise<void> {
	const row = plus((await db.days.get([day, deck])) ?? emptyDay(day, deck), counts, sign);
	await (row.answers > 0 ? db.days.put(row) : db.days.delete([day, deck]));
}

/** A day on which nothing was answered. */
export const emptyDay = (day: StudyDay, deck: DeckId): DayRow => ({ day, deck, ...NOTHING });

/** The counters from one day to another, both included, by day and deck; days without answers are left out. */
export function readDays(db: Db, from: StudyDay, to: StudyDay): Promise<DayRow[]> {
	return db.days.where('day').between(from, to, true, true).toArray();
}

/** One day's counters, of one deck or (null) of all together. */
export async function readDay(db: Db, day: StudyDay, deck: DeckId | null): Promise<DayCounts> {
	const rows = await readDays(db, day, day);
	return rows
		.filter((row) => deck === null || row.deck === deck)
		.reduce<DayCounts>((sum, row) => plus(sum, row), NOTHING);
}
