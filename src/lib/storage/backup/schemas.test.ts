import { describe, expect, it } from 'vitest';
import { FULL_ROWS } from '../../../../tests/fixtures/rows';
import { PARTS } from './collection';
import { ROWS } from './schemas';

type Path = readonly (string | number)[];

function* pathsIn(value: unknown, path: Path = []): Generator<Path, void> {
	if (path.length > 0) yield path;
	if (typeof value !== 'object' || value === null) return;
	for (const [key, field] of Object.entries(value))
		yield* pathsIn(field, [...path, Array.isArray(value) ? Number(key) : key]);
}

const at = (value: unknown, path: Path): unknown =>
	path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value);

/** A copy with one place changed, or with `undefined` taken out. */
function changed(row: object, path: Path, to: unknown): unknown {
	const copy = structuredClone(row);
	const key = path.at(-1) ?? '';
	const holder = at(copy, path.slice(0, -1)) as Record<string, unknown>;
	if (to === undefined) Reflect.deleteProperty(holder, key);
	else holder[key] = to;
	return copy;
}

const kindOf = (value: unknown) =>
	value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

/** Whatever a JSON document can hold in a place; of each kind one, and of some more that are no good. */
const OTHERS: readonly unknown[] = [null, true, 1, 'text', [], {}];
const NO_GOOD: Readonly<Record<string, readonly unknown[]>> = {
	string: ['a'.repeat(200_000)],
	number: [Number.NaN, Number.POSITIVE_INFINITY]
};

/** What these places hold may be anything; whoever reads it looks at it first. */
const FREE = /^(?:settings value|steps change|editions content)/;
/** A place, whichever row or item it is in. */
const named = (part: string, path: Path) =>
	`${part} ${path.map((key) => (typeof key === 'number' ? '*' : key)).join('.')}`;

describe.each(PARTS)('a row of %s', (part) => {
	const accepts = (row: unknown) => ROWS[part].safeParse(row).success;

	it('is accepted with every field there can be, and keeps those that are not known', () => {
		for (const row of FULL_ROWS[part]) {
			const newer = { ...row, later: { than: 'this code' } };
			expect(ROWS[part].safeParse(newer)).toMatchObject({ success: true, data: newer });
		}
	});

	it('is refused with another kind of value in any place of it', () => {
		let tried = 0;
		for (const row of FULL_ROWS[part])
			for (const path of pathsIn(row)) {
				const name = named(part, path);
				const kind = kindOf(at(row, path));
				// Of what may be null, another row has the rest.
				if (FREE.test(name) || kind === 'null') continue;
				const wrong = OTHERS.filter((other) => other !== null && kindOf(other) !== kind);
				for (const other of [...wrong, ...(NO_GOOD[kind] ?? [])]) {
					tried++;
					expect(accepts(changed(row, path, other)), `${name} ${String(other).slice(0, 20)}`).toBe(
						false
					);
				}
			}
		expect(tried).toBeGreaterThan(0);
	});
});

it('may leave out, or say null, only in these places', () => {
	const places = (to: null | undefined) => {
		const found = new Set<string>();
		for (const part of PARTS)
			for (const row of FULL_ROWS[part])
				for (const path of pathsIn(row)) {
					if (FREE.test(named(part, path))) continue;
					const isItem = typeof path.at(-1) === 'number';
					if (isItem && to === undefined) continue;
					if (ROWS[part].safeParse(changed(row, path, to)).success) found.add(named(part, path));
				}
		return [...found].sort();
	};
	expect({ missing: places(undefined), null: places(null) }).toMatchInlineSnapshot(`
		{
		  "missing": [
		    "cards asideClock",
		    "contents conflicts.*.changed",
		    "contents conflicts.*.clarified",
		    "contents facts.*.clarified",
		    "contents facts.*.foils.*.term",
		    "contents facts.*.review",
		    "contents facts.*.was",
		    "contents lists.*.changed",
		    "contents lists.*.clarified",
		    "contents lists.*.foils.*.term",
		    "contents lists.*.review",
		    "contents lists.*.was",
		    "contents questions",
		    "contents questions.*.clarified",
		    "contents questions.*.review",
		    "contents questions.*.was",
		    "decks from",
		    "decks removed",
		    "exams exam.value.blueprint.approach",
		    "exams exam.value.only",
		    "mocks deleted",
		    "mocks plan.blueprint.approach",
		    "papers questions.*.review",
		    "papers questions.*.within",
		    "personal marked",
		    "personal note",
		  ],
		  "null": [
		    "cards aside",
		    "cards aside.before",
		    "cards aside.taught",
		    "cards group",
		    "contents conflicts.*.ask",
		    "contents facts.*.askAs",
		    "contents facts.*.changed",
		    "contents facts.*.list",
		    "contents facts.*.note",
		    "contents facts.*.rationale",
		    "contents facts.*.review.by",
		    "contents facts.*.review.date",
		    "contents facts.*.review.role",
		    "contents facts.*.unasked",
		    "contents lists.*.review.by",
		    "contents lists.*.review.date",
		    "contents lists.*.review.role",
		    "contents lists.*.unasked",
		    "contents questions.*.answer.options.*.because",
		    "contents questions.*.answer.within",
		    "contents questions.*.changed",
		    "contents questions.*.note",
		    "contents questions.*.rationale",
		    "contents questions.*.review.by",
		    "contents questions.*.review.date",
		    "contents questions.*.review.role",
		    "contents sources.*.date",
		    "contents sources.*.reviewBy",
		    "contents terms.*.article",
		    "contents terms.*.broader",
		    "contents terms.*.gloss",
		    "drafts draft.value",
		    "drafts draft.value.head",
		    "drafts draft.value.origin",
		    "editions after",
		    "exams exam.value",
		    "exams exam.value.blueprint",
		    "exams exam.value.time",
		    "log choices",
		    "log confidence",
		    "log correct",
		    "log predicted",
		    "mocks exam",
		    "mocks items.*.predicted",
		    "mocks log.*.answer",
		    "mocks log.*.confidence",
		    "mocks plan.allowed",
		    "mocks plan.blueprint",
		    "mocks right",
		    "papers questions.*.cells.*.termId",
		    "papers questions.*.options.*.termId",
		    "papers questions.*.review.by",
		    "papers questions.*.review.date",
		    "papers questions.*.review.role",
		    "steps after",
		    "updates changes.*.from",
		    "updates changes.*.is",
		    "updates changes.*.was",
		    "updates changes.*.why",
		  ],
		}
	`);
});
