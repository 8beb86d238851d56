import { afterEach, describe, expect, it } from 'vitest';
import type { Db } from './db';
import { deckList, deckRow, installDeck, installedHash, previewInstallation } from './decks';
import { readPersonal, writePersonal } from './personal';
import { newCards } from './queue';
import { removeDeck } from './removal';
import { recordReview } from './reviews';
import { answer, at, card, cards, deck, DECK, dump, openWithCards, rowOf, T0 } from './testing';
import { lastUpdate } from './updates';

const opened: Db[] = [];
async function openStudied(): Promise<Db> {
	const db = await openWithCards(3);
	opened.push(db);
	await recordReview(db, answer(card(1), at(T0), null));
	await writePersonal(db, card(1), { note: 'Mine.' });
	return db;
}
afterEach(() => opened.splice(0).forEach((db) => db.close()));

const again = { deck: deck(), cards: cards(3), hash: 'v1', moment: at(T0 + 9_000) };

describe('a deck that is removed (K10)', () => {
	it('is listed and asked no more; answers, memories and notes stay', async () => {
		const db = await openStudied();
		const [log, memory] = [await db.tail.toArray(), (await rowOf(db, card(1))).memory];
		await removeDeck(db, DECK, T0 + 5_000);
		expect(await deckList(db)).toEqual([]);
		expect(await installedHash(db, DECK)).toBeNull();
		expect(await newCards(db, DECK, 10)).toEqual([]);
		expect(await db.tail.toArray()).toEqual(log);
		expect((await rowOf(db, card(1))).memory).toEqual(memory);
		expect((await rowOf(db, card(1))).aside?.reason).toBe('retired');
		expect((await readPersonal(db, card(1))).note).toBe('Mine.');
	});

	it('comes back as it was', async () => {
		const db = await openStudied();
		const before = await db.cards.toArray();
		await removeDeck(db, DECK, T0 + 5_000);
		expect((await installDeck(db, again))?.returned).toBe(3);
		expect(await db.cards.toArray()).toEqual(before);
		expect(await lastUpdate(db, DECK)).toBeNull();
		expect((await deckRow(db, DECK))?.removed).toBeUndefined();
	});

	it('is removed once', async () => {
		const db = await openStudied();
		await removeDeck(db, DECK, T0 + 5_000);
		const removed = await dump(db);
		await removeDeck(db, DECK, T0 + 6_000);
		expect(await dump(db)).toEqual(removed);
	});
});

it('an installation that is only looked at writes nothing', async () => {
	const db = await openStudied();
	const before = await dump(db);
	const next = { ...again, deck: deck('2.0.0'), cards: cards(5).slice(1), hash: 'v2' };
	const { counts } = await previewInstallation(db, next);
	expect(counts).toMatchObject({ added: 2, kept: 2, retired: 1 });
	expect(await dump(db)).toEqual(before);
});
