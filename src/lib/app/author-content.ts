import { apply, inverse, type Document } from '$lib/authoring/document/document';
import type { Entry, Key } from '$lib/authoring/document/entry';
import { changeFrom, documentFrom } from '$lib/authoring/document/stored';
import type { StoredDraft } from '$lib/storage/drafts';
import type { Found, FoundByKey, FoundChange } from './author-messages';

export const contentOf = (document: Document): readonly Entry[] => [...document.values()];

/** What a stored draft says now; null where a part of it is damaged. */
export function documentOfStored({ checkpoint, forward, back }: StoredDraft): Document | null {
	let document = documentFrom(checkpoint.content);
	for (const [steps, turned] of [
		[forward, false],
		[back, true]
	] as const)
		for (const step of steps) {
			const change = changeFrom(step.change);
			if (!document || !change) return null;
			document = apply(document, turned ? inverse(change) : change);
		}
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
