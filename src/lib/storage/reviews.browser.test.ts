import { afterEach, describe, expect, it } from 'vitest';
import { AGAIN } from '$lib/domain/grade';
import { reviewId } from '$lib/domain/ids';
import { readDay } from './days';
import type { Db } from './db';
import { setAside } from './cards';
import { readPolicies, recordReview, undoLast, type Answered } from './reviews';
import { readSession, showQuestion, startSession, undoable } from './session';
import {
	answer,
	at,
	card,
	DECK,
	dump,
	memory,
	openNew,
	openWithCards,
	POLICY,
	rowOf,
	T0
} from './testing';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const opened: Db[] = [];
const open = async (count: number) => {
	const db = await openWithCards(count);
	opened.push(db);
	return db;
};
afterEach(() => opened.splice(0).forEach((db) => db.close()));

describe('recording an answer', () => {
	it('writes log, card, day, policy, undo entry and session together (R1)', async () => {
		const db = await open(3);
		await startSession(db, T0, null);
		await showQuestion(db, {
			card: card(1),
			form: 'cloze',
			seed: 7,
			shownAt: T0,
			answer: null,
			confidence: null
		});
		const recorded = await recordReview(db, answer(card(1), at(T0), null));

		expect(recorded.kind).toBe('stored');
		const id = reviewId('phone:0000000001');
		const all = await dump(db);
		expect(all['tail']).toMatchObject([{ id, card: card(1), grade: 3 }]);
		expect(await rowOf(db, card(1))).toMatchObject({
			queue: 'review',
			due: at(T0).day + 3,
			lastReview: id
		});
		expect(await readDay(db, at(T0).day, DECK)).toEqual({
			answers: 1,
			again: 0,
			newCards: 1,
			reviews: 0,
			tookMs: 4_000
		});
		expect(await readPolicies(db)).toEqual(new Map([[POLICY.id, POLICY]]));
		expect((await readSession(db))?.shown).toBeNull();
		expect(await undoable(db)).toBe(1);
		expect(all['meta']).toContainEqual({ key: 'device', id: 'phone', next: 2 });
	});

	describe('with the question that follows (R6)', () => {
		const shown = (n: number) => ({
			card: card(n),
			form: 'cloze' as const,
			seed: 9,
			shownAt: T0 + MINUTE,
			answer: null,
			confidence: null
		});
		const onScreen = async (db: Db) => (await readSession(db))?.shown ?? null;

		it('puts it on the screen with the answer', async () => {
			const db = await open(2);
			await startSession(db, T0, null);
			const following = { shown: shown(1), row: await rowOf(db, card(1)) };
			const recorded = await recordReview(db, answer(card(0), at(T0), null), following);
			expect(recorded).toMatchObject({ kind: 'stored', shows: true });
			expect(await onScreen(db)).toEqual(shown(1));
		});

		it('does not where its card has changed since, or is the one answered', async () => {
			const db = await open(3);
			await startSession(db, T0, null);
			const stale = { shown: shown(1), row: await rowOf(db, card(1)) };
			await setAside(db, card(1), T0);
			const itself = { shown: shown(2), row: await rowOf(db, card(2)) };
			for (const [of, following] of [
				[card(0), stale],
				[card(2), itself]
			] as const) {
				const recorded = await recordReview(db, answer(of, at(T0), null), following);
				expect(recorded).toMatchObject({ kind: 'stored', shows: false });
				expect(await onScreen(db)).toBeNull();
			}
		});

		it('leaves the screen alone where the answer is not stored', async () => {
			const db = await open(2);
			await startSession(db, T0, null);
			await recordReview(db, answer(card(0), at(T0), null));
			await showQuestion(db, shown(0));
			const following = { shown: shown(1), row: await rowOf(db, card(1)) };
			const late = await recordReview(db, answer(card(0), at(T0 + MINUTE), null), following);
			expect(late.kind).toBe('superseded');
			expect(await onScreen(db)).toEqual(shown(0));
		});
	});

	it('leaves nothing behind where one of its writes fails (R1)', async () => {
		const db = await open(2);
		await startSession(db, T0, null);
		// The undo entry of the review to come: the last of the writes meets a row that is there.
		const taken = { ...answer(card(0), at(T0), null), review: reviewId('phone:0000000001') };
		await db.table('undo').add(taken);
		const before = await dump(db);

		await expect(recordReview(db, answer(card(0), at(T0), null))).rejects.toMatchObject({
			name: 'ConstraintError'
		});
		expect(await dump(db)).toEqual(before);
	});

	it('leaves nothing behind where an answer cannot be stored, such as a reactive proxy (R5)', async () => {
		const db = await open(1);
		const before = await dump(db);
		const given = answer(card(0), at(T0), null);
		const proxied = {
			...given,
			review: { ...given.review, answer: new Proxy(given.review.answer, {}) }
		};

		await expect(recordReview(db, proxied)).rejects.toMatchObject({ name: 'DataCloneError' });
		expect(await dump(db)).toEqual(before);
	});

	it('stores one of two answers given at once in two tabs (R3)', async () => {
		const db = await open(1);
		const other = await openNew(db.name);
		opened.push(other);
		const both = await Promise.all([
			recordReview(db, answer(card(0), at(T0), null)),
			recordReview(other, answer(card(0), at(T0 + 5), null))
		]);

		expect(both.map(({ kind }) => kind).sort()).toEqual(['stored', 'superseded']);
		expect(await db.tail.count()).toBe(1);
		const late = both.find(({ kind }) => kind === 'superseded');
		expect(late).toEqual({ kind: 'superseded', card: await rowOf(db, card(0)) });
	});

	it('takes the same answer given again as stored, and stores it once (R3)', async () => {
		const db = await open(1);
		const given: Answered = answer(card(0), at(T0), null);
		const first = await recordReview(db, given);

		expect(await recordReview(db, given)).toEqual(first);
		expect(await db.tail.count()).toBe(1);
	});

	it('never puts an answer before the one it followed (R2)', async () => {
		const db = await open(1);
		const first = await recordReview(db, answer(card(0), at(T0), null));
		if (first.kind !== 'stored') throw new Error('not stored');
		const earlier = at(T0 - 2 * DAY);
		const after = memory(at(T0), 5);
		const second = await recordReview(db, answer(card(0), earlier, first.review.id, after));

		expect(second).toMatchObject({
			kind: 'stored',
			review: { at: T0, day: at(T0).day, clock: earlier.clock }
		});
	});

	it('keeps a card aside that was set aside while its question was on the screen', async () => {
		const db = await open(1);
		await setAside(db, card(0), T0 - MINUTE);
		await recordReview(db, answer(card(0), at(T0), null));

		expect(await rowOf(db, card(0))).toMatchObject({ queue: 'aside', due: T0 - MINUTE });
	});

	it('says that a card is gone instead of making it up', async () => {
		const db = await open(1);
		expect(await recordReview(db, answer(card(9), at(T0), null))).toEqual({ kind: 'gone' });
		expect(await db.tail.count()).toBe(0);
	});
});

describe('undo', () => {
	it('restores cards, days and the shown question exactly, back to the start, across a reload (R4)', async () => {
		const db = await open(3);
		await startSession(db, T0, null);
		const states: unknown[] = [];
		const visible = async (on: Db) => {
			const { cards, days } = await dump(on);
			return { cards, days };
		};
		let last = null;
		for (const [i, which] of [0, 1, 0, 2].entries()) {
			states.push(await visible(db));
			const moment = at(T0 + i * MINUTE);
			const expects = (await rowOf(db, card(which))).lastReview;
			const grade = i === 2 ? AGAIN : 3;
			last = answer(card(which), moment, expects, memory(moment, i + 1, { reps: i + 1 }), grade);
			await recordReview(db, last);
		}
		db.close();
		const again = await openNew(db.name);
		opened.push(again);

		for (const which of [2, 0, 1, 0]) {
			const undone = await undoLast(again, at(T0 + DAY));
			expect(undone).toMatchObject({
				kind: 'undone',
				shown: { card: card(which), seed: 7, answer: { form: 'cloze', typed: 'caudal' } }
			});
			expect(await visible(again)).toEqual(states.pop());
			expect((await readSession(again))?.shown?.card).toBe(card(which));
		}
		expect(await undoLast(again, at(T0 + DAY))).toBeNull();
		expect(await again.tail.count()).toBe(8);
	});

	it('refuses where the card was answered again since, and then goes further back (R4)', async () => {
		const db = await open(2);
		await recordReview(db, answer(card(0), at(T0), null));
		await recordReview(db, answer(card(1), at(T0 + MINUTE), null));
		await db.cards.update(card(1), { lastReview: reviewId('laptop:0000000009') });
		const before = await dump(db);

		const refused = await undoLast(db, at(T0 + DAY));
		expect(refused).toMatchObject({ kind: 'superseded', card: { id: card(1) } });
		expect({ ...(await dump(db)), undo: [] }).toEqual({ ...before, undo: [] });
		expect(await undoLast(db, at(T0 + DAY))).toMatchObject({
			kind: 'undone',
			card: { id: card(0) }
		});
	});

	it('brings back a leech, but not a card set aside by hand meanwhile (R4)', async () => {
		const db = await open(2);
		const leech = { reason: 'leech', at: T0 } as const;
		await recordReview(db, { ...answer(card(0), at(T0), null), setAside: leech });
		expect(await rowOf(db, card(0))).toMatchObject({ queue: 'aside', aside: leech });
		await undoLast(db, at(T0));
		expect(await rowOf(db, card(0))).toMatchObject({ queue: 'new', aside: null });

		await recordReview(db, answer(card(1), at(T0), null));
		await setAside(db, card(1), T0 + MINUTE);
		await undoLast(db, at(T0 + DAY));
		expect(await rowOf(db, card(1))).toMatchObject({ queue: 'aside', memory: null });
	});
});
