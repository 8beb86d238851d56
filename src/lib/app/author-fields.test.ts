import { expect, test } from 'vitest';
import { deckJsonSchema } from '$lib/authoring/json-schema';
import type { Entry, Kind } from '$lib/authoring/document/entry';
import { fits, strayKeys } from './author-field-fit';
import { FIELDS } from './author-fields';

/** What JSON Schema says of one value; only what is looked at here. */
interface Schema {
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly items?: Schema;
	readonly anyOf?: readonly Schema[];
	readonly enum?: readonly unknown[];
}

const schema = JSON.parse(deckJsonSchema()) as Schema & { $defs: Record<string, Schema> };
const at = (from: Schema | undefined, ...path: readonly string[]): Schema => {
	const found = path.reduce<Schema | undefined>(
		(one, step) => (step === '[]' ? one?.items : one?.properties?.[step]),
		from
	);
	if (!found) throw new Error(`The schema has no ${path.join('.')}.`);
	return found;
};
const section = at(schema, 'facts', '[]');
const OF: Readonly<Record<Kind, Schema>> = {
	deck: at(schema.$defs['deck.yaml']),
	source: at(schema, 'sources', '[]'),
	term: at(schema, 'terms', '[]'),
	conflict: at(schema, 'conflicts', '[]'),
	section,
	fact: at(section, 'facts', '[]'),
	list: at(section, 'lists', '[]'),
	item: at(section, 'lists', '[]', 'items', '[]'),
	not: at(section, 'nots', '[]'),
	question: at(section, 'questions', '[]')
};

/** Keys that no form edits, and why. */
const WITHOUT_FORM: Readonly<Record<string, string>> = {
	'deck.terms': 'the names of files: the studio writes them itself',
	'deck.facts': 'the names of files: the studio writes them itself',
	'section.facts': 'each is an entry with a form of its own',
	'section.lists': 'each is an entry with a form of its own',
	'section.nots': 'each is an entry with a form of its own',
	'section.questions': 'each is an entry with a form of its own',
	'list.items': 'each is an entry with a form of its own'
};

const kinds = Object.keys(OF) as Kind[];
const keysOf = (one: Schema) => Object.keys(one.properties ?? {});
const fieldOf = (kind: Kind, key: string) =>
	FIELDS[kind].find(({ field }) => field === key || (field === 'source' && key === 'at'));

test.each(kinds)('a form edits every key that the format has: %s', (kind) => {
	const missing = keysOf(OF[kind]).filter(
		(key) => !fieldOf(kind, key) && !WITHOUT_FORM[`${kind}.${key}`]
	);
	expect(missing).toEqual([]);
	const known = new Set(keysOf(OF[kind]));
	expect(FIELDS[kind].filter(({ field }) => !known.has(field))).toEqual([]);
});

test('what has no form is a key of the format', () => {
	const all = kinds.flatMap((kind) => keysOf(OF[kind]).map((key) => `${kind}.${key}`));
	expect(Object.keys(WITHOUT_FORM).filter((name) => !all.includes(name))).toEqual([]);
});

/** One value for each shape that the schema allows, down to every key inside. */
function* samples(one: Schema): Generator<unknown> {
	if (one.anyOf) for (const branch of one.anyOf) yield* samples(branch);
	else if (one.items) for (const item of samples(one.items)) yield [item];
	else if (one.properties) {
		const [first = {}, ...others] = Object.entries(one.properties).flatMap(([key, inner]) =>
			[...samples(inner)].map((value) => ({ [key]: value }))
		);
		yield others.reduce((all, part) => ({ ...part, ...all }), first);
	} else yield sampleOf(one as { type?: string; enum?: readonly unknown[] });
}
const sampleOf = ({ type, enum: some }: { type?: string; enum?: readonly unknown[] }): unknown =>
	some?.[0] ?? { number: 1, integer: 1, boolean: true, null: null }[type ?? ''] ?? 'text';

test.each(kinds)('a form can show whatever the format allows, to the innermost key: %s', (kind) => {
	const misfits = Object.entries(OF[kind].properties ?? {}).flatMap(([key, inner]) => {
		const spec = fieldOf(kind, key);
		// Beside a source stands its place, which is a text of its own.
		if (!spec || key === 'at') return [];
		return [...samples(inner)].filter((value) => !fits(spec, value)).map((value) => [key, value]);
	});
	expect(misfits).toEqual([]);
});

test.each(kinds)('a choice offers every word that the format allows: %s', (kind) => {
	const missing = FIELDS[kind].flatMap(({ field, input }) => {
		if (typeof input === 'string' || !('choices' in input)) return [];
		const offered = [...input.choices, input.blank];
		return at(OF[kind], field).enum?.filter((word) => !offered.includes(String(word))) ?? [];
	});
	expect(missing).toEqual([]);
});

test('what is of another kind than a form can show is told from what it can', () => {
	const field = (kind: Kind, key: string) => fieldOf(kind, key) ?? { input: 'line' as const };
	expect(fits(field('fact', 'says'), 7)).toBe(false);
	expect(fits(field('fact', 'foils'), [null])).toBe(false);
	expect(fits(field('fact', 'foils'), [{ text: 'a', extra: 'b' }])).toBe(false);
	expect(fits(field('term', 'plural'), 'yes')).toBe(false);
	expect(fits(field('fact', 'review'), 'reviewed')).toBe(false);
	expect(fits(field('fact', 'value'), { constructor: 'x' })).toBe(false);
	const entry: Entry = {
		...{ key: 'e1', kind: 'fact', in: 's', at: 1 },
		text: { says: 'It is.', at: 'page 3', remark: 'x' } as Entry['text']
	} as Entry;
	expect(strayKeys(entry)).toEqual(['remark']);
});
