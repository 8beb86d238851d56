import type { Policy } from '$lib/domain/memory';
import type { Review } from '$lib/domain/review';
import { readStored, type Collection } from '$lib/storage/backup/collection';
import { restore } from '$lib/storage/backup/restore';
import type { Db } from '$lib/storage/db';
import { newReviews } from './anki-answers';
import { replaying } from './backup-sound';

const NOTHING: Collection = {
	...{ log: [], policies: [], settings: [], decks: [], contents: [], cards: [], personal: [] },
	...{ updates: [], exams: [], mocks: [], papers: [], drafts: [], steps: [], editions: [] }
};

/**
 * Adds past answers to the log as a merge would, all or nothing: what is known of each card follows
 * from all of its answers. Returns how many were new; brought again, none is.
 */
export async function bringAnswers(
	db: Db,
	reviews: readonly Omit<Review, 'id'>[],
	policy: Policy
): Promise<number> {
	const { collection } = await readStored(db);
	const log = newReviews(
		reviews,
		collection.log.filter((row) => row.kind === 'review')
	);
	if (log.length === 0) return 0;
	const there = { ...NOTHING, log, policies: [policy] };
	await restore(db, there, { is: 'merge' }, replaying, () => Promise.resolve());
	return log.length;
}
