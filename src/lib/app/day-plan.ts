import type { Moment } from '$lib/domain/day';
import type { DeckId } from '$lib/domain/ids';
import type { StudySettings } from '$lib/domain/settings';
import { limitDay, type UsedToday } from '$lib/scheduling/limits';
import { minutesFor, paceOf, type Pace } from '$lib/scheduling/pace';
import type { DueCards, Waiting } from '$lib/scheduling/waiting';
import { readDay } from '$lib/storage/days';
import type { Db } from '$lib/storage/db';
import { deckList } from '$lib/storage/decks';
import { recentRows } from '$lib/storage/log';
import { learningDue, newCards, reviewsDue } from '$lib/storage/queue';
import type { CardRow } from '$lib/storage/rows';
import { readSettings, readStudySettings } from '$lib/storage/settings';

/** What one study day holds, after its limits. */
export interface DayPlan {
	readonly due: DueCards;
	/** Due, but kept for later by the day's limits. */
	readonly held: { readonly reviews: number; readonly fresh: number };
	readonly pace: Pace;
	/** At the learner's own pace. */
	readonly minutes: number;
	readonly used: UsedToday;
}

const HOURS_24 = 24 * 3_600_000;
/** More is never read: a day of 2,000 reviews is five hours. */
const MOST = 2_000;
/** Enough of the log to know a learner's pace. */
const RECENT = 500;

/** Decks that share one set of limits: all without limits of their own, or one with its own. */
interface Share {
	readonly decks: readonly DeckId[];
	readonly limits: Pick<StudySettings, 'newPerDay' | 'limit'>;
}

/** Reads what is due at `moment` for one deck or (null) for all, and applies the day's limits. */
export async function planDay(db: Db, deck: DeckId | null, moment: Moment): Promise<DayPlan> {
	const [shares, rows] = await Promise.all([sharesOf(db, deck), recentRows(db, RECENT)]);
	const pace = paceOf(rows);
	const parts = await Promise.all(shares.map((share) => planShare(db, share, moment, pace)));
	const due: DueCards = {
		learning: parts.flatMap((part) => part.learning),
		reviews: parts.flatMap((part) => part.reviews),
		fresh: parts.flatMap((part) => part.fresh)
	};
	return {
		due,
		held: {
			reviews: parts.reduce((sum, { held }) => sum + held.reviews, 0),
			fresh: parts.reduce((sum, { held }) => sum + held.fresh, 0)
		},
		pace,
		minutes: minutesFor(countsOf(due), pace),
		used: parts.reduce(
			(sum, { used }) => ({
				fresh: sum.fresh + used.fresh,
				reviews: sum.reviews + used.reviews,
				took: sum.took + used.took
			}),
			{ fresh: 0, reviews: 0, took: 0 }
		)
	};
}

export const countsOf = ({ learning, reviews, fresh }: DueCards) => ({
	learning: learning.length,
	reviews: reviews.length,
	fresh: fresh.length
});

async function sharesOf(db: Db, deck: DeckId | null): Promise<Share[]> {
	const decks = deck === null ? (await deckList(db)).map(({ id }) => id) : [deck];
	const { study } = await readSettings(db);
	const own = await Promise.all(
		decks.map(async (id) => ({ id, settings: await readStudySettings(db, id) }))
	);
	const general = own.filter(({ settings }) => sameLimits(settings, study));
	const apart = own.filter(({ settings }) => !sameLimits(settings, study));
	return [
		{ decks: general.map(({ id }) => id), limits: study },
		...apart.map(({ id, settings }) => ({ decks: [id], limits: settings }))
	];
}

const sameLimits = (a: StudySettings, b: StudySettings): boolean =>
	a.newPerDay === b.newPerDay && JSON.stringify(a.limit) === JSON.stringify(b.limit);

async function planShare(db: Db, { decks, limits }: Share, moment: Moment, pace: Pace) {
	const parts = await Promise.all(
		decks.map(async (deck) => ({
			learning: await learningDue(db, deck, moment.clock + HOURS_24),
			reviews: await reviewsDue(db, deck, moment.day, MOST),
			fresh: await newCards(db, deck, limits.newPerDay),
			used: await readDay(db, moment.day, deck)
		}))
	);
	const due: DueCards = {
		learning: parts.flatMap(({ learning }) => learning.map(waiting)),
		reviews: parts.flatMap(({ reviews }) => reviews.map(waiting)),
		fresh: parts.flatMap(({ fresh }) => fresh.map(waiting))
	};
	const used: UsedToday = {
		fresh: parts.reduce((sum, part) => sum + part.used.newCards, 0),
		reviews: parts.reduce((sum, part) => sum + part.used.reviews, 0),
		took: parts.reduce((sum, part) => sum + part.used.tookMs, 0)
	};
	return { ...limitDay(due, limits, used, pace, moment.day), used };
}

export const waiting = ({ id, group, confusable, memory }: CardRow): Waiting => ({
	id,
	group,
	confusable,
	memory
});
