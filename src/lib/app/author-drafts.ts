import { deckOf, type Document } from '$lib/authoring/document/document';
import { documentOf } from '$lib/authoring/document/files';
import { filesOfDeck } from '$lib/authoring/document/from-deck';
import { freeId, slugOf } from '$lib/authoring/document/ids';
import { asDeck, newDocument } from '$lib/authoring/document/start';
import type { Moment } from '$lib/domain/day';
import type { Deck } from '$lib/domain/deck';
import { deckId, type DeckId } from '$lib/domain/ids';
import type { Db } from '$lib/storage/db';
import { deckList, installDeck, installedHash, readDeck, type Installed } from '$lib/storage/decks';
import type { DraftId, EditionId, EditionRow } from '$lib/storage/draft-rows';
import { createDraft, deleteDraft, readDrafts } from '$lib/storage/drafts';
import { Live } from '$lib/storage/live.svelte';
import { contentOf } from './author-content';
import type { DraftFileRead } from './deck-door-messages';
import { installationOf } from './installing';

export const liveDrafts = (db: Db) => new Live(() => readDrafts(db));
export const removeDraft = (db: Db, id: DraftId): Promise<void> => deleteDraft(db, id);

/** What a person says of a new deck. */
export interface NewDeck {
	readonly title: string;
	readonly procedure: string;
	readonly source: string;
	readonly kind: string;
}

/** What is missing to begin, field by field. */
export function faultsOfNew(deck: NewDeck): Partial<Record<keyof NewDeck, string>> {
	return {
		...(slugOf(deck.title) === '' && { title: 'Give the deck a title.' }),
		...(slugOf(deck.procedure) === '' && {
			procedure: 'Name the procedure or topic that the deck is about.'
		}),
		...(slugOf(deck.source) === '' && { source: 'Name the text that the deck rests on.' }),
		...(deck.kind.trim() === '' && {
			kind: 'Say what kind of text it is: guideline, book, article ...'
		})
	};
}

/** Begins a deck from nothing and returns its draft. */
export async function beginDeck(db: Db, deck: NewDeck, now: Moment): Promise<DraftId> {
	const document = newDocument({
		id: freeId(slugOf(deck.title), await takenIds(db)),
		title: deck.title.trim(),
		procedure: { id: slugOf(deck.procedure), name: deck.procedure.trim() },
		source: { id: slugOf(deck.source), name: deck.source.trim(), kind: deck.kind.trim() }
	});
	return begin(db, document, {}, now);
}

/**
 * Begins a draft with what the file called `name` says and returns it. What has no error somebody may have
 * installed: that counts as released, and what is written from then on is compared with it.
 */
export async function openFile(
	db: Db,
	{ entries, errors }: Extract<DraftFileRead, { ok: true }>,
	name: string,
	now: Moment
): Promise<DraftId> {
	const note = errors === 0 && { released: `opened from ${name}` };
	return begin(db, new Map(entries.map((entry) => [entry.key, entry])), { ...note }, now);
}

/** Begins a deck as a copy of an installed one and returns its draft; null where that is gone. */
export async function copyDeck(db: Db, of: DeckId, now: Moment): Promise<DraftId | null> {
	const [deck, hash] = await Promise.all([readDeck(db, of), installedHash(db, of)]);
	if (!deck || hash === null) return null;
	const original = documentOf(filesOfDeck(deck));
	const id = freeId(`${deck.id}-copy`, await takenIds(db));
	const document = asDeck(original, id, `${deck.title} (copy)`);
	return begin(db, document, { from: { deck, hash, original } }, now);
}

interface Copied {
	readonly deck: Deck;
	readonly hash: string;
	readonly original: Document;
}

async function begin(
	db: Db,
	document: Document,
	{ from, released }: { readonly from?: Copied; readonly released?: string },
	{ clock }: Moment
): Promise<DraftId> {
	const draft: DraftId = crypto.randomUUID();
	const edition = (kind: EditionRow['kind'], content: Document, note = ''): EditionRow => ({
		id: `${draft}/${crypto.randomUUID()}` satisfies EditionId,
		kind,
		after: null,
		at: clock,
		version: deckOf(content).text.version ?? '',
		note,
		content: contentOf(content)
	});
	const checkpoint = edition('checkpoint', document);
	const origin = from && edition('origin', from.original);
	const release = released === undefined ? null : edition('release', document, released);
	const { title = '', id = '', version = '' } = deckOf(document).text;
	await createDraft(
		db,
		draft,
		{
			title,
			deck: deckId(id),
			version,
			origin:
				from && origin
					? {
							deck: from.deck.id,
							title: from.deck.title,
							version: from.deck.version,
							hash: from.hash,
							edition: origin.id
						}
					: null,
			changedAt: clock,
			head: null,
			redo: [],
			checkpoint: checkpoint.id,
			releases: release ? [release.id] : []
		},
		[checkpoint, origin ?? [], release ?? []].flat()
	);
	return draft;
}

/** Ids that a new deck cannot have. */
async function takenIds(db: Db): Promise<ReadonlySet<string>> {
	const [installed, drafts] = await Promise.all([deckList(db), readDrafts(db)]);
	return new Set([...installed.map(({ id }) => id), ...drafts.sound.map(({ deck }) => deck)]);
}

/** Installs a draft's deck into this browser, or its new version; null where it is installed already. */
export async function installDraft(db: Db, deck: Deck, now: Moment): Promise<Installed | null> {
	return installDeck(db, await installationOf(deck, now));
}
