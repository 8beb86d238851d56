import { afterEach, expect, test } from 'vitest';
import { cardId } from '$lib/domain/ids';
import { readCard } from '$lib/storage/cards';
import { verify } from '$lib/storage/rebuild';
import { card, DECK, dump, T0 } from '$lib/storage/testing';
import {
	closeAll,
	collectionOf,
	DAY,
	hashOf,
	into,
	learn,
	openAs,
	policy,
	replay
} from '../../../tests/fixtures/studied';
import { reviewsOf, type PastAnswer } from './anki-answers';
import { bringAnswers } from './anki-history';

afterEach(closeAll);

const name = (i: number) => card(i).slice(DECK.length + 1);
const reckoning = { offsetAt: () => 0, dayStart: 4, now: T0 + 900 * DAY };
const past = (count: number): PastAnswer[] =>
	Array.from({ length: count }, (_, i) => ({
		...{ question: name(i % 7), at: T0 - (count - i) * DAY, ease: 3, took: 2_000 }
	}));
const reviews = (count: number) => reviewsOf(past(count), DECK, policy, reckoning);

test('answers of Anki stand in the log, and every card and day follows from it', async () => {
	const db = await openAs('phone');
	await learn(db, 60, 3);
	const before = await dump(db);
	const own = (await verify(db, replay)).reviews;
	expect(await bringAnswers(db, reviews(1_200), policy)).toBe(1_200);
	const { defects, reviews: count } = await verify(db, replay);
	expect(defects).toEqual([]);
	expect(count).toBe(1_200 + own);
	expect((await readCard(db, card(0)))?.memory?.reps).toBeGreaterThan(170);
	for (const table of ['settings', 'personal', 'decks', 'contents'])
		expect((await dump(db))[table]).toEqual(before[table]);
});

test('brought twice, nothing is added; on two devices that meet, each counts once', async () => {
	const [phone, laptop] = [await openAs('phone'), await openAs('laptop')];
	await bringAnswers(phone, reviews(90), policy);
	const once = await hashOf(phone);
	expect(await bringAnswers(phone, reviews(90), policy)).toBe(0);
	expect(await hashOf(phone)).toBe(once);
	await bringAnswers(laptop, reviews(90), policy);
	expect((await into(phone, await collectionOf(laptop))).answers.added).toBe(0);
});

test('where one of them cannot be stored, none is', async () => {
	const db = await openAs('phone');
	const before = await dump(db);
	const bad = [...reviews(20), { ...reviews(1)[0], card: cardId('x/y'), answer: () => 0 } as never];
	await expect(bringAnswers(db, bad, policy)).rejects.toThrow();
	expect(await dump(db)).toEqual(before);
});
