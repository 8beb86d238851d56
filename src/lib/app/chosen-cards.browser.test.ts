import { afterEach, expect, it } from 'vitest';
import { setAside } from '$lib/storage/cards';
import type { Db } from '$lib/storage/db';
import { recordReview, undoLast } from '$lib/storage/reviews';
import { startSession } from '$lib/storage/session';
import { answer, at, card, memory, openWithCards, T0 } from '$lib/storage/testing';
import { planChosen } from './chosen-cards';

let db: Db;
afterEach(() => db.close());

it('asks each chosen card once, due or not, and again only while it is being learnt', async () => {
	db = await openWithCards(30);
	const now = at(T0);
	await recordReview(db, answer(card(25), now, null, memory(now, 40)));
	await setAside(db, card(3), T0);
	const chosen = [25, 20, 3, 7].map(card);
	await startSession(db, T0, null, chosen);
	const left = async () => {
		const { due, planned, held } = await planChosen(db, chosen, now);
		expect([planned, held]).toEqual([[], { reviews: 0, fresh: 0 }]);
		return [...due.learning, ...due.reviews, ...due.fresh].map(({ id }) => id);
	};
	expect(await left()).toEqual([25, 20, 7].map(card));

	await recordReview(db, answer(card(20), now, null));
	expect(await left()).toEqual([25, 7].map(card));
	const step = memory(now, 0, { phase: 'learning', due: { at: T0 + 60_000 } });
	await recordReview(db, answer(card(7), now, null, step));
	expect(await left()).toEqual([7, 25].map(card));
	await undoLast(db, now);
	await undoLast(db, now);
	expect(await left()).toEqual([25, 20, 7].map(card));
});
