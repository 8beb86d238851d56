import type { Path } from '../yaml';
import { childrenOf, type Change, type Document, type Edit } from './document';
import { fieldsOf, idOf, withFields, type Entry, type Fields, type Key, type Kind } from './entry';
import { copyId } from './ids';

/** Gives the keys of new entries; never one that a document of this draft has had. */
export type NewKey = () => Key;

/** Puts `value` under a key of an entry. What is empty is left out: blank means not stated. */
export function setField(document: Document, key: Key, field: string, value: unknown): Change {
	const entry = document.get(key);
	if (!entry) return [];
	const { [field]: before, ...rest } = fieldsOf(entry);
	if (isBlank(value)) return before === undefined ? [] : replaced(entry, rest);
	if (JSON.stringify(before) === JSON.stringify(value)) return [];
	// A key that is there stays where it stands.
	return replaced(entry, { ...fieldsOf(entry), [field]: value });
}

const isBlank = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	value === '' ||
	(Array.isArray(value) && value.length === 0);

const replaced = (entry: Entry, text: Fields): Change => [
	{ key: entry.key, was: entry, is: withFields(entry, text) }
];

/** Several changes one after the other, as one; each is made of what the ones before it led to. */
export function changes(
	document: Document,
	steps: readonly ((document: Document) => Change)[]
): Change {
	const edits = new Map<Key, Edit>();
	const now = new Map(document);
	for (const step of steps)
		for (const edit of step(now)) {
			edits.set(edit.key, { ...edit, was: edits.has(edit.key) ? wasOf(edits, edit) : edit.was });
			if (edit.is) now.set(edit.key, edit.is);
			else now.delete(edit.key);
		}
	return [...edits.values()];
}

const wasOf = (edits: ReadonlyMap<Key, Edit>, { key }: Edit) => edits.get(key)?.was ?? null;

/** A new entry in `holder`, after the sibling `after`; without one, at the end. */
export function add(
	document: Document,
	entry: { readonly key: Key; readonly kind: Kind; readonly in: string; readonly text: Fields },
	after: Key | null = null
): Change {
	const siblings = childrenOf(document, entry.in);
	const before =
		after === null ? siblings.length : siblings.findIndex(({ key }) => key === after) + 1;
	const { at, moved } = placeAt(siblings, before);
	return [...moved, { key: entry.key, was: null, is: { ...entry, at } as Entry }];
}

/** A place before the `index`-th of the siblings; they move up where there is none between. */
function placeAt(siblings: readonly Entry[], index: number): { at: number; moved: Change } {
	const low = siblings[index - 1]?.at ?? (siblings[0]?.at ?? 1) - 1;
	const high = siblings[index]?.at ?? low + 2;
	const at = (low + high) / 2;
	if (low < at && at < high) return { at, moved: [] };
	const moved = siblings.map((entry, i) => ({
		key: entry.key,
		was: entry,
		is: { ...entry, at: i < index ? i + 1 : i + 2 }
	}));
	return { at: index + 1, moved };
}

/** The same siblings in another order. */
export function reorder(document: Document, keys: readonly Key[]): Change {
	return keys.flatMap((key, i) => {
		const entry = document.get(key);
		return entry && entry.at !== i + 1 ? [{ key, was: entry, is: { ...entry, at: i + 1 } }] : [];
	});
}

/** Moves an entry by some places among its siblings of the same kind. */
export function move(document: Document, key: Key, by: number): Change {
	const entry = document.get(key);
	if (!entry) return [];
	const siblings = childrenOf(document, entry.in).map((sibling) => sibling.key);
	const peers = childrenOf(document, entry.in).filter(({ kind }) => kind === entry.kind);
	const other = peers[peers.findIndex((peer) => peer.key === key) + by];
	if (!other) return [];
	const rest = siblings.filter((sibling) => sibling !== key);
	rest.splice(rest.indexOf(other.key) + (by > 0 ? 1 : 0), 0, key);
	return reorder(document, rest);
}

/** Takes entries out, with all that they hold. */
export function remove(document: Document, keys: readonly Key[]): Change {
	const gone = new Map<Key, Edit>();
	const take = (key: Key) => {
		const entry = document.get(key);
		if (!entry || gone.has(key)) return;
		gone.set(key, { key, was: entry, is: null });
		childrenOf(document, key).forEach((child) => take(child.key));
	};
	keys.forEach(take);
	return [...gone.values()];
}

/** A copy of an entry right after it, under an id of its own, with all that it holds. */
export function duplicate(document: Document, key: Key, newKey: NewKey): Change {
	const entry = document.get(key);
	if (!entry) return [];
	const ids = new Set([...document.values()].map(idOf));
	const copyOf = (original: Entry) => {
		const id = idOf(original);
		if (id === '') return fieldsOf(original);
		const copied = copyId(id, ids);
		ids.add(copied);
		const {
			was: _was,
			since: _since,
			changed: _changed,
			clarified: _clarified,
			...text
		} = fieldsOf(original);
		return { ...text, id: copied };
	};
	const top = newKey();
	return changes(document, [
		(now) => add(now, { ...entry, key: top, text: copyOf(entry) }, key),
		...childrenOf(document, key).map(
			(child) => (now: Document) =>
				add(now, { ...child, key: newKey(), in: top, text: copyOf(child) })
		)
	]);
}

/** The part of a text that `path` leads to; undefined where there is none. */
export const partAt = (text: unknown, path: Path): unknown =>
	path.reduce<unknown>(
		(part, step) => (part as Record<string | number, unknown> | null)?.[step],
		text
	);
