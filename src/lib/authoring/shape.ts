import type { Problem } from '$lib/domain/problem';
import type * as z from 'zod';
import { didYouMean } from './near';
import type { Path, YamlText } from './yaml';

type Issue = z.core.$ZodIssue;

/** A part of a file read through its schema; every fault has gone to `problems`. */
export function readShape<T extends z.ZodType>(
	schema: T,
	yaml: YamlText,
	path: Path,
	data: unknown,
	problems: Problem[]
): z.infer<T> | null {
	const result = schema.safeParse(data);
	if (result.success) return result.data;
	const known = 'shape' in schema ? Object.keys(schema.shape as object) : [];
	for (const issue of result.error.issues.flatMap(mostLikely))
		problems.push(...problemsOf(issue, yaml, path, data, known));
	return null;
}

/** Of a choice of shapes, the faults of the shape that was most likely meant. */
function mostLikely(issue: Issue): Issue[] {
	if (issue.code !== 'invalid_union') return [issue];
	const meant = issue.errors
		.filter((branch) => !branch.some((i) => i.code === 'invalid_type' && i.path.length === 0))
		.sort((a, b) => weight(a) - weight(b))[0];
	if (!meant) return [issue];
	return meant.flatMap(mostLikely).map((i) => ({ ...i, path: [...issue.path, ...i.path] }));
}

const weight = (branch: readonly Issue[]) =>
	branch.reduce((n, i) => n + (i.code === 'unrecognized_keys' ? i.keys.length : 1), 0);

const NESTED_KEYS = [
	...['text', 'value', 'because', 'id', 'at', 'source', 'label', 'says'],
	...['exactly', 'about', 'at-least', 'at-most', 'from', 'to', 'unit']
];

/** Codes of their own for what the design of a question hangs on. */
const MISSING: Record<string, string> = {
	id: 'id-missing',
	value: 'value-missing',
	unit: 'unit-missing',
	because: 'foil-without-reason',
	at: 'locator-missing'
};

function problemsOf(
	issue: Issue,
	yaml: YamlText,
	base: Path,
	data: unknown,
	known: readonly string[]
): Problem[] {
	const inner = issue.path.filter((step) => typeof step !== 'symbol');
	const path = [...base, ...inner];
	const name = inner.findLast((step) => typeof step === 'string');
	const error = (code: string, message: string, hint: string, where = yaml.placeOf(path)) => ({
		code,
		severity: 'error' as const,
		where,
		message,
		hint
	});
	if (issue.code === 'unrecognized_keys')
		return issue.keys.map((key) =>
			error(
				'unknown-key',
				`There is no key \`${key}\` here.`,
				didYouMean(
					key,
					inner.length ? NESTED_KEYS : known,
					'See docs/deck-format.md for the keys.'
				),
				yaml.placeOfKey([...path, key])
			)
		);
	const given = at(data, inner);
	if (given === undefined && name !== undefined)
		return [
			error(
				MISSING[name] ?? 'key-missing',
				`The key \`${name}\` is missing.`,
				`Add \`${name}:\`${SHAPES[name] ? `, ${SHAPES[name]}` : ''}.`
			)
		];
	const what = name === undefined ? 'This entry' : `\`${name}\``;
	if (issue.code === 'invalid_value') {
		const allowed = issue.values.map(String);
		const hint = didYouMean(String(given), allowed, `Allowed are: ${allowed.join(', ')}.`);
		return [error('value-not-allowed', `${what} cannot be \`${shown(given)}\`.`, hint)];
	}
	return [error('shape', `${what} ${fault(issue, given)}.`, hintFor(issue, name, given))];
}

const at = (data: unknown, path: Path): unknown =>
	path.reduce<unknown>((d, step) => (d as Record<string | number, unknown> | null)?.[step], data);

const shown = (given: unknown) => {
	const text = typeof given === 'string' ? given : (JSON.stringify(given) ?? '');
	return text.length > 40 ? `${text.slice(0, 37)}...` : text;
};

function fault(issue: Issue, given: unknown): string {
	if (given === null || given === '') return 'is empty';
	if (issue.code === 'too_big') return `is over ${issue.maximum} long`;
	if (issue.code === 'too_small' && typeof given !== 'string')
		return `needs at least ${issue.minimum} entries`;
	if (issue.code === 'invalid_type') return `must be ${KINDS[issue.expected] ?? issue.expected}`;
	return `cannot be \`${shown(given)}\``;
}

const KINDS: Record<string, string> = {
	string: 'text (in quotes, if it looks like a number)',
	number: 'a number',
	boolean: '`true` or `false`',
	array: 'a list',
	object: 'a set of keys'
};

/** What belongs under a key, as the hint says it. */
const SHAPES: Record<string, string> = {
	id: 'lower-case words joined by hyphens, and dots in facts and lists',
	value: 'a term id, { text: short phrase } or a quantity such as { at-least: 50, unit: weeks }',
	unit: 'the unit of the number',
	because: 'the reason it is wrong',
	at: 'heading and position in the source',
	source: '{ id: the source, at: heading and position }',
	says: 'the whole fact as one sentence',
	subject: 'a term id',
	broader: 'a term id',
	kind: 'the category, in lower case with hyphens',
	version: 'as 1.0.0',
	since: 'as 1.0.0',
	changed: 'as 1.0.0',
	date: 'as 2026-01-31',
	'review-by': 'as 2026-01-31'
};

function hintFor(issue: Issue, name: string | undefined, given: unknown): string {
	if (given === null || given === '') return 'Fill it in, or leave the key out.';
	if (issue.code === 'too_big') return 'Shorten it.';
	if (name === 'value' && typeof given === 'string')
		return 'A bare value is a term id; write a phrase as { text: the phrase }.';
	return name && SHAPES[name] ? `Write ${SHAPES[name]}.` : 'See docs/deck-format.md.';
}
