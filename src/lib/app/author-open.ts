import type { Moment } from '$lib/domain/day';
import type { Db } from '$lib/storage/db';
import type { DraftId } from '$lib/storage/draft-rows';
import { openDraft, readEdition } from '$lib/storage/drafts';
import { documentFrom } from '$lib/authoring/document/stored';
import { documentOfStored } from './author-content';
import { AuthorSession } from './author-session.svelte';
import type { Trouble } from './trouble';

/** Why a draft cannot be opened. */
class DraftDamaged extends Error implements Trouble {
	readonly happened = 'A part of this draft is damaged, so it cannot be opened.';
	readonly means = 'Nothing was changed. Your other drafts and your progress are whole.';
	readonly todo =
		'Restore a backup that has it under Settings, or open it from a file you have saved.';
}

/** Opens a draft for writing; null where there is none. Rejects with a `Trouble` where it is damaged. */
export async function openSession(
	db: Db,
	id: DraftId,
	now: () => Moment
): Promise<AuthorSession | null> {
	const stored = await openDraft(db, id);
	if (!stored) return null;
	const document = stored === 'damaged' ? null : documentOfStored(stored);
	if (stored === 'damaged' || !document) throw new DraftDamaged();
	const last = stored.draft.releases.at(-1);
	const released = last === undefined ? null : await readEdition(db, last);
	return new AuthorSession(
		db,
		id,
		{ ...stored, document, released: released && documentFrom(released.content) },
		now
	);
}
