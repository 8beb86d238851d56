import type { Entry, Fields } from '$lib/authoring/document/entry';
import { fieldsOf } from '$lib/authoring/document/entry';
import { FIELDS } from './author-fields';
import type { FieldSpec } from './author-field-spec';

type Test = (value: unknown) => boolean;

const text: Test = (value) => typeof value === 'string';
const isRecord = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const list =
	(of: Test): Test =>
	(value) =>
		Array.isArray(value) && value.every(of);
/** Keys may be missing; those that are there hold what they should. */
const record =
	(keys: Readonly<Record<string, Test>>): Test =>
	(value) =>
		isRecord(value) &&
		Object.entries(value).every(([key, one]) => Object.hasOwn(keys, key) && keys[key]?.(one));
const either =
	(...tests: readonly Test[]): Test =>
	(value) =>
		tests.some((test) => test(value));

const flag: Test = (value) => typeof value === 'boolean';
const number: Test = (value) => typeof value === 'number';
const place = record({ id: text, at: text });
const quantity = record({
	...{ exactly: number, about: number, 'at-least': number, 'at-most': number },
	...{ from: number, to: number, unit: text }
});

/** What each input of a form can show and change without losing anything. */
const FITS: Readonly<Record<Extract<FieldSpec['input'], string>, Test>> = {
	line: text,
	prose: text,
	date: text,
	term: text,
	source: text,
	lines: either(text, list(text)),
	terms: list(text),
	conflicts: list(text),
	groups: list(list(text)),
	value: either(text, record({ text }), quantity),
	number: either(text, quantity),
	amount: either(text, number),
	place,
	places: list(record({ source: text, at: text })),
	foils: list(record({ text, value: text, because: text })),
	options: list(record({ text, correct: flag, because: text })),
	sides: list(record({ label: text, says: text, source: place })),
	review: record({ state: text, by: text, role: text, date: text, checklist: list(text) })
};

/** Whether the form can show what stands under a key; a file from elsewhere may say anything. */
export function fits({ input }: Pick<FieldSpec, 'input'>, value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof input === 'string') return FITS[input](value);
	return 'tick' in input ? typeof value === 'boolean' : typeof value === 'string';
}

/** Edited beside the form: the place with its source, the names of the files by the studio itself. */
const BESIDE: Partial<Record<Entry['kind'], readonly string[]>> = { deck: ['terms', 'facts'] };

/** Keys of an entry that no field of its form has: what a file from elsewhere says besides. */
export function strayKeys(entry: Entry): string[] {
	const fields = new Set(FIELDS[entry.kind].map(({ field }) => field));
	const known = (key: string) =>
		fields.has(key) || (key === 'at' && fields.has('source')) || BESIDE[entry.kind]?.includes(key);
	return Object.keys(fieldsOf(entry)).filter((key) => !known(key));
}
