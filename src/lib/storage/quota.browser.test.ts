import Dexie from 'dexie';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { installDeck } from './decks';
import type { Db } from './db';
import { StorageProblem } from './problems';
import { hasReserve, keepReserve, RESERVE_BYTES } from './reserve';
import { recordReview } from './reviews';
import {
	answer,
	at,
	card,
	cards,
	deck,
	DEVICE,
	dump,
	freshName,
	openWithCards,
	T0
} from './testing';

const MEGABYTE = 1_000_000;

/** A part of the origin's storage with a quota of its own (Chromium; not in TypeScript's DOM types yet). */
interface Buckets {
	open(name: string, options: { quota: number }): Promise<{ indexedDB: IDBFactory }>;
	delete(name: string): Promise<void>;
}
const { storageBuckets } = navigator as unknown as { storageBuckets: Buckets };

const ordinary = Dexie.dependencies.indexedDB;
let name: string;
let db: Db;

beforeEach(async () => {
	name = freshName();
	const { indexedDB } = await storageBuckets.open(name, { quota: 5 * MEGABYTE });
	Dexie.dependencies.indexedDB = indexedDB;
	db = await openWithCards(2);
});

afterEach(async () => {
	db.close();
	Dexie.dependencies.indexedDB = ordinary;
	await storageBuckets.delete(name);
});

/** Not to be compressed; a browser gives out 64 kB of chance at once. */
function noise(size: number): Blob {
	const parts = Array.from({ length: Math.ceil(size / 50_000) }, () =>
		crypto.getRandomValues(new Uint8Array(50_000))
	);
	return new Blob(parts).slice(0, size);
}

/** Ever smaller pieces, until not even fifty bytes fit. */
async function fillUp(): Promise<void> {
	for (let size = 50_000; size >= 50; size /= 10) while (await fits(noise(size)));
}

const fits = (value: Blob): Promise<boolean> =>
	db.settings.put({ key: crypto.randomUUID(), value, clock: [1, DEVICE] }).then(
		() => true,
		() => false
	);

const failure = (work: Promise<unknown>): Promise<unknown> =>
	work.then(
		() => null,
		(error: unknown) => error
	);

it('a full disk becomes a sentence and leaves nothing half stored (D8)', async () => {
	const before = await dump(db);
	const small = answer(card(0), at(T0), null);
	const typed = Array.from({ length: MEGABYTE }, (_, i) => `answer ${i}`).join(' ');
	const huge = {
		...small,
		review: { ...small.review, answer: { form: 'cloze', typed } as const }
	};

	const failed = await failure(recordReview(db, huge));
	expect(failed).toBeInstanceOf(StorageProblem);
	expect(failed).toMatchObject({
		code: 'full',
		happened: 'There is no room left to store this.',
		means: 'Your last step was not stored; everything before it is safe.',
		cause: { name: 'AbortError', inner: { name: 'QuotaExceededError' } }
	});
	expect(await dump(db)).toEqual(before);
	expect(await recordReview(db, small)).toMatchObject({ kind: 'stored' });
});

it('on a full disk an answer takes the reserve, once, and is stored (D11)', async () => {
	await keepReserve(db, noise(RESERVE_BYTES));
	await fillUp();
	expect(await hasReserve(db)).toBe(true);
	expect(await recordReview(db, answer(card(0), at(T0), null))).toMatchObject({ kind: 'stored' });
	expect(await hasReserve(db)).toBe(false);
	expect(await db.tail.count()).toBe(1);
});

it('on a full disk without a reserve an answer is refused (D11)', async () => {
	await fillUp();
	const refused = recordReview(db, answer(card(0), at(T0), null));
	expect(await failure(refused)).toMatchObject({ code: 'full' });
	expect(await db.tail.count()).toBe(0);
});

it('a deck that does not fit leaves the reserve alone (D11)', async () => {
	await keepReserve(db, noise(RESERVE_BYTES));
	await fillUp();
	const installing = installDeck(db, {
		deck: deck('2.0.0'),
		cards: cards(500),
		hash: 'v2',
		moment: at(T0)
	});
	expect(await failure(installing)).toMatchObject({ code: 'full' });
	expect(await hasReserve(db)).toBe(true);
});
