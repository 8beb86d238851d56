import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placed } from '../rows';
import { canonical } from '../canonical';
import type { Written } from '../telling';
import { collections, EMPTY } from '../../../../tests/fixtures/collections';
import { PARTS, sorted, type Collection, type Part } from './collection';
import { withJournals } from './journal';
import { journalLines, loggedIn, saysMore } from './journal-lines';

/** `RUNS=5000 npx vitest run --project node src/lib/storage/backup/journal.test.ts` tries longer. */
const RUNS = { numRuns: Number(process.env['RUNS'] ?? 100) };
const TOLD: readonly Part[] = ['log', 'policies', 'settings', 'personal', 'exams', 'cards'];
const NEW = { queue: 'new', due: 0, memory: null, lastReview: null } as const;

/** What a tab writes down that stores these rows of a collection, one transaction each. */
function journalOf(collection: Collection, isHere: (row: object) => boolean): string {
	const written = TOLD.flatMap((part) =>
		collection[part].filter(isHere).map((row): Written['rows'][number] => {
			if (part === 'cards') return [part, placed({ ...(row as never as object), ...NEW } as never)];
			return [part === 'log' ? 'tail' : part, row];
		})
	);
	return written.map((row) => journalLines({ rows: [row], more: false })).join('');
}

const without = (collection: Collection, isGone: (row: object) => boolean): Collection =>
	Object.fromEntries(
		PARTS.map((part) => [
			part,
			TOLD.includes(part)
				? (collection[part] as readonly object[]).filter((row) => !isGone(row))
				: collection[part]
		])
	) as unknown as Collection;

/** Everything that belongs together, as an app stores it. */
const whole = collections.map((collection) => withJournals(collection, []));
const share = fc.func(fc.integer({ min: 0, max: 2 }));

test('a copy and the journals since are everything, however it lies in them (J4)', () => {
	fc.assert(
		fc.property(whole, share, (collection, place) => {
			const lies = (where: number) => (row: object) => place(canonical(row)) === where;
			const copy = without(collection, (row) => !lies(0)(row));
			const journals = [1, 2].map((where) => journalOf(collection, lies(where)));
			// As text: a zero below zero is one that no JSON carries.
			const all = canonical(sorted(collection));
			expect(canonical(withJournals(copy, journals))).toBe(all);
			expect(canonical(withJournals(copy, [...journals, ...journals].reverse()))).toBe(all);
		}),
		RUNS
	);
});

test('a journal cut anywhere gives every line before the cut, and nothing that was not written', () => {
	fc.assert(
		fc.property(whole, fc.nat(), (collection, at) => {
			const lines = journalOf(collection, () => true);
			const cut = lines.slice(0, at % (lines.length + 1));
			const copy = { ...EMPTY, decks: collection.decks, contents: collection.contents };
			const found = withJournals(copy, [cut]);
			const full = withJournals(copy, [cut.slice(0, cut.lastIndexOf('\n') + 1)]);
			// The last line may be whole but for the end of its line.
			expect(found.log.length - full.log.length).toBeLessThanOrEqual(1);
			const known = new Set(collection.log.map(canonical));
			for (const row of found.log) expect(known).toContain(canonical(row));
		}),
		RUNS
	);
});

test('what is no row of this app is left out', () => {
	const lines = ['', 'null', '{}', '["log"]', '["log",{"id":"phone:1"}]', '["bogus",{"id":"a"}]'];
	const hostile = '["settings",{"key":"a","value":{"__proto__":{"x":1}},"clock":[1,"phone"]}]';
	expect(withJournals(null, [[...lines, hostile].join('\n')])).toEqual(EMPTY);
});

test('says what it cannot tell, and which rows of the log it has', () => {
	const review = { id: 'phone:0000000001', kind: 'review' };
	const lines = journalLines({ rows: [['tail', review]], more: true });
	expect(saysMore(lines)).toBe(true);
	expect(saysMore(journalLines({ rows: [['tail', review]], more: false }))).toBe(false);
	expect([...loggedIn(`${lines}["log",{"id":"phone:00`)]).toEqual([review.id]);
});
