import { stringify } from 'yaml';
import * as z from 'zod';
import {
	conflictSchema,
	deckSchema,
	factSchema,
	itemSchema,
	listSchema,
	notSchema,
	questionSchema,
	sectionSchema,
	sourceSchema,
	termSchema
} from './schemas';

/** What the files of a deck hold, as data, by file name (`deck.yaml`). */
export type DeckData = ReadonlyMap<string, unknown>;

/** Columns after which a plain text goes on in the next line. */
const WIDTH = 100;

/**
 * The files of a deck as texts, the same for equal data whoever writes them: keys in the order of
 * docs/deck-format.md, one key a line, no comments. Reading them again gives the same deck.
 */
export function writeFiles(files: DeckData): Map<string, string> {
	const data = canonicalFiles(files);
	return new Map([...data].map(([name, content]) => [name, asYaml(content)]));
}

/** The whole deck as one text. Its files of terms become one, and so do its files of facts. */
export function writeSingle(files: DeckData): string {
	const data = canonicalFiles(files);
	const { terms, facts, ...head } = data.get('deck.yaml') as Record<string, unknown>;
	const all = (names: unknown) =>
		namesIn(names).flatMap((name) => (data.get(name) ?? []) as unknown[]);
	const conflicts = data.get('conflicts.yaml');
	return asYaml({
		deck: head,
		sources: data.get('sources.yaml') ?? [],
		terms: all(terms),
		...(conflicts !== undefined && { conflicts }),
		facts: all(facts)
	});
}

const asYaml = (data: unknown): string =>
	stringify(data, {
		version: '1.2',
		lineWidth: WIDTH,
		blockQuote: 'literal',
		singleQuote: true,
		aliasDuplicateObjects: false
	});

/** `deck.yaml` first, then sources, terms, conflicts and facts as it names them; the rest is left out. */
function canonicalFiles(files: DeckData): Map<string, unknown> {
	const head = ordered(deckSchema, files.get('deck.yaml') ?? {});
	const { terms, facts } = head as { terms?: unknown; facts?: unknown };
	const out = new Map<string, unknown>([['deck.yaml', head]]);
	const put = (name: string, entry: (data: unknown) => unknown) => {
		const data = files.get(name);
		if (Array.isArray(data)) out.set(name, data.map(entry));
	};
	put('sources.yaml', (data) => ordered(sourceSchema, data));
	for (const name of namesIn(terms)) put(name, (data) => ordered(termSchema, data));
	put('conflicts.yaml', (data) => ordered(conflictSchema, data));
	for (const name of namesIn(facts)) put(name, section);
	return out;
}

export const namesIn = (names: unknown): string[] =>
	Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];

const GROUPS: Readonly<Record<string, (data: unknown) => unknown>> = {
	facts: (data) => ordered(factSchema, data),
	lists: listOf,
	nots: (data) => ordered(notSchema, data),
	questions: (data) => ordered(questionSchema, data)
};

/** Its groups stay in their order, for that is the order of teaching. */
function section(data: unknown): unknown {
	if (!isRecord(data)) return data;
	const groups = Object.keys(data).filter((key) => Object.hasOwn(GROUPS, key));
	const own = Object.entries(data).filter(([key]) => !groups.includes(key));
	return {
		...(ordered(sectionSchema, Object.fromEntries(own)) as object),
		...Object.fromEntries(groups.map((key) => [key, each(data[key], GROUPS[key])]))
	};
}

function listOf(data: unknown): unknown {
	if (!isRecord(data) || !('items' in data)) return ordered(listSchema, data);
	const { items, ...own } = data;
	return {
		...(ordered(listSchema, own) as object),
		items: each(items, (item) => ordered(itemSchema, item))
	};
}

const each = (data: unknown, make: ((one: unknown) => unknown) | undefined): unknown =>
	Array.isArray(data) && make ? data.map(make) : data;

/** The data with the keys of every set in the order of its schema; what the schema has not comes last. */
function ordered(schema: z.core.$ZodType, data: unknown): unknown {
	if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
		return ordered(schema.unwrap(), data);
	if (Array.isArray(data))
		return schema instanceof z.ZodArray ? data.map((one) => ordered(schema.element, one)) : data;
	if (!isRecord(data)) return data;
	if (schema instanceof z.ZodUnion) {
		const shape = schema.options.find((option) => fits(option, data));
		return shape ? ordered(shape, data) : data;
	}
	if (!(schema instanceof z.ZodObject)) return data;
	const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
	const known = Object.keys(shape).filter((key) => Object.hasOwn(data, key));
	const others = Object.keys(data).filter((key) => !Object.hasOwn(shape, key));
	return Object.fromEntries([
		...known.map((key) => [key, ordered(shape[key] as z.core.$ZodType, data[key])] as const),
		...others.map((key) => [key, data[key]] as const)
	]);
}

const fits = (option: unknown, data: object): boolean =>
	option instanceof z.ZodObject &&
	Object.keys(data).every((key) => Object.hasOwn(option.shape as object, key));

const isRecord = (data: unknown): data is Record<string, unknown> =>
	typeof data === 'object' && data !== null && !Array.isArray(data);
