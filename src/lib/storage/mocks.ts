import type { Mock, MockId, MockPaper } from '$lib/domain/mock';
import { canonical } from './canonical';
import { writeStep, type Db } from './db';
import { recordTogether, tablesOfReviews, type Answered } from './reviews';

/** Stores a mock that begins, with the questions that stay as they are. */
export function startMock(db: Db, mock: Mock, paper: MockPaper): Promise<void> {
	return writeStep(db, [db.mocks, db.papers], async () => {
		await db.mocks.add(mock);
		await db.papers.add(paper);
	});
}

/** A mock with its questions; null where there is none. */
export function readMock(
	db: Db,
	id: MockId
): Promise<{ readonly mock: Mock; readonly paper: MockPaper } | null> {
	return db.transaction('r', db.mocks, db.papers, async () => {
		const [mock, paper] = [await readMockAlone(db, id), await db.papers.get(id)];
		return mock && paper ? { mock, paper } : null;
	});
}

/** A mock without its questions; null where there is none. */
export async function readMockAlone(db: Db, id: MockId): Promise<Mock | null> {
	const mock = await db.mocks.get(id);
	return mock && !mock.deleted ? mock : null;
}

/** Every mock there is, without its questions. */
export const readMocks = (db: Db): Promise<Mock[]> =>
	db.mocks.filter(({ deleted }) => !deleted).toArray();

export type SavedMock =
	| { readonly kind: 'saved'; readonly mock: Mock }
	/** Another tab has gone on with it since: nothing was written. */
	| { readonly kind: 'moved'; readonly mock: Mock }
	| { readonly kind: 'gone' };

/** Stores what has become of a mock: `after` is `before` and more steps (SPEC X1). */
export function saveMock(db: Db, before: Mock, after: Mock): Promise<SavedMock> {
	return writeStep(db, [db.mocks], async () => {
		const found = await whereItStands(db, before, after);
		if (found.kind === 'saved') await db.mocks.put({ ...found.mock, ...after });
		return found.kind === 'saved' ? { ...found, mock: after } : found;
	});
}

/** A sign of life of the tab that holds it, stored with the time it gives. */
export function saveSeen(db: Db, mock: Mock): Promise<void> {
	return writeStep(db, [db.mocks], async () => {
		const stored = await db.mocks.get(mock.id);
		if (stored?.log.length === mock.log.length) await db.mocks.put({ ...stored, seen: mock.seen });
	});
}

export type SubmittedMock =
	| SavedMock
	/** A card was answered elsewhere since its answer was computed: compute again. Nothing was written. */
	| { readonly kind: 'stale' };

/** Stores the end of a mock and the reviews of its first answers together, once (SPEC X2, X3). */
export function submitMock(
	db: Db,
	before: Mock,
	after: Mock,
	answers: readonly Answered[]
): Promise<SubmittedMock> {
	return writeStep<SubmittedMock>(db, [db.mocks, ...tablesOfReviews(db)], async (device) => {
		const found = await whereItStands(db, before, after);
		if (found.kind !== 'saved') return found;
		// Given again after its success was not heard of: the reviews are there.
		if (sameLog(found.mock, after)) return found;
		if (!(await recordTogether(db, device, answers))) return { kind: 'stale' };
		await db.mocks.put({ ...found.mock, ...after });
		return { kind: 'saved', mock: after };
	});
}

/** `saved`: it stands where `before` was, or these very steps are stored already. */
async function whereItStands(db: Db, before: Mock, after: Mock): Promise<SavedMock> {
	const stored = await readMockAlone(db, before.id);
	if (!stored) return { kind: 'gone' };
	const expected = sameLog(stored, before) || sameLog(stored, after);
	return { kind: expected ? 'saved' : 'moved', mock: stored };
}

/** Logs only grow, and only from where they stood: the last step tells. */
const sameLog = (a: Mock, b: Mock): boolean =>
	a.log.length === b.log.length && canonical(a.log.at(-1)) === canonical(b.log.at(-1));

/** Leaves only a mark of a mock (SPEC X4); the reviews of its answers stay in the log. */
export function deleteMock(db: Db, id: MockId): Promise<void> {
	return writeStep(db, [db.mocks, db.papers], async () => {
		const mock = await readMockAlone(db, id);
		if (!mock) return;
		const nothing = { title: '', quotas: [], items: [], log: [], right: null };
		await db.mocks.put({ ...mock, ...nothing, deleted: true });
		await db.papers.put({ id, questions: [] });
	});
}
