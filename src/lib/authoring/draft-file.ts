import type { Place, Problem } from '$lib/domain/problem';
import type { Document } from './document/document';
import { documentOf, GROUPS } from './document/files';
import type { DeckFiles } from './parse';
import { asRead, readYaml, type Path, type YamlText } from './yaml';

/** A deck to be worked on; null with the problems where not all of it can be. */
export interface DraftRead {
	readonly document: Document | null;
	readonly problems: readonly Problem[];
}

/**
 * Reads the files of a deck as a draft: faults of content are left for its author to mend, but whatever
 * is no entry of a deck, and would be lost, refuses the whole.
 */
export function readDraft({ prefix, texts }: DeckFiles): DraftRead {
	const read = [...texts].map(([name, text]) => [name, yamlOf(prefix, name, text)] as const);
	const unread = read.flatMap(([, { problems }]) => problems);
	if (unread.length > 0) return { document: null, problems: unread };
	const files = new Map(read.map(([name, { yaml }]) => [name, yaml]));
	const problems = faultsOf(prefix, files);
	if (problems.length > 0) return { document: null, problems };
	const data = new Map([...files].map(([name, { data }]) => [name, data]));
	return {
		document: documentOf(data.set('deck.yaml', withTexts(data.get('deck.yaml')))),
		problems: []
	};
}

type Text = DeckFiles['texts'] extends ReadonlyMap<string, infer T> ? T : never;

function yamlOf(prefix: string, name: string, text: Text) {
	if (typeof text === 'string') return readYaml(prefix + name, text);
	return { yaml: 'placeOf' in text ? text : asRead(name, text), problems: [] };
}

type Data = Readonly<Record<string, unknown>>;
const isRecord = (data: unknown): data is Data =>
	typeof data === 'object' && data !== null && !Array.isArray(data);
const isNames = (data: unknown): data is readonly string[] =>
	Array.isArray(data) && data.every((name) => typeof name === 'string');

/** `version: 1.0` is a number in YAML and a text that lacks a digit to its author. */
const withTexts = (head: unknown): Data =>
	Object.fromEntries(
		Object.entries(isRecord(head) ? head : {}).map(([key, value]) => [
			key,
			typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
		])
	);

/** The keys of `deck.yaml` that hold one text. */
const HEAD_TEXTS = ['id', 'title', 'version', 'description', 'notice'];

function faultsOf(prefix: string, files: ReadonlyMap<string, YamlText>): Problem[] {
	const head = files.get('deck.yaml');
	const nowhere = { file: `${prefix}deck.yaml`, line: 1, column: 1 };
	if (!head) return [fault(nowhere, 'The folder has no deck.yaml.')];
	const { data } = head;
	if (!isRecord(data)) return [fault(head.placeOf([]), 'deck.yaml must be a set of keys.')];
	const { terms, facts } = data;
	if (!isNames(terms) || !isNames(facts) || terms.length === 0 || facts.length === 0)
		return [
			fault(
				head.placeOf([]),
				'`terms` and `facts` of deck.yaml must name the files that hold them.'
			)
		];
	const named = new Set(['deck.yaml', 'sources.yaml', 'conflicts.yaml', ...terms, ...facts]);
	return [
		...HEAD_TEXTS.filter((key) => typeof data[key] === 'object' && data[key] !== null).map((key) =>
			fault(head.placeOf([key]), `\`${key}\` must be text.`)
		),
		...[...files.values()].flatMap((yaml) => nowhereNamed(prefix, named, yaml)),
		...['sources.yaml', ...terms, 'conflicts.yaml'].flatMap((name) => flatFaults(files.get(name))),
		...facts.flatMap((name) => sectionFaults(files.get(name)))
	];
}

/** A part of a single text stands for a file that is always named. */
const nowhereNamed = (prefix: string, named: ReadonlySet<string>, { file, placeOf }: YamlText) =>
	prefix === '' || !file.startsWith(prefix) || named.has(file.slice(prefix.length))
		? []
		: [fault(placeOf([]), 'deck.yaml does not name this file, so nothing in it would be kept.')];

const flatFaults = (yaml: YamlText | undefined): Problem[] =>
	yaml ? recordsIn(yaml, [], yaml.data).faults : [];

function sectionFaults(yaml: YamlText | undefined): Problem[] {
	if (!yaml) return [];
	const sections = recordsIn(yaml, [], yaml.data);
	return [
		...sections.faults,
		...sections.records.flatMap(([path, section]) =>
			Object.keys(GROUPS).flatMap((group) => {
				const members = recordsIn(yaml, [...path, group], section[group]);
				const items = members.records.flatMap(([at, member]) =>
					group === 'lists' ? recordsIn(yaml, [...at, 'items'], member['items']).faults : []
				);
				return [...members.faults, ...items];
			})
		)
	];
}

/** The entries of a list, each with the way there; nothing at all is an empty list. */
function recordsIn(yaml: YamlText, path: Path, data: unknown) {
	const records: (readonly [Path, Data])[] = [];
	if (data === undefined || data === null) return { records, faults: [] };
	if (!Array.isArray(data))
		return { records, faults: [fault(yaml.placeOf(path), 'Here must be a list of entries.')] };
	const faults = data.flatMap((entry: unknown, i) => {
		if (isRecord(entry)) records.push([[...path, i], entry]);
		return isRecord(entry) ? [] : [fault(yaml.placeOf([...path, i]), 'Here must be an entry.')];
	});
	return { records, faults };
}

const fault = (where: Place, message: string): Problem => ({
	code: 'shape',
	severity: 'error',
	where,
	message,
	hint: 'Mend it in a text editor and open the file again, or see the deck format for what belongs there.'
});
