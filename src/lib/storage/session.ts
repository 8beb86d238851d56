import type { CardId, DeckId } from '$lib/domain/ids';
import { FORMS, type Answer } from '$lib/domain/question';
import type { Review } from '$lib/domain/review';
import { writeStep, type Db } from './db';
import { reviewsById } from './log';
import type { SessionRow, Shown } from './rows';

/** Begins a study session: nothing shown, nothing to undo. */
export function startSession(
	db: Db,
	startedAt: number,
	deck: DeckId | null,
	chosen: readonly CardId[] | null = null
): Promise<void> {
	return writeStep(db, [db.session, db.undo], async () => {
		await db.undo.clear();
		const row: SessionRow = { id: 'current', startedAt, deck, shown: null };
		await db.session.put(chosen ? { ...row, chosen } : row);
	});
}

/** Remembers the question on the screen, so that a reload shows the same one. */
export function showQuestion(db: Db, shown: Shown): Promise<void> {
	return writeStep(db, [db.session], () => saveShown(db, shown));
}

/** The session to go on with after a reload; null = none. A question that no code wrote is left out. */
export async function readSession(db: Db): Promise<SessionRow | null> {
	const session = await db.session.get('current');
	if (!session) return null;
	return { ...session, shown: isShown(session.shown) ? session.shown : null };
}

/** Read before anything else and by no schema: spoilt, it must not bar the way to every other question. */
function isShown(shown: Partial<Record<keyof Shown, unknown>> | null): shown is Shown {
	if (shown === null || typeof shown !== 'object') return false;
	const { card, form, seed, answer } = shown;
	const known = (FORMS as readonly unknown[]).includes(form);
	const given = answer as Partial<Answer> | null;
	const answered =
		given === null ||
		(typeof given === 'object' && (given.form === form || given.form === 'recall'));
	return typeof card === 'string' && known && Number.isFinite(seed) && answered;
}

/** Ends the session: what was answered stays, but can no longer be undone. */
export function endSession(db: Db): Promise<void> {
	return writeStep(db, [db.session, db.undo], async () => {
		await db.undo.clear();
		await db.session.delete('current');
	});
}

/** The session's answers that stand, in the order they were given. */
export async function sessionReviews(db: Db): Promise<Review[]> {
	return reviewsById(db, await db.undo.toCollection().primaryKeys());
}

/** How many answers can be undone. */
export const undoable = (db: Db): Promise<number> => db.undo.count();

/** Inside a write transaction; without a session there is nothing to remember. */
export async function saveShown(db: Db, shown: Shown | null): Promise<void> {
	const session = await db.session.get('current');
	if (session) await db.session.put({ ...session, shown });
}
