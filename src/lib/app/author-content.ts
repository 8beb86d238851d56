import { apply, inverse, type Change, type Document } from '$lib/authoring/document/document';
import type { Entry, Key } from '$lib/authoring/document/entry';
import type { StoredDraft } from '$lib/storage/drafts';
import type { Found, FoundByKey, FoundChange } from './author-messages';

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

export function foundByKey(found: readonly Found[]): FoundByKey {
	const map = new Map<Key, Found[]>();
	for (const one of found) {
		const own = map.get(one.key);
		if (own) own.push(one);
		else map.set(one.key, [one]);
	}
	return map;
}

/** What leads from what one check found to what the next one did. */
export const foundSince = (before: FoundByKey, now: FoundByKey): FoundChange =>
	[...new Set([...before.keys(), ...now.keys()])]
		.map((key) => [key, now.get(key) ?? []] as const)
		.filter(([key, own]) => JSON.stringify(before.get(key) ?? []) !== JSON.stringify(own));

export function withFound(before: FoundByKey, change: FoundChange): FoundByKey {
	if (change.length === 0) return before;
	const map = new Map(before);
	for (const [key, own] of change)
		if (own.length > 0) map.set(key, own);
		else map.delete(key);
	return map;
}
