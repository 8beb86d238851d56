import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { canonical } from './canonical';
import { collections, EMPTY } from '../../../tests/fixtures/collections';
import type { Collection } from './backup/collection';
import { historiesOf } from '$lib/domain/history';
import { isNewerDeck, united } from './merge';
import type { DeckRow } from './rows';

/** `MERGE_RUNS=20000 npx vitest run --project node src/lib/storage/merge.test.ts` tries longer. */
const RUNS = { numRuns: Number(process.env['MERGE_RUNS'] ?? 500) };
afterAll(() => console.info(`merge properties: ${RUNS.numRuns} runs each`));

function equal(a: Collection, b: Collection): void {
	expect(canonical(a)).toBe(canonical(b));
}

describe('two collections as one', () => {
	it('is the same whichever is asked to take the other in (M1)', () => {
		fc.assert(
			fc.property(collections, collections, (a, b) => equal(united(a, b), united(b, a))),
			RUNS
		);
	});

	it('is the same in whatever order three of them meet (M1)', () => {
		fc.assert(
			fc.property(collections, collections, collections, (a, b, c) =>
				equal(united(united(a, b), c), united(a, united(b, c)))
			),
			RUNS
		);
	});

	it('changes nothing the second time, nor with itself (M1)', () => {
		fc.assert(
			fc.property(collections, collections, (a, b) => {
				equal(united(a, a), a);
				equal(united(united(a, b), b), united(a, b));
			}),
			RUNS
		);
	});

	it('loses no row of either, and replays to one history for every card (M2)', () => {
		fc.assert(
			fc.property(collections, collections, (a, b) => {
				const both = united(a, b);
				const ids = new Set(both.log.map(({ id }) => id));
				for (const { id } of [...a.log, ...b.log]) expect(ids).toContain(id);
				const known = both.log.filter(({ kind }) => (kind as string) !== 'nap');
				const there = united(b, a).log.filter(({ kind }) => (kind as string) !== 'nap');
				expect(historiesOf(known.toReversed())).toEqual(historiesOf(there));
			}),
			RUNS
		);
	});
});

describe('of two values', () => {
	const only = (part: Partial<Collection>): Collection => ({ ...EMPTY, ...part }) as Collection;

	it('the one changed more often is kept, field by field (M3)', () => {
		const row = (marked: number, note: number, text: string) =>
			only({
				personal: [
					{
						card: 'nerves/fact.1' as never,
						marked: { value: marked === 2, clock: [marked, 'a' as never] },
						note: { value: text, clock: [note, 'b' as never] }
					}
				]
			});
		expect(united(row(2, 1, 'old'), row(1, 5, 'new')).personal).toEqual(row(2, 5, 'new').personal);
	});

	it('a card taken back after it was set aside stays in the queue (M3)', () => {
		const card = (clock: number | null, aside: object | null) =>
			only({ cards: [{ ...CARD, aside, ...(clock && { asideClock: [clock, 'a'] }) }] as never });
		const backThen = card(1, { reason: 'person', at: 5 });
		expect(united(backThen, card(2, null)).cards[0]?.aside).toBeNull();
		expect(united(card(null, null), backThen).cards[0]?.aside).toEqual({ reason: 'person', at: 5 });
	});

	it('a deleted mock stays deleted, and so do its questions (M3)', () => {
		const begun = only({
			mocks: [{ id: 'm', log: [1, 2, 3] }],
			papers: [{ id: 'm', questions: [{ stem: 'Which?' }] }]
		} as never);
		const deleted = only({
			mocks: [{ id: 'm', log: [], deleted: true }],
			papers: [{ id: 'm', questions: [] }]
		} as never);
		expect(united(begun, deleted)).toEqual(deleted);
		expect(united(deleted, begun)).toEqual(deleted);
	});

	it('a mock that has gone on further is kept, and a deleted exam stays deleted (M3)', () => {
		const mock = (log: number[]) => only({ mocks: [{ id: 'm', log }] as never });
		expect(united(mock([1, 2, 3]), mock([9])).mocks).toEqual(mock([1, 2, 3]).mocks);
		const exam = (value: object | null, n: number) =>
			only({ exams: [{ id: 'e', exam: { value, clock: [n, 'a'] } }] as never });
		expect(united(exam({ name: 'Boards' }, 3), exam(null, 4)).exams).toEqual(exam(null, 4).exams);
	});
});

describe('isNewerDeck', () => {
	const row = (version: string, hash = 'x') => ({ version, hash }) as DeckRow;
	it('goes by version, number by number, then by hash', () => {
		expect(isNewerDeck(row('1.10.0'), row('1.9.0'))).toBe(true);
		expect(isNewerDeck(row('1.9.0'), row('1.10.0'))).toBe(false);
		expect(isNewerDeck(row('1.0.0', 'b'), row('1.0.0', 'a'))).toBe(true);
		expect(isNewerDeck(row('1.0.0'), row('1.0.0'))).toBe(false);
	});
});

const CARD = { id: 'nerves/fact.1', deck: 'nerves', position: 0, group: null, confusable: [] };
