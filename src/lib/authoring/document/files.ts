import type { DeckFiles } from '../parse';
import type { Path } from '../yaml';
import { childrenOf, DECK, deckOf, type Document } from './document';
import type { Entry, Fields, Key, Kind } from './entry';
import { fieldsOf } from './entry';

/** What a file of a deck holds, as data. */
export type FileData = ReadonlyMap<string, unknown>;

const SOURCES = 'sources.yaml';
const CONFLICTS = 'conflicts.yaml';

/** The groups of a section, and the kind of what stands in each. */
export const GROUPS = { facts: 'fact', lists: 'list', nots: 'not', questions: 'question' } as const;
type Group = keyof typeof GROUPS;
const GROUP_OF = Object.fromEntries(
	Object.entries(GROUPS).map(([group, kind]) => [kind, group])
) as Record<string, Group>;

const isGroup = (name: string): name is Group => name in GROUPS;

/** The document that the data of a deck's files make. Keys are `e1`, `e2` ... in the order of the files. */
export function documentOf(files: FileData): Document {
	const document = new Map<Key, Entry>();
	let count = 0;
	const put = (kind: Kind, holder: string, at: number, text: Fields, key = `e${++count}`) => {
		document.set(key, { key, kind, in: holder, at, text } as Entry);
		return key;
	};
	const head = recordOf(files.get('deck.yaml'));
	put('deck', '', 0, head, DECK);
	const flat = (name: string, kind: Kind) =>
		listOf(files.get(name)).forEach((data, i) => put(kind, name, i + 1, recordOf(data)));

	flat(SOURCES, 'source');
	for (const name of namesIn(head['terms'])) flat(name, 'term');
	flat(CONFLICTS, 'conflict');
	for (const name of namesIn(head['facts']))
		listOf(files.get(name)).forEach((data, i) => {
			const [own, groups] = split(recordOf(data), isGroup);
			const section = put('section', name, i + 1, own);
			let place = 0;
			for (const [group, members] of groups)
				for (const member of listOf(members)) {
					const [text, inside] = split(
						recordOf(member),
						(key) => group === 'lists' && key === 'items'
					);
					const key = put(GROUPS[group as Group], section, ++place, text);
					for (const [, items] of inside)
						listOf(items).forEach((item, k) => put('item', key, k + 1, recordOf(item)));
				}
		});
	return document;
}

const recordOf = (data: unknown): Fields =>
	typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Fields) : {};
const listOf = (data: unknown): readonly unknown[] => (Array.isArray(data) ? data : []);
const namesIn = (data: unknown): string[] =>
	listOf(data).filter((name) => typeof name === 'string');

/** The keys of an entry's own, and those under which other entries stand. */
function split(
	data: Fields,
	holds: (key: string) => boolean
): [own: Fields, groups: [key: string, data: unknown][]] {
	const entries = Object.entries(data);
	return [
		Object.fromEntries(entries.filter(([key]) => !holds(key))),
		entries.filter(([key]) => holds(key))
	];
}

/** The data of a deck's files, as the document states them. */
export function filesOf(document: Document): Map<string, unknown> {
	const head = deckOf(document);
	const texts = (name: string) => childrenOf(document, name).map(fieldsOf);
	const { terms = [], facts = [] } = head.text;
	const conflicts = texts(CONFLICTS);
	return new Map<string, unknown>([
		['deck.yaml', head.text],
		[SOURCES, texts(SOURCES)],
		...terms.map((name) => [name, texts(name)] as const),
		...(conflicts.length > 0 ? [[CONFLICTS, conflicts] as const] : []),
		...facts.map((name) => [name, sectionsIn(document, name)] as const)
	]);
}

const sectionsIn = (document: Document, file: string): Fields[] =>
	childrenOf(document, file).map((section) => ({
		...section.text,
		...Object.fromEntries(
			groupsOf(document, section.key).map(([group, members]) => [
				group,
				members.map((member) => withItems(document, member))
			])
		)
	}));

function withItems(document: Document, entry: Entry): Fields {
	if (entry.kind !== 'list') return entry.text;
	return { ...entry.text, items: childrenOf(document, entry.key).map(fieldsOf) };
}

/** What was grouped before, by what the section held: that is the same list while the document is. */
const grouped = new WeakMap<readonly Entry[], [Group, Entry[]][]>();

/** The groups of a section in the order of their first members: teaching follows the file. */
function groupsOf(document: Document, section: Key): [Group, Entry[]][] {
	const held = childrenOf(document, section);
	const known = grouped.get(held);
	if (known) return known;
	const groups = new Map<Group, Entry[]>();
	for (const entry of held) {
		const group = GROUP_OF[entry.kind];
		if (!group) continue;
		const members = groups.get(group);
		if (members) members.push(entry);
		else groups.set(group, [entry]);
	}
	const all = [...groups];
	grouped.set(held, all);
	return all;
}

/** A document as the checks read it. */
export const folderOf = (document: Document): DeckFiles => ({
	prefix: '',
	texts: new Map([...filesOf(document)].map(([name, data]) => [name, { data }]))
});

/** Which entry the place `path` of a file belongs to, and where inside it. */
export function entryAt(
	document: Document,
	file: string,
	path: Path
): { readonly key: Key; readonly path: Path } {
	const [at, group, member, items, item, ...rest] = path;
	const entry = file === 'deck.yaml' ? undefined : childrenOf(document, file)[Number(at)];
	if (!entry) return { key: DECK, path: file === 'deck.yaml' ? path : [] };
	if (entry.kind !== 'section' || typeof group !== 'string' || !isGroup(group))
		return { key: entry.key, path: path.slice(1) };
	const members = groupsOf(document, entry.key).find(([name]) => name === group)?.[1];
	const found = members?.[Number(member)];
	if (!found) return { key: entry.key, path: path.slice(1) };
	const inside = items === 'items' && childrenOf(document, found.key)[Number(item)];
	return inside ? { key: inside.key, path: rest } : { key: found.key, path: path.slice(3) };
}
