import type { Moment } from '$lib/domain/day';
import type { Db } from '$lib/storage/db';
import type { DraftId } from '$lib/storage/draft-rows';
import { openDraft, readEdition } from '$lib/storage/drafts';
import { documentFrom } from './author-content';
import { AuthorSession } from './author-session.svelte';

/** Opens a draft for writing; null where there is none. */
export async function openSession(
	db: Db,
	id: DraftId,
	now: () => Moment
): Promise<AuthorSession | null> {
	const stored = await openDraft(db, id);
	if (!stored) return null;
	const last = stored.draft.releases.at(-1);
	const released = last === undefined ? null : await readEdition(db, last);
	return new AuthorSession(db, id, stored, released && documentFrom(released.content), now);
}
