import { apply, inverse, type Change, type Document } from '$lib/authoring/document/document';
import type { Entry, Key } from '$lib/authoring/document/entry';
import type { StoredDraft } from '$lib/storage/drafts';
import type { Found } from './author-messages';

export const contentOf = (document: Document): readonly Entry[] => [...document.values()];
export const documentFrom = (content: unknown): Document =>
	new Map((content as readonly Entry[]).map((entry) => [entry.key, entry]));

/** What a stored draft says now. */
export function documentOfStored({ checkpoint, forward, back }: StoredDraft): Document {
	let document = documentFrom(checkpoint.content);
	for (const { change } of forward) document = apply(document, change as Change);
	for (const { change } of back) document = apply(document, inverse(change as Change));
	return document;
}

export function foundByKey(found: readonly Found[]): ReadonlyMap<Key, readonly Found[]> {
	const map = new Map<Key, Found[]>();
	for (const one of found) map.set(one.key, [...(map.get(one.key) ?? []), one]);
	return map;
}
