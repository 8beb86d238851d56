import type { Table } from 'dexie';
import type { Moment } from '$lib/domain/day';
import type { PolicyId, ReviewId } from '$lib/domain/ids';
import type { Memory, Policy } from '$lib/domain/memory';
import type { Review, Undo } from '$lib/domain/review';
import { canonical } from './canonical';
import { addToDay, countsOf } from './days';
import { writeStep, type Db } from './db';
import { idsOf, takeId } from './log';
import { placed, type Aside, type CardRow, type DeviceRow, type Shown, type UndoRow } from './rows';
import { saveShown } from './session';

/** An answer, all computed, ready to be stored. */
export interface Answered {
	readonly review: Omit<Review, 'id'>;
	/** The card's `lastReview` when the question was shown. */
	readonly expects: ReviewId | null;
	/** What the answer makes of the card. */
	readonly memory: Memory;
	/** Why the answer takes the card out of the queue (a leech); null = it stays in. */
	readonly setAside: Aside | null;
	/** Epoch ms at which the question appeared. */
	readonly shownAt: number;
	readonly policy: Policy;
}

/** The question to be shown once an answer is stored, and its card as it was when that was made. */
export interface Following {
	readonly shown: Shown;
	readonly row: CardRow;
}

export type Recorded =
	| {
			readonly kind: 'stored';
			readonly review: Review;
			readonly card: CardRow;
			/** Whether the following question is remembered as the one on the screen. */
			readonly shows: boolean;
	  }
	/** The card was answered elsewhere since the question was shown: nothing was written. */
	| { readonly kind: 'superseded'; readonly card: CardRow }
	/** The card is no longer here: nothing was written. */
	| { readonly kind: 'gone' };

/**
 * Stores one answer: log row, card, day, undo entry and session in one transaction (SPEC R1), and
 * with it the question that follows where its card is still as it was (SPEC R6). "Saved" may be said
 * once this resolves. Trying again after a lost connection is safe (SPEC R3).
 */
export async function recordReview(
	db: Db,
	answered: Answered,
	following: Following | null = null
): Promise<Recorded> {
	checkPolicy(answered);
	const tables = [db.cards, db.tail, db.days, db.undo, db.session, db.policies];
	return writeStep<Recorded>(db, tables, async (device) => {
		const ids = [answered.review.card, following?.row.id ?? answered.review.card];
		const [before, next] = await db.cards.bulkGet(ids);
		if (!before) return { kind: 'gone' };
		if (before.lastReview !== answered.expects) return storedAlready(db, answered, before);

		const taken = idsOf(device);
		const review = reviewOf(before, answered, taken.take());
		const card = afterAnswer(before, answered, review.id);
		const undo = undoOf(before, answered, review);
		const shown = following && isUnchanged(following, card, next) ? following.shown : null;
		// All requests at once: an answer waits for one round trip to the database, not for each.
		await Promise.all([
			taken.store(db),
			db.tail.add(review),
			db.cards.put(card),
			db.undo.add(undo),
			addToDay(db, review.day, card.deck, undo.counts),
			saveShown(db, shown),
			putIfAbsent(db, answered.policy)
		]);
		return { kind: 'stored', review, card, shows: shown !== null };
	});
}

/** Whether the card to be asked next is still what its question was made from. */
const isUnchanged = ({ row }: Following, answered: CardRow, now: CardRow | undefined): boolean =>
	row.id !== answered.id && canonical(row) === canonical(now);

/** The tables that `recordTogether` writes. */
export const tablesOfReviews = (db: Db): Table[] => [db.cards, db.tail, db.days, db.policies];

/**
 * Inside a write transaction: stores the answers of a mock exam, one for each card. They belong to no
 * study session, so none can be undone. False, with nothing written, where a card was answered elsewhere
 * since its answer was computed; cards that are gone are left out (SPEC X3).
 */
export async function recordTogether(
	db: Db,
	device: DeviceRow,
	answers: readonly Answered[]
): Promise<boolean> {
	answers.forEach(checkPolicy);
	const rows = await db.cards.bulkGet(answers.map(({ review }) => review.card));
	const here = answers.flatMap((answered, i) => {
		const before = rows[i];
		return before ? [{ answered, before }] : [];
	});
	if (here.some(({ answered, before }) => before.lastReview !== answered.expects)) return false;

	const ids = idsOf(device);
	const stored = here.map(({ answered, before }) => {
		const review = reviewOf(before, answered, ids.take());
		return { review, before, card: afterAnswer(before, answered, review.id) };
	});
	await ids.store(db);
	await db.tail.bulkAdd(stored.map(({ review }) => review));
	await db.cards.bulkPut(stored.map(({ card }) => card));
	for (const { review, before } of stored)
		await addToDay(db, review.day, before.deck, countsOf(review, before.memory?.lastDay ?? null));
	for (const { policy } of answers) await putIfAbsent(db, policy);
	return true;
}

function checkPolicy({ policy, review }: Answered): void {
	if (policy.id !== review.policy)
		throw new Error(`The review names policy ${review.policy}, the answer ${policy.id}.`);
}

const reviewOf = (before: CardRow, { review }: Answered, id: ReviewId): Review =>
	notBefore(before.memory ?? before.reset ?? null, { ...review, id });

/** A clock set back or a flight west must not put an answer before the one it followed (SPEC R2). */
function notBefore(last: Pick<Memory, 'lastAt' | 'lastDay'> | null, review: Review): Review {
	if (last === null) return review;
	const day = review.day < last.lastDay ? last.lastDay : review.day;
	return { ...review, day, at: Math.max(review.at, last.lastAt) };
}

/** The same answer given twice (its first success was never heard of) counts as stored. */
async function storedAlready(db: Db, answered: Answered, card: CardRow): Promise<Recorded> {
	const last = card.lastReview === null ? undefined : await db.tail.get(card.lastReview);
	if (last?.kind !== 'review') return { kind: 'superseded', card };
	const { at, day, id } = last;
	const same = canonical(last) === canonical({ ...answered.review, at, day, id });
	return same ? { kind: 'stored', review: last, card, shows: false } : { kind: 'superseded', card };
}

/** A policy never changes: the id covers its content. */
async function putIfAbsent(db: Db, policy: Policy): Promise<void> {
	if (!(await db.policies.get(policy.id))) await db.policies.add(policy);
}

const afterAnswer = (before: CardRow, { memory, setAside }: Answered, lastReview: ReviewId) =>
	placed({ ...before, memory, lastReview, aside: setAside ?? before.aside });

function undoOf(before: CardRow, answered: Answered, review: Review): UndoRow {
	const { card, form, seed, answer, confidence, day, id } = review;
	return {
		review: id,
		day,
		shown: { card, form, seed, shownAt: answered.shownAt, answer, confidence },
		before: { memory: before.memory, lastReview: before.lastReview, aside: before.aside },
		setAside: answered.setAside,
		counts: countsOf(review, before.memory?.lastDay ?? null)
	};
}

export type Undone =
	| {
			readonly kind: 'undone';
			readonly review: ReviewId;
			readonly card: CardRow;
			readonly shown: Shown;
	  }
	/** The card was answered again since; its entry is dropped, the next undo goes further back. */
	| { readonly kind: 'superseded'; readonly card: CardRow | null };

/**
 * Takes the session's last answer back: the card and its day as they were, an undo row in the log,
 * the question with its answer back on the screen (SPEC R4). Null where nothing is left to undo.
 */
export function undoLast(db: Db, moment: Moment): Promise<Undone | null> {
	const tables = [db.cards, db.tail, db.days, db.undo, db.session];
	return writeStep<Undone | null>(db, tables, async (device) => {
		const entry = await db.undo.orderBy(':id').last();
		if (!entry) return null;
		await db.undo.delete(entry.review);
		const now = await db.cards.get(entry.shown.card);
		if (now?.lastReview !== entry.review) return { kind: 'superseded', card: now ?? null };

		const card = beforeAnswer(now, entry);
		const id = await takeId(db, device);
		const at = Math.max(moment.clock, now.memory?.lastAt ?? 0);
		const undo: Undo = { ...moment, kind: 'undo', id, at, card: card.id, undoes: entry.review };
		await db.cards.put(card);
		await db.tail.add(undo);
		await addToDay(db, entry.day, card.deck, entry.counts, -1);
		await saveShown(db, entry.shown);
		return { kind: 'undone', review: entry.review, card, shown: entry.shown };
	});
}

/** What else happened to the card meanwhile (set aside by hand, a new place in the deck) stays. */
function beforeAnswer(now: CardRow, { before, setAside }: UndoRow): CardRow {
	const ours = setAside !== null && canonical(now.aside) === canonical(setAside);
	const { memory, lastReview } = before;
	return placed({ ...now, memory, lastReview, aside: ours ? before.aside : now.aside });
}

/** Every policy an answer was ever given under: what replaying the log needs. */
export async function readPolicies(db: Db): Promise<Map<PolicyId, Policy>> {
	return new Map((await db.policies.toArray()).map((policy) => [policy.id, policy]));
}
