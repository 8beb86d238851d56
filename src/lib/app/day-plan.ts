import type { Moment, StudyDay } from '$lib/domain/day';
import type { DeckId } from '$lib/domain/ids';
import type { StudySettings } from '$lib/domain/settings';
import { limitDay, mostReviews, type UsedToday } from '$lib/scheduling/limits';
import { minutesFor, paceOf, type Pace } from '$lib/scheduling/pace';
import type { DueCards, Waiting } from '$lib/scheduling/waiting';
import { readDays } from '$lib/storage/days';
import type { Db } from '$lib/storage/db';
import { recentRows } from '$lib/storage/log';
import {
	countReviewsDue,
	learningDue,
	newCards,
	reviewsDue,
	reviewsDueOn
} from '$lib/storage/queue';
import type { CardRow, DayRow } from '$lib/storage/rows';
import { readOwnStudySettings, readSettings, readStudySettings } from '$lib/storage/settings';

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

/** Decks that share one set of limits: one with its own, or (null) all `except` those. */
interface Share {
	readonly deck: DeckId | null;
	readonly except: readonly DeckId[];
	readonly limits: Limits;
}

type Limits = Pick<StudySettings, 'newPerDay' | 'limit'>;

/** Reads what is due at `moment` for one deck or (null) for all, and applies the day's limits. */
export async function planDay(db: Db, deck: DeckId | null, moment: Moment): Promise<DayPlan> {
	const [shares, days, rows] = await Promise.all([
		sharesOf(db, deck),
		readDays(db, moment.day, moment.day),
		recentRows(db, RECENT)
	]);
	const pace = paceOf(rows);
	const parts = await Promise.all(
		shares.map((share) => planShare(db, share, usedBy(share, days), moment, pace))
	);
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
	if (deck !== null) return [{ deck, except: [], limits: await readStudySettings(db, deck) }];
	const [{ study }, own] = await Promise.all([readSettings(db), readOwnStudySettings(db)]);
	const apart = [...own].filter(([, settings]) => !sameLimits(settings, study));
	return [
		{ deck: null, except: apart.map(([id]) => id), limits: study },
		...apart.map(([id, limits]) => ({ deck: id, except: [], limits }))
	];
}

const sameLimits = (a: Limits, b: Limits): boolean =>
	a.newPerDay === b.newPerDay && JSON.stringify(a.limit) === JSON.stringify(b.limit);

function usedBy({ deck, except }: Share, days: readonly DayRow[]): UsedToday {
	const own = days.filter((row) =>
		deck === null ? !except.includes(row.deck) : row.deck === deck
	);
	return {
		fresh: own.reduce((sum, { newCards }) => sum + newCards, 0),
		reviews: own.reduce((sum, { reviews }) => sum + reviews, 0),
		took: own.reduce((sum, { tookMs }) => sum + tookMs, 0)
	};
}

async function planShare(db: Db, share: Share, used: UsedToday, moment: Moment, pace: Pace) {
	const { deck, limits } = share;
	const most = Math.min(MOST, mostReviews(limits.limit, used, pace));
	const [learning, reviews, fresh] = await Promise.all([
		firstOf(share, Infinity, () => learningDue(db, deck, moment.clock + HOURS_24)),
		firstReviews(db, share, moment.day, most),
		firstOf(share, limits.newPerDay, (count) => newCards(db, deck, count))
	]);
	const due: DueCards = {
		learning: learning.map(waiting),
		reviews: reviews.map(waiting),
		fresh: fresh.map(waiting)
	};
	const day = limitDay(due, limits, used, pace, moment.day);
	// Fewer than there is room for: these are all.
	const all = reviews.length < most ? reviews.length : await countReviews(db, share, moment.day);
	return { ...day, held: { ...day.held, reviews: all - day.reviews.length }, used };
}

/** The longest due reviews, `most` and those due as long as the last of them: chance draws among equals. */
async function firstReviews(db: Db, share: Share, day: StudyDay, most: number): Promise<CardRow[]> {
	const first = await firstOf(share, most, (count) => reviewsDue(db, share.deck, day, count));
	const last = first.length < most ? undefined : first.at(-1);
	if (!last) return first;
	const equals = await firstOf(share, MOST, (count) =>
		reviewsDueOn(db, share.deck, last.due, count)
	);
	return [...first.filter(({ due }) => due < last.due), ...equals];
}

async function countReviews(db: Db, { deck, except }: Share, day: StudyDay): Promise<number> {
	const [all, ...apart] = await Promise.all(
		[deck, ...except].map((id) => countReviewsDue(db, id, day, MOST))
	);
	return apart.reduce((rest, count) => rest - count, all ?? 0);
}

/** The first `limit` rows that belong to a share; `read` answers the first so many of all. */
async function firstOf(
	{ except }: Share,
	limit: number,
	read: (count: number) => Promise<CardRow[]>
): Promise<CardRow[]> {
	for (let count = limit; ; count *= 2) {
		const rows = await read(count);
		const own = except.length === 0 ? rows : rows.filter(({ deck }) => !except.includes(deck));
		if (own.length >= limit || rows.length < count) return own.slice(0, limit);
	}
}

export const waiting = ({ id, group, confusable, memory }: CardRow): Waiting => ({
	id,
	group,
	confusable,
	memory
});
