import type { Moment } from '$lib/domain/day';
import type { CardId } from '$lib/domain/ids';
import { minutesFor, paceOf } from '$lib/scheduling/pace';
import type { DueCards } from '$lib/scheduling/waiting';
import { readCards } from '$lib/storage/cards';
import type { Db } from '$lib/storage/db';
import { readDay } from '$lib/storage/days';
import { recentRows } from '$lib/storage/log';
import type { Queue } from '$lib/storage/rows';
import { sessionReviews } from '$lib/storage/session';
import { countsOf, waiting, type DayPlan } from './day-plan';

/** Enough of the log to know a learner's pace. */
const RECENT = 500;

/**
 * A session of certain cards, due or not and whatever the day's limits: each once, and again while it
 * is being learnt. Those that the session has answered already are left out.
 */
export async function planChosen(
	db: Db,
	chosen: readonly CardId[],
	{ day }: Moment
): Promise<DayPlan> {
	const [rows, answered, recent, used] = await Promise.all([
		readCards(db, chosen),
		sessionReviews(db),
		recentRows(db, RECENT),
		readDay(db, day, null)
	]);
	const done = new Set(answered.map(({ card }) => card));
	const left = rows.filter(
		({ id, aside, queue }) => aside === null && (queue === 'learning' || !done.has(id))
	);
	const of = (queue: Queue) => left.filter((row) => row.queue === queue).map(waiting);
	const due: DueCards = { learning: of('learning'), reviews: of('review'), fresh: of('new') };
	const pace = paceOf(recent);
	return {
		planned: [],
		due,
		held: { reviews: 0, fresh: 0 },
		pace,
		minutes: minutesFor(countsOf(due), pace),
		used: { fresh: used.newCards, reviews: used.reviews, took: used.tookMs }
	};
}
