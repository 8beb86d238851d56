import { childrenOf, type Change, type Document, type Edit } from './document';
import { fieldsOf, idOf, withFields, type Entry, type Fields, type Key, type Kind } from './entry';
import { copyId } from './ids';

/** Gives the keys of new entries; never one that a document of this draft has had. */
export type NewKey = () => Key;

/** The entry with `value` under a key. What is empty is left out: blank means not stated. */
export function withField(entry: Entry, field: string, value: unknown): Entry {
	const { [field]: before, ...rest } = fieldsOf(entry);
	if (isBlank(value)) return before === undefined ? entry : withFields(entry, rest);
	if (JSON.stringify(before) === JSON.stringify(value)) return entry;
	// A key that is there stays where it stands.
	return withFields(entry, { ...fieldsOf(entry), [field]: value });
}

const isBlank = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	value === '' ||
	(Array.isArray(value) && value.length === 0);

/** Puts `value` under a key of an entry. */
export function setField(document: Document, key: Key, field: string, value: unknown): Change {
	const entry = document.get(key);
	return entry ? replaced(entry, withField(entry, field, value)) : [];
}

/** One entry in place of another; nothing where they are the same. */
export const replaced = (was: Entry, is: Entry): Change =>
	was === is ? [] : [{ key: was.key, was, is }];

/** An entry that has no place yet. */
export interface NewEntry {
	readonly key: Key;
	readonly kind: Kind;
	readonly text: Fields;
}

/** New entries in `holder`, after the sibling `after`; without one, at the end. */
export function add(
	document: Document,
	holder: string,
	entries: readonly NewEntry[],
	after: Key | null = null
): Change {
	const siblings = childrenOf(document, holder);
	const index =
		after === null ? siblings.length : siblings.findIndex(({ key }) => key === after) + 1;
	const low = siblings[index - 1]?.at ?? (siblings[0]?.at ?? 1) - 1;
	const high = siblings[index]?.at ?? low + entries.length + 1;
	const gap = (high - low) / (entries.length + 1);
	// Halved too often, the places between two siblings run out: then all get new ones.
	const roomy = gap > SMALLEST_GAP;
	const moved = roomy
		? []
		: siblings.map((entry, i) => ({
				key: entry.key,
				was: entry,
				is: { ...entry, at: i < index ? i + 1 : i + 1 + entries.length }
			}));
	const added = entries.map((entry, i) => ({
		key: entry.key,
		was: null,
		is: { ...entry, in: holder, at: roomy ? low + gap * (i + 1) : index + i + 1 } as Entry
	}));
	return [...moved, ...added];
}

const SMALLEST_GAP = 1e-6;

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
			// Nobody has looked at the copy.
			review: _review,
			...text
		} = fieldsOf(original);
		return { ...text, id: copied };
	};
	const top = newKey();
	const copy = { key: top, kind: entry.kind, text: copyOf(entry) };
	const held = childrenOf(document, key).map((child) => ({
		key: newKey(),
		kind: child.kind,
		text: copyOf(child)
	}));
	return [...add(document, entry.in, [copy], key), ...add(document, top, held)];
}
