/// <reference lib="dom" />
import { installDeck } from '$lib/storage/decks';
import { openDb } from '$lib/storage/db';
import { recordReview } from '$lib/storage/reviews';
import {
	answer,
	at,
	card,
	cards,
	deck,
	freshName,
	memory,
	options,
	T0
} from '$lib/storage/testing';

/*
 * Runs inside a page of the app's origin, with the app's own code, on databases of its own.
 */

const CARDS = 50;
const SECOND = 1_000;

/** Milliseconds that each of `count` answers takes until it is acknowledged. */
export async function answers(durability: 'relaxed' | 'strict', count: number): Promise<number[]> {
	const { db } = await openDb(options(freshName(), { durability }));
	await installDeck(db, { deck: deck(), cards: cards(CARDS), hash: 'v1', moment: at(T0) });
	const taken: number[] = [];
	for (let i = 0; i < count; i++) {
		const moment = at(T0 + i * SECOND);
		const id = card(i % CARDS);
		const expects = (await db.cards.get(id))?.lastReview ?? null;
		const next = answer(id, moment, expects, memory(moment, 3));
		const start = performance.now();
		await recordReview(db, next);
		taken.push(performance.now() - start);
		// As a learner would: an answer comes after the one before is long stored.
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
	await db.delete();
	return taken;
}

const PAUSE_MS = 10;
