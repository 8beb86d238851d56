import { changeBetween, type Change, type Document } from '$lib/authoring/document/document';
import { documentOf } from '$lib/authoring/document/files';
import { filesOfDeck } from '$lib/authoring/document/from-deck';
import { merge, takeTheirs, type Merged, type MergeConflict } from '$lib/authoring/document/merge';
import type { Db } from '$lib/storage/db';
import { deckList, installedHash, readDeck } from '$lib/storage/decks';
import type { Origin } from '$lib/storage/draft-rows';
import { readEdition } from '$lib/storage/drafts';
import { documentFrom } from '$lib/authoring/document/stored';
import { drawKey, type Entry } from './author-edits';

export type { MergeConflict } from '$lib/authoring/document/merge';

/** A later state of the deck that a draft is a copy of, merged into the draft. */
export interface OriginUpdate {
	readonly version: string;
	readonly hash: string;
	/** What the original says now. */
	readonly original: Document;
	readonly merged: Merged;
	/** What of the draft it changes, adds or takes out. */
	readonly touches: readonly Entry[];
}

/** Whether the deck a draft came from has been updated since; its version then. */
export async function newerOrigin(db: Db, origin: Origin): Promise<string | null> {
	const row = (await deckList(db)).find(({ id }) => id === origin.deck);
	return row && row.hash !== origin.hash ? row.version : null;
}

/** Merges what the original says now into a draft; null where one of the two is gone. */
export async function mergeOrigin(
	db: Db,
	origin: Origin,
	mine: Document
): Promise<OriginUpdate | null> {
	const [deck, hash, base] = await Promise.all([
		readDeck(db, origin.deck),
		installedHash(db, origin.deck),
		readEdition(db, origin.edition)
	]);
	const was = base && documentFrom(base.content);
	if (!deck || hash === null || !was) return null;
	const original = documentOf(filesOfDeck(deck));
	const merged = merge(was, mine, original, drawKey);
	const touches = changeBetween(mine, merged.document).flatMap(({ was, is }) => is ?? was ?? []);
	return { version: deck.version, hash, original, merged, touches };
}

/** What takes the update over into the draft, with theirs where they were chosen. */
export const originChange = (
	mine: Document,
	{ merged }: OriginUpdate,
	theirs: ReadonlySet<MergeConflict>
): Change =>
	changeBetween(
		mine,
		merged.conflicts.filter((conflict) => theirs.has(conflict)).reduce(takeTheirs, merged.document)
	);
