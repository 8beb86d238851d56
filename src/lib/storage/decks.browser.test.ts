import { afterEach, describe, expect, it } from 'vitest';
import { listId } from '$lib/domain/ids';
import { cardsAside, readCard, setAside, takeBack } from './cards';
import type { Db } from './db';
import { cardsOfDeck, deckList, installDeck, readDeck } from './decks';
import { newCards } from './queue';
import { recordReview } from './reviews';
import {
	answer,
	at,
	card,
	cards,
	deck,
	DECK,
	DEVICE,
	dump,
	openWithCards,
	placing,
	rowOf,
	T0
} from './testing';

const opened: Db[] = [];
const open = async (count: number) => {
	const db = await openWithCards(count);
	opened.push(db);
	return db;
};
afterEach(() => opened.splice(0).forEach((db) => db.close()));

const install = (db: Db, hash: string, numbers: readonly number[], when = T0 + 1_000) =>
	installDeck(db, {
		deck: deck(hash),
		cards: numbers.map((i) => placing(card(i))),
		hash,
		moment: at(when)
	});

describe('installing a deck', () => {
	it('gives every card a row in teaching order, and the list a summary (K1)', async () => {
		const db = await open(3);
		expect((await newCards(db, DECK, 10)).map(({ id }) => id)).toEqual([card(0), card(1), card(2)]);
		expect(await deckList(db)).toEqual([
			{ id: DECK, title: 'Nerves', version: '1.0.0', hash: 'v1', installedAt: T0, cards: 3 }
		]);
		expect(await readDeck(db, DECK)).toEqual(deck());
	});

	it('does nothing when installed again (K1)', async () => {
		const db = await open(3);
		await recordReview(db, answer(card(1), at(T0), null));
		const before = await dump(db);
		const again = { deck: deck(), cards: cards(3), hash: 'v1', moment: at(T0 + 9_000) };
		expect(await installDeck(db, again)).toBeNull();
		expect(await dump(db)).toEqual(before);
	});

	it('keeps progress by id, takes the new order, adds, retires and brings back (K2, K3)', async () => {
		const db = await open(3);
		await recordReview(db, answer(card(1), at(T0), null));
		await setAside(db, card(2), T0);
		const studied = await rowOf(db, card(1));

		expect(await install(db, 'v2', [3, 0])).toMatchObject({
			added: 1,
			kept: 1,
			retired: 2,
			returned: 0
		});
		expect((await newCards(db, DECK, 10)).map(({ id }) => id)).toEqual([card(3), card(0)]);
		expect(await rowOf(db, card(1))).toMatchObject({
			queue: 'aside',
			aside: { reason: 'retired', at: T0 + 1_000, before: null },
			memory: studied.memory
		});
		const twice = await install(db, 'v3', [3], T0 + 2_000);
		expect(twice).toMatchObject({ retired: 1 });
		expect((await rowOf(db, card(1))).aside?.at).toBe(T0 + 1_000);

		expect(await install(db, 'v4', [0, 1, 2, 3])).toMatchObject({ returned: 3, kept: 4 });
		expect(await rowOf(db, card(1))).toEqual({ ...studied, position: 1 });
		expect(await rowOf(db, card(2))).toMatchObject({ aside: { reason: 'person', at: T0 } });
		expect(await cardsOfDeck(db, DECK)).toHaveLength(4);
	});

	it('copies what keeps cards apart from the version at hand (K2)', async () => {
		const db = await open(2);
		const kin = { id: card(1), group: listId('nerves.list'), confusable: [card(0)] };
		const next = { deck: deck('2'), cards: [placing(card(0)), kin], hash: 'v2', moment: at(T0) };
		await installDeck(db, next);
		expect(await rowOf(db, card(1))).toMatchObject(kin);
		await install(db, 'v3', [0, 1]);
		expect(await rowOf(db, card(1))).toMatchObject({ group: null, confusable: [] });
	});

	it('leaves nothing behind where one card cannot be stored (K1)', async () => {
		const db = await open(2);
		const before = await dump(db);
		const unusable = placing({} as unknown as ReturnType<typeof card>);
		const half = { deck: deck('2'), cards: [...cards(5), unusable], hash: 'v2', moment: at(T0) };
		await expect(installDeck(db, half)).rejects.toThrow();
		expect(await dump(db)).toEqual(before);
	});

	it('keeps fields that newer code has put into a row (D5)', async () => {
		const db = await open(1);
		await db.cards.update(card(0), { flag: 'from the future' } as object);
		await install(db, 'v2', [0]);
		await recordReview(db, answer(card(0), at(T0), null));
		expect(await rowOf(db, card(0))).toMatchObject({ flag: 'from the future', queue: 'review' });
	});
});

describe('setting a card aside', () => {
	it('takes it out of its queue and puts it back where its memory belongs (K4)', async () => {
		const db = await open(2);
		await recordReview(db, answer(card(0), at(T0), null));
		const before = await rowOf(db, card(0));
		await setAside(db, card(0), T0 + 5);
		expect((await cardsAside(db, null)).map(({ id }) => id)).toEqual([card(0)]);
		// The clock says to a merge that it was taken back, not never set aside (M3).
		const back = { ...before, asideClock: [2, DEVICE] };
		expect(await takeBack(db, card(0))).toEqual(back);
		expect(await cardsAside(db, DECK)).toEqual([]);
	});

	it('leaves cards alone that their deck no longer has, or that nobody knows (K4)', async () => {
		const db = await open(2);
		await install(db, 'v2', [0]);
		expect(await takeBack(db, card(1))).toBeNull();
		expect(await setAside(db, card(9), T0)).toBeNull();
		expect(await readCard(db, card(9))).toBeNull();
	});
});
