import { formatQuantity } from '$lib/generation/quantity';
import type { ValueText } from '../schemas';
import { valueOf } from '../values';
import { fieldsOf, idOf, type Entry } from './entry';

const AMOUNT = String.raw`(-?\d+(?:\.\d+)?)`;
const BOUNDS: readonly (readonly [key: 'about' | 'at-least' | 'at-most', words: string])[] = [
	['about', 'about|approximately|~|≈'],
	['at-least', 'at least|>=|≥'],
	['at-most', 'at most|up to|<=|≤']
];
const BOUNDED = BOUNDS.map(
	([key, words]) => [key, new RegExp(`^(?:${words})\\s*${AMOUNT}\\s+(\\S.*)$`, 'iu')] as const
);
const RANGE = new RegExp(`^${AMOUNT}\\s*(?:–|-|to)\\s*${AMOUNT}\\s+(\\S.*)$`, 'u');
const EXACT = new RegExp(`^${AMOUNT}\\s+(\\S.*)$`, 'u');

/** The id of a term or source by what a person types: id, name or synonym, whatever the case. */
export type FindTerm = (typed: string) => string | null;

export function termFinder(entries: readonly Entry[]): FindTerm {
	const ids = new Map<string, string>();
	const named = entries.map((entry) => [idOf(entry), entry] as const).filter(([id]) => id !== '');
	for (const [id, entry] of named) {
		const { synonyms } = fieldsOf(entry);
		const names: unknown[] = Array.isArray(synonyms) ? synonyms : [];
		for (const name of [...names, fieldsOf(entry)['name']])
			if (typeof name === 'string') ids.set(folded(name), id);
	}
	// Ids last: they are unique.
	for (const [id] of named) ids.set(id, id);
	return (typed) => ids.get(folded(typed)) ?? null;
}

const folded = (text: string) => text.trim().toLowerCase();

/**
 * What a person means by typing a value: a term that there is, a quantity (`at least 50 %`,
 * `30–60 minutes`), or else a phrase. Empty = none.
 */
export function valueFrom(typed: string, find: FindTerm): ValueText | undefined {
	const text = typed.replace(/\s+/gu, ' ').trim();
	if (text === '') return undefined;
	const term = find(text);
	if (term !== null) return term;
	for (const [key, pattern] of BOUNDED) {
		const [, number, unit] = pattern.exec(text) ?? [];
		if (number !== undefined && unit !== undefined)
			return { [key]: Number(number), unit } as ValueText;
	}
	const [, from, to, of] = RANGE.exec(text) ?? [];
	if (from !== undefined && to !== undefined && of !== undefined)
		return { from: Number(from), to: Number(to), unit: of };
	const [, number, unit] = EXACT.exec(text) ?? [];
	if (number !== undefined && unit !== undefined) return { exactly: Number(number), unit };
	return { text };
}

/** The value as a table shows it, and as `valueFrom` reads it again. */
export function textOfValue(value: unknown, nameOf: (term: string) => string): string {
	if (typeof value === 'string') return nameOf(value);
	if (typeof value !== 'object' || value === null) return '';
	if ('text' in value) return String(value.text);
	try {
		const read = valueOf(value as ValueText);
		return read.kind === 'quantity' ? formatQuantity(read.quantity) : '';
	} catch {
		return '';
	}
}
