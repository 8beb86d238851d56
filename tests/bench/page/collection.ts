/// <reference lib="dom" />
import { momentAt } from '$lib/domain/day';
import type { Deck } from '$lib/domain/deck';
import { deviceId } from '$lib/domain/ids';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import { planDay } from '$lib/app/day-plan';
import { replayCard } from '$lib/scheduling/replay';
import { openDb, type Db } from '$lib/storage/db';
import { deckList, installDeck, readDeck } from '$lib/storage/decks';
import { dueCounts } from '$lib/storage/queue';
import { verify as compare } from '$lib/storage/rebuild';
import { readPolicies } from '$lib/storage/reviews';
import { writeSettings, writeStudySettings } from '$lib/storage/settings';
import { fill, installationOf, type Size } from '../collection/generate';

/*
 * What runs inside a page of the app's origin, on the app's own database, with the app's own code.
 */

async function open(name: string): Promise<Db> {
	const { db } = await openDb({
		name,
		newDevice: deviceId('bench000-0000-4000-8000-000000000000'),
		onSuperseded: () => undefined,
		onBlocked: () => undefined
	});
	return db;
}

async function withDb<T>(work: (db: Db) => Promise<T>): Promise<T> {
	const db = await open('ranvier');
	try {
		return await work(db);
	} finally {
		db.close();
	}
}

const at = (clock: number) => momentAt(clock, 0, DEFAULT_SETTINGS.dayStart);

/** Writes the large collection; `model` is the deck it is made from. */
export const generate = (model: Deck, size: Size, clock: number): Promise<void> =>
	withDb(async (db) => {
		const scratch = await open('scratch');
		await fill(db, scratch, model, size, at(clock));
		await scratch.delete();
	});

/** A new collection, with enough new cards a day for a long session. */
export const prepareEmpty = (): Promise<void> =>
	withDb(async (db) => {
		await writeSettings(db, { noticeRead: true });
		await writeStudySettings(db, null, { newPerDay: 400 });
	});

/** Installs one deck `copies` times as large as the model. */
export const install = (model: Deck, copies: number, clock: number): Promise<void> =>
	withDb(async (db) => {
		await installDeck(db, installationOf(model, 1, { copies }, at(clock)));
	});

export interface Contents {
	readonly decks: number;
	readonly cards: number;
	readonly reviews: number;
	readonly due: number;
	/** Faults by kind: a sound collection has none. */
	readonly defects: readonly string[];
	/** What reading the log, replaying it and comparing every card took. */
	readonly ms: number;
}

/** Reads every pack and replays every review. */
export const verify = (clock: number): Promise<Contents> =>
	withDb(async (db) => {
		const policies = await readPolicies(db);
		const start = performance.now();
		const { cards, reviews, defects } = await compare(db, (rows) =>
			replayCard(rows, (id) => {
				const policy = policies.get(id);
				if (!policy) throw new Error(`verify: no policy ${id}`);
				return policy;
			})
		);
		const ms = performance.now() - start;
		const { due, held } = await planDay(db, null, at(clock));
		return {
			decks: (await deckList(db)).length,
			cards,
			reviews,
			due: due.reviews.length + held.reviews,
			defects: defects.map((defect) => JSON.stringify(defect)).slice(0, 5),
			ms
		};
	});

/** Milliseconds of each of `times` runs. */
async function timed(times: number, work: () => Promise<unknown>): Promise<number[]> {
	const taken: number[] = [];
	for (let i = 0; i < times; i++) {
		const start = performance.now();
		await work();
		taken.push(performance.now() - start);
	}
	return taken;
}

/** The plan of a day, as Today and a session make it. */
export const planning = (clock: number, times: number): Promise<number[]> =>
	withDb((db) => timed(times, () => planDay(db, null, at(clock))));

/** The counts behind the list of decks. */
export const counting = (clock: number, times: number): Promise<number[]> =>
	withDb(async (db) => {
		const decks = await deckList(db);
		return timed(times, () => Promise.all(decks.map(({ id }) => dueCounts(db, id, at(clock)))));
	});

/** Reading a deck from the database. */
export const readingDeck = (times: number): Promise<number[]> =>
	withDb(async (db) => {
		const [first] = await deckList(db);
		if (!first) throw new Error('readingDeck: no deck is installed');
		return timed(times, () => readDeck(db, first.id));
	});
