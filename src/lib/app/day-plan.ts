import type { Moment, StudyDay } from '$lib/domain/day';
import type { CardId, DeckId } from '$lib/domain/ids';
import type { StudySettings } from '$lib/domain/settings';
import { limitDay, mostReviews, type UsedToday } from '$lib/scheduling/limits';
import { minutesFor, paceOf, type Pace } from '$lib/scheduling/pace';
import type { DueCards, Waiting } from '$lib/scheduling/waiting';
import { readDays } from '$lib/storage/days';
import type { Db } from '$lib/storage/db';
import { recentRows } from '$lib/storage/log';
import { plannedFor, type Planned } from '$lib/storage/plans';
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
	/** What exams ask for today, best first: before all else, and counted by the limits. */
	readonly planned: readonly Waiting[];
	/** The rest. */
	readonly due: DueCards;
	/** Due, but kept for later by the day's limits. */
	readonly held: { readonly reviews: number; readonly fresh: number };
	readonly pace: Pace;
	/** At the learner's own pace, for all of it. */
	readonly minutes: number;
	readonly used: UsedToday;
}

const HOURS_24 = 24 * 3_600_000;
const MS_PER_MINUTE = 60_000;
/** More is never read: a day of 2,000 reviews is five hours. */
const MOST = 2_000;
/** Enough of the log to know a learner's pace. */
const RECENT = 500;

/** Decks that share one set of limits: one with its own, or (null) all `except` those. */
interface Share {
	readonly deck: DeckId | null;
	readonly except: readonly DeckId[];
	readonly limits: Limits;
	readonly planned: readonly Planned[];
}

type Limits = Pick<StudySettings, 'newPerDay' | 'limit'>;

/** Reads what is due at `moment` for one deck or (null) for all, and applies the day's limits. */
export async function planDay(db: Db, deck: DeckId | null, moment: Moment): Promise<DayPlan> {
	const [planned, days, rows] = await Promise.all([
		plannedFor(db, deck, moment.day),
		readDays(db, moment.day, moment.day),
		recentRows(db, RECENT)
	]);
	const shares = await sharesOf(db, deck, planned);
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
		planned: planned.map(({ row }) => waiting(row)),
		due,
		held: {
			reviews: parts.reduce((sum, { held }) => sum + held.reviews, 0),
			fresh: parts.reduce((sum, { held }) => sum + held.fresh, 0)
		},
		pace,
		minutes: minutesFor(countsOf(due), pace) + plannedMs(planned) / MS_PER_MINUTE,
		used: parts.reduce((sum, { used }) => together(sum, used), { fresh: 0, reviews: 0, took: 0 })
	};
}

const together = (a: UsedToday, b: UsedToday): UsedToday => ({
	fresh: a.fresh + b.fresh,
	reviews: a.reviews + b.reviews,
	took: a.took + b.took
});

const plannedMs = (planned: readonly Planned[]): number =>
	planned.reduce((sum, { look }) => sum + look.seconds * 1000, 0);

export const countsOf = ({ learning, reviews, fresh }: DueCards) => ({
	learning: learning.length,
	reviews: reviews.length,
	fresh: fresh.length
});

/** All that is due with what the exams ask for, each card under its kind. */
export const withPlanned = (due: DueCards, planned: readonly Waiting[]): DueCards => ({
	learning: due.learning,
	reviews: [...planned.filter(({ memory }) => memory !== null), ...due.reviews],
	fresh: [...planned.filter(({ memory }) => memory === null), ...due.fresh]
});

async function sharesOf(
	db: Db,
	deck: DeckId | null,
	planned: readonly Planned[]
): Promise<Share[]> {
	if (deck !== null)
		return [{ deck, except: [], limits: await readStudySettings(db, deck), planned }];
	const [{ study }, own] = await Promise.all([readSettings(db), readOwnStudySettings(db)]);
	const apart = [...own].filter(([, settings]) => !sameLimits(settings, study));
	const except = apart.map(([id]) => id);
	const of = (belongs: (id: DeckId) => boolean) => planned.filter(({ row }) => belongs(row.deck));
	return [
		{ deck: null, except, limits: study, planned: of((id) => !except.includes(id)) },
		...apart.map(([deck, limits]) => {
			return { deck, except: [], limits, planned: of((id) => id === deck) };
		})
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
	const { deck, limits, planned } = share;
	const spent = together(used, usedBySoon(planned));
	const most = Math.min(MOST, mostReviews(limits.limit, spent, pace));
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
	const day = limitDay(due, limits, spent, pace, moment.day);
	// Fewer than there is room for: these are all.
	const all = reviews.length < most ? reviews.length : await countReviews(db, share, moment.day);
	return { ...day, held: { ...day.held, reviews: all - day.reviews.length }, used };
}

/** What the plan's cards will have used of the limits. */
const usedBySoon = (planned: readonly Planned[]): UsedToday => {
	const fresh = planned.filter(({ row }) => row.memory === null).length;
	return { fresh, reviews: planned.length - fresh, took: plannedMs(planned) };
};

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

async function countReviews(
	db: Db,
	{ deck, except, planned }: Share,
	day: StudyDay
): Promise<number> {
	const [all, ...apart] = await Promise.all(
		[deck, ...except].map((id) => countReviewsDue(db, id, day, MOST))
	);
	const due = planned.filter(({ row }) => row.queue === 'review' && row.due <= day);
	return apart.reduce((rest, count) => rest - count, (all ?? 0) - due.length);
}

/** The first `limit` rows of a share that no exam has taken; `read` answers the first so many of all. */
async function firstOf(
	{ except, planned }: Share,
	limit: number,
	read: (count: number) => Promise<CardRow[]>
): Promise<CardRow[]> {
	const taken = new Set<CardId>(planned.map(({ row }) => row.id));
	// Some of the first belong to other shares: a little more at once spares a second reading.
	const spare = except.length > 0 ? Math.ceil(limit / 4) : 0;
	for (let count = limit + taken.size + spare; ; count *= 2) {
		const rows = await read(count);
		const own = rows.filter(({ deck, id }) => !except.includes(deck) && !taken.has(id));
		if (own.length >= limit || rows.length < count) return own.slice(0, limit);
	}
}

export const waiting = ({ id, group, confusable, memory }: CardRow): Waiting => ({
	id,
	group,
	confusable,
	memory
});
