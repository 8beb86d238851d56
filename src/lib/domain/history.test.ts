import { describe, expect, it } from 'vitest';
import { GOOD } from './grade';
import { cardId, type CardId, type PolicyId, type ReviewId } from './ids';
import { historiesOf } from './history';
import type { LogRow, Rename, Reset, Review, Undo } from './review';
import { on, reviewRow } from '$lib/scheduling/fixtures';

const [A, B, C] = ['d/a', 'd/b', 'd/c'].map(cardId) as [CardId, CardId, CardId];
const review = (counter: number, card = A, device = 'phone', day = counter): Review =>
	reviewRow(card, GOOD, on(day), 'p' as PolicyId, device, counter);

/** A row that is no answer, in place of the answer with this counter. */
const row = <T extends LogRow>(counter: number, more: Partial<T>, device = 'phone'): T => {
	const { id, at, clock, offset, day } = review(counter, A, device);
	return { id, at, clock, offset, day, card: A, ...more } as T;
};
const reset = (counter: number, forgets: Review, device?: string): Reset =>
	row<Reset>(
		counter,
		{ kind: 'reset', forgets: forgets.id, reason: 'changed', deckVersion: '2.0.0', was: 'Was.' },
		device
	);
const rename = (counter: number, from: CardId, card: CardId): Rename =>
	row<Rename>(counter, { kind: 'rename', from, card });
const undo = (counter: number, undoes: Review): Undo =>
	row<Undo>(counter, { kind: 'undo', undoes: undoes.id });

const runs = (rows: LogRow[], card = A): ReviewId[][] | undefined =>
	historiesOf(rows)
		.get(card)
		?.runs.map((run) => run.map(({ id }) => id));
const ids = (...reviews: Review[]) => reviews.map(({ id }) => id);

describe('a reset', () => {
	const [one, two, four, five] = [1, 2, 4, 5].map((n) => review(n)) as [
		Review,
		Review,
		Review,
		Review
	];

	it('cuts what came before from what follows, in any order of rows', () => {
		const rows = [one, two, reset(3, two), four];
		expect(runs(rows)).toEqual([ids(one, two), ids(four)]);
		expect(runs([...rows].reverse())).toEqual([ids(one, two), ids(four)]);
		expect(runs([one, two, reset(3, two)])).toEqual([ids(one, two), []]);
		expect(historiesOf(rows).get(A)?.reset?.id).toBe(reset(3, two).id);
	});

	it('may come again', () => {
		const six = review(6);
		expect(runs([one, reset(3, one), four, reset(5, four), six])).toEqual([
			ids(one),
			ids(four),
			ids(six)
		]);
	});

	it('leaves undone reviews undone', () => {
		expect(runs([one, two, undo(8, two), reset(3, one), four, five, undo(9, five)])).toEqual([
			ids(one),
			ids(four)
		]);
	});

	it('of a second device takes nothing from what was learnt anew on the first', () => {
		const tablet = review(7, A, 'tablet', 2);
		const rows = [one, two, reset(3, two), four, five, tablet, reset(9, tablet, 'tablet')];
		expect(runs(rows)?.at(-1)).toEqual(ids(four, five));
	});

	it('holds by its own place where the review it names is not at hand', () => {
		expect(runs([one, reset(3, two), four])).toEqual([ids(one), ids(four)]);
	});
});

describe('a renamed card', () => {
	it('to its own id is no rename, whatever a file says', () => {
		const rows = [review(1), reset(2, review(1)), rename(3, A, A), review(4)];
		expect(runs(rows)).toEqual([ids(review(1)), ids(review(4))]);
	});

	it('has what was answered under its former names', () => {
		const rows = [review(1), rename(2, A, B), review(3, B), rename(4, B, C), review(5, C)];
		expect(runs(rows, C)).toEqual([ids(review(1), review(3), review(5))]);
		expect([...historiesOf(rows).keys()]).toEqual([C]);
	});

	it('leaves its former name to whatever comes under it later', () => {
		const rows = [review(1), rename(2, A, B), review(3), review(4, B)];
		expect(runs(rows, A)).toEqual([ids(review(3))]);
		expect(runs(rows, B)).toEqual([ids(review(1), review(4))]);
	});

	it('may be called as it was again', () => {
		const rows = [review(1), rename(2, A, B), review(3, B), rename(4, B, A), review(5)];
		expect(runs(rows)).toEqual([ids(review(1), review(3), review(5))]);
	});

	it('keeps its resets', () => {
		const rows = [review(1), reset(2, review(1)), rename(3, A, B), review(4, B)];
		expect(runs(rows, B)).toEqual([ids(review(1)), ids(review(4))]);
		expect(runs(rows.slice(0, 3), B)).toEqual([ids(review(1)), []]);
	});
});
