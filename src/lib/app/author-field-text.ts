import type { Names } from './author-edits';
import { textOfValue, valueFrom } from '$lib/authoring/document/value-text';
import type { FieldSpec } from './author-field-spec';

const TEXTS = [
	...(['line', 'prose', 'lines', 'date', 'term', 'terms'] as const),
	...(['groups', 'conflicts', 'number', 'amount'] as const)
] as const satisfies readonly FieldSpec['input'][];

/** Fields that are written as one text, whatever stands under their key. */
export type TextInput = (typeof TEXTS)[number];

export const isText = (input: FieldSpec['input']): input is TextInput =>
	TEXTS.some((one) => one === input);

/** What stands under a key as a person reads and writes it. */
export function fieldText(input: TextInput, value: unknown, names: Pick<Names, 'term'>): string {
	switch (input) {
		case 'lines':
			return texts(value).join('\n');
		case 'terms':
			return texts(value).map(names.term).join(', ');
		case 'conflicts':
			return texts(value).join(', ');
		case 'groups':
			return listOf(value)
				.map((group) => texts(group).map(names.term).join(', '))
				.join('\n');
		case 'term':
			return typeof value === 'string' ? names.term(value) : '';
		case 'number':
			return numberText(value);
		case 'amount':
			return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
		case 'line':
		case 'prose':
		case 'date':
			return typeof value === 'string' ? value : '';
	}
}

/** What a typed text means under a key; nothing typed is nothing stated. */
export function fieldValue(
	{ field }: Pick<FieldSpec, 'field'>,
	input: TextInput,
	typed: string,
	names: Pick<Names, 'findTerm'>
): unknown {
	const term = (text: string) => names.findTerm(text) ?? text;
	switch (input) {
		case 'lines': {
			const all = parts(typed, '\n');
			// One question is written without a list.
			return field.startsWith('ask') && all.length === 1 ? all[0] : all;
		}
		case 'terms':
			return parts(typed, ',').map(term);
		case 'conflicts':
			return parts(typed, ',');
		case 'groups':
			return parts(typed, '\n').map((line) => parts(line, ',').map(term));
		case 'term':
			return term(typed.trim());
		case 'number':
			return numberFrom(typed.trim());
		case 'amount':
			return amountFrom(typed.trim());
		case 'line':
		case 'prose':
		case 'date':
			return typed.trim();
	}
}

const parts = (typed: string, between: string): string[] =>
	typed
		.split(between)
		.map((one) => one.trim())
		.filter(Boolean);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown): string[] =>
	typeof value === 'string' ? [value] : listOf(value).map(String);

/** Stands for a unit that is left out. */
const UNIT = 'x';
const NO_TERM = () => null;

const numberText = (value: unknown): string =>
	typeof value === 'object' && value !== null && !('unit' in value)
		? textOfValue({ ...value, unit: UNIT }, String)
				.slice(0, -UNIT.length)
				.trim()
		: textOfValue(value, String);

/** What is no number stays as it was typed, for the check to name. */
function numberFrom(typed: string): unknown {
	const value = valueFrom(typed, NO_TERM);
	if (typeof value !== 'object' || !('text' in value)) return value;
	const bare = valueFrom(`${typed} ${UNIT}`, NO_TERM);
	if (typeof bare !== 'object' || !('unit' in bare)) return typed;
	const { unit: _, ...quantity } = bare;
	return quantity;
}

const amountFrom = (typed: string): unknown =>
	typed !== '' && Number.isFinite(Number(typed)) ? Number(typed) : typed;
