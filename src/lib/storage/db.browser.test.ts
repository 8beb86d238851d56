import { afterEach, describe, expect, it, vi } from 'vitest';
import { deviceId } from '$lib/domain/ids';
import { ensureConnected, openDb, VERSION } from './db';
import { recordReview } from './reviews';
import { writeSettings } from './settings';
import { answer, at, card, dump, freshName, openNew, openWithCards, options, T0 } from './testing';

const opened: { close(): void }[] = [];
const keep = <T extends { close(): void }>(db: T): T => {
	opened.push(db);
	return db;
};
afterEach(() => opened.splice(0).forEach((db) => db.close()));

/** Dexie stores its version times ten and adds ones when it patches a schema. */
const NATIVE_STEP = 10;
const NEWER = NATIVE_STEP * (VERSION + 1);
/** Milliseconds. */
const PATIENCE = 10_000;

/** What other code, newer or older, would hold: a plain connection at a native version. */
const native = (name: string, version: number, onversionchange?: (db: IDBDatabase) => void) =>
	new Promise<IDBDatabase>((resolve, reject) => {
		const request = indexedDB.open(name, version);
		request.onerror = () => reject(new Error(String(request.error)));
		request.onsuccess = () => {
			const db = keep(request.result);
			db.onversionchange = () => onversionchange?.(db);
			resolve(db);
		};
	});

describe('opening', () => {
	it('gives a database one device id for good (D1)', async () => {
		const name = freshName();
		const both = await Promise.all([
			openDb(options(name, { newDevice: deviceId('a') })),
			openDb(options(name, { newDevice: deviceId('b') }))
		]);
		const [first, second] = await Promise.all(both.map(({ db }) => keep(db).meta.get('device')));
		expect(first).toEqual(second);
		expect(first).toMatchObject({ key: 'device', next: 1 });
	});

	it('tells the old tab, and opens once it has closed (D3)', async () => {
		const name = freshName();
		const old = await native(name, 5);
		const onBlocked = vi.fn(() => old.close());
		const { db, readOnly } = await openDb(options(name, { onBlocked }));
		keep(db);
		expect(onBlocked).toHaveBeenCalledOnce();
		expect(readOnly).toBe(false);
	});

	it('says plainly that the browser refuses storage (D2)', async () => {
		const refusing = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
			throw new DOMException('denied', 'SecurityError');
		});
		try {
			await expect(openDb(options(freshName()))).rejects.toMatchObject({
				code: 'refused',
				happened: 'The browser does not let this page store anything.'
			});
		} finally {
			refusing.mockRestore();
		}
	});
});

describe('newer code', () => {
	it('closes this connection for good when it upgrades (D3)', async () => {
		const name = freshName();
		const onSuperseded = vi.fn();
		const { db } = await openDb(options(name, { onSuperseded }));
		keep(db);
		await native(name, NEWER);

		expect(onSuperseded).toHaveBeenCalledOnce();
		await expect(writeSettings(db, { theme: 'dark' })).rejects.toMatchObject({ code: 'closed' });
		expect(db.isOpen()).toBe(false);
	});

	it('may be read but not written to once it has upgraded (D4)', async () => {
		const db = keep(await openWithCards(1));
		db.close();
		(await native(db.name, NEWER)).close();
		const later = await openDb(options(db.name));
		keep(later.db);
		expect(later.readOnly).toBe(true);

		const before = await dump(later.db);
		const refused = recordReview(later.db, answer(card(0), at(T0), null));
		await expect(refused).rejects.toMatchObject({ name: 'StorageProblem', code: 'newer' });
		expect(await dump(later.db)).toEqual(before);
		expect(before['cards']).toHaveLength(1);
	});

	it('may forbid writing without a new schema, also to tabs that are open (D4)', async () => {
		const db = keep(await openWithCards(1));
		await db.meta.put({ key: 'minWriter', value: 2 });
		const refused = recordReview(db, answer(card(0), at(T0), null));
		await expect(refused).rejects.toMatchObject({ code: 'newer' });
		expect(await db.tail.count()).toBe(0);
		expect((await openDb(options(db.name))).readOnly).toBe(true);
	});

	it('is not mistaken for a schema that Dexie itself has patched (D4)', async () => {
		const db = keep(await openWithCards(1));
		db.close();
		(await native(db.name, NATIVE_STEP * VERSION + 1)).close();
		expect((await openDb(options(db.name))).readOnly).toBe(false);
	});
});

it('opens a connection that the system has cut again, and stores the answer (D10)', async () => {
	const db = keep(await openWithCards(1));
	db.backendDB().close();
	expect(await recordReview(db, answer(card(0), at(T0), null))).toMatchObject({ kind: 'stored' });
	expect(await db.tail.count()).toBe(1);
});

it('opens a connection again that no longer answers, and leaves one that does (D10)', async () => {
	const db = keep(await openWithCards(1));
	const before = db.backendDB();
	await ensureConnected(db, PATIENCE);
	expect(db.backendDB()).toBe(before);

	const { get } = IDBObjectStore.prototype;
	const silent = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (
		this: IDBObjectStore,
		key
	) {
		return this.transaction.db === before ? (new EventTarget() as IDBRequest) : get.call(this, key);
	});
	try {
		await ensureConnected(db, 50);
	} finally {
		silent.mockRestore();
	}
	expect(db.backendDB()).not.toBe(before);
	expect(await recordReview(db, answer(card(0), at(T0), null))).toMatchObject({ kind: 'stored' });
});

it('leaves a connection closed that another tab has superseded (D3)', async () => {
	const db = keep(await openWithCards(1));
	(await native(db.name, NEWER)).close();
	await ensureConnected(db, PATIENCE);
	expect(db.isOpen()).toBe(false);
});

it('does not take an aborted transaction for a closed database (D8)', async () => {
	const db = keep(await openWithCards(1));
	const { put } = IDBObjectStore.prototype;
	const aborting = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
		this: IDBObjectStore,
		...row
	) {
		const request = put.apply(this, row);
		this.transaction.abort();
		return request;
	});
	try {
		const refused = recordReview(db, answer(card(0), at(T0), null));
		await expect(refused).rejects.toMatchObject({ code: 'failed' });
	} finally {
		aborting.mockRestore();
	}
	expect(await recordReview(db, answer(card(0), at(T0), null))).toMatchObject({ kind: 'stored' });
});

it('lets errors of our own pass as they are (D8)', async () => {
	const db = keep(await openNew());
	const wrong = { ...answer(card(0), at(T0), null), policy: { id: 'other' } };
	// @ts-expect-error: the broken invariant under test
	await expect(recordReview(db, wrong)).rejects.toThrow('The review names policy p1');
});
