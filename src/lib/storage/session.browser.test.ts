import { afterEach, describe, expect, it } from 'vitest';
import type { Db } from './db';
import { sealTail } from './packs';
import { recentRows } from './log';
import { recordReview, undoLast } from './reviews';
import {
	endSession,
	readSession,
	sessionReviews,
	showQuestion,
	startSession,
	undoable
} from './session';
import { answer, at, card, DECK, openNew, openWithCards, T0 } from './testing';

const opened: Db[] = [];
const open = async (count: number) => {
	const db = await openWithCards(count);
	opened.push(db);
	return db;
};
afterEach(() => opened.splice(0).forEach((db) => db.close()));

const shown = {
	card: card(1),
	form: 'cloze',
	seed: 9,
	shownAt: T0,
	answer: null,
	confidence: null
} as const;

describe('the session', () => {
	it('survives a reload with the question on the screen (S1)', async () => {
		const db = await open(2);
		await startSession(db, T0, DECK);
		await showQuestion(db, shown);
		db.close();
		const again = await openNew(db.name);
		opened.push(again);
		expect(await readSession(again)).toEqual({ id: 'current', startedAt: T0, deck: DECK, shown });
	});

	it('begins and ends with nothing to undo; what was answered stays (S2)', async () => {
		const db = await open(2);
		await startSession(db, T0, null);
		await recordReview(db, answer(card(0), at(T0), null));
		expect(await undoable(db)).toBe(1);
		await startSession(db, T0 + 1, null);
		expect(await undoable(db)).toBe(0);
		await recordReview(db, answer(card(1), at(T0), null));
		await endSession(db);
		expect(await readSession(db)).toBeNull();
		expect(await undoLast(db, at(T0))).toBeNull();
		expect(await db.tail.count()).toBe(2);
	});

	it('goes on without a question that no code wrote (S1)', async () => {
		const db = await open(2);
		await startSession(db, T0, DECK);
		const recall = { ...shown, answer: { form: 'recall' } as const };
		await showQuestion(db, recall);
		expect((await readSession(db))?.shown).toEqual(recall);
		for (const spoilt of [{ card: 7 }, { form: 'riddle' }, { seed: 'none' }, { answer: 3 }]) {
			await showQuestion(db, { ...shown, ...spoilt } as never);
			expect(await readSession(db)).toMatchObject({ deck: DECK, shown: null });
		}
	});

	it('remembers no question where there is no session (S1)', async () => {
		const db = await open(2);
		await showQuestion(db, shown);
		expect(await readSession(db)).toBeNull();
	});

	it('knows its answers that stand, sealed ones too (S3)', async () => {
		const db = await open(1_010);
		await startSession(db, T0, null);
		for (let i = 0; i < 1_005; i++) await recordReview(db, answer(card(i), at(T0 + i), null));
		await undoLast(db, at(T0 + 2_000));
		await sealTail(db);

		const reviews = await sessionReviews(db);
		expect(reviews.map((review) => review.card)).toEqual(
			Array.from({ length: 1_004 }, (_, i) => card(i))
		);
		expect((await recentRows(db, 2)).map(({ kind }) => kind)).toEqual(['review', 'undo']);
	});
});
