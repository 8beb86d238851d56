import { afterEach, describe, expect, it } from 'vitest';
import { deviceId, policyId, type DeviceId } from '$lib/domain/ids';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import { clampMoment, outcomes } from '$lib/scheduling/fsrs';
import { policyOf } from '$lib/scheduling/policy';
import { memoryAfter } from '$lib/scheduling/replay';
import { setAside, takeBack } from '../cards';
import { openDb, type Db } from '../db';
import { installDeck } from '../decks';
import { historyOf } from '../log';
import { writePersonal } from '../personal';
import { verify } from '../rebuild';
import { recordReview } from '../reviews';
import { writeSettings, writeStudySettings } from '../settings';
import {
	answer,
	at,
	card,
	cards,
	deck,
	DECK,
	dump,
	freshName,
	options,
	rowOf,
	T0
} from '../testing';
import { study, type Scheduler } from '../testing-learner';
import { readStored, TABLES, type Collection } from './collection';
import { contentHash } from './format';
import { readBackup } from './read';
import { preview, restore, type Mode, type Replaying } from './restore';
import { writeBackup } from './write';

const policy = policyOf(DEFAULT_SETTINGS.study);
const replaying: Replaying = (policies) => (reviews) =>
	memoryAfter(reviews, (id) => {
		const known = policies.get(id);
		if (!known) throw new Error(`no policy ${id}`);
		return known;
	});
const scheduler: Scheduler = {
	policy,
	next: (row, moment, grade) => {
		const now = clampMoment(row.memory ?? row.reset ?? null, moment);
		return outcomes(row.memory, row.id, now, policy)[grade].memory;
	}
};
const replay = replaying(new Map([[policy.id, policy]]));
const DAY = 86_400_000;
const WRITING = { app: 'test', at: T0 };
const MERGE: Mode = { is: 'merge' };
const asNew = (name: string): Mode => ({ is: 'replace', newDevice: deviceId(name) });
const nothing = () => Promise.resolve();

const opened: Db[] = [];
afterEach(() => opened.splice(0).forEach((db) => db.close()));

async function openAs(device: string, withDeck = true): Promise<Db> {
	const newDevice = deviceId(device);
	const { db } = await openDb(options(freshName(), { newDevice, durability: 'strict' }));
	opened.push(db);
	if (withDeck)
		await installDeck(db, { deck: deck(), cards: cards(30), hash: 'v1', moment: at(T0) });
	return db;
}

async function learn(db: Db, count: number, seed: number, from = T0): Promise<void> {
	const ids = Array.from({ length: 30 }, (_, i) => card(i));
	await study(db, ids, scheduler, { count, seed, from });
	await writeSettings(db, { theme: seed % 2 ? 'dark' : 'light' });
	await writeStudySettings(db, DECK, { newPerDay: seed });
	await writePersonal(db, card(seed % 30), { note: `note of ${seed}`, marked: true });
	await setAside(db, card((seed + 3) % 30), from);
}

const bytesOf = (db: Db) => writeBackup(db, WRITING);
const collectionOf = async (db: Db): Promise<Collection> =>
	(await readBackup(await bytesOf(db))).collection;
const hashOf = async (db: Db) => contentHash((await readStored(db)).collection);
const into = async (db: Db, there: Collection, mode: Mode = MERGE) =>
	restore(db, there, mode, replaying, nothing);
const deviceIn = async (db: Db): Promise<{ id: DeviceId; next: number }> =>
	(await readStored(db)).device;

describe('a table of the database', () => {
	it('is carried, computed again or this browser’s own: a new one must be one of these (F1)', async () => {
		const db = await openAs('phone');
		const others = ['tail', 'packs', 'days', 'session', 'undo', 'plans', 'meta'];
		expect(db.tables.map(({ name }) => name).sort()).toEqual([...TABLES, ...others].sort());
	});
});

describe('replacing', () => {
	it('makes an empty browser what the other was, memory, days and all (M5)', async () => {
		const there = await openAs('phone');
		await learn(there, 1_600, 5);
		const here = await openAs('laptop', false);
		const report = await into(here, await collectionOf(there), asNew('laptop-2'));

		expect(report.answers.added).toBeGreaterThan(1_000);
		expect(await hashOf(here)).toBe(await hashOf(there));
		const [before, after] = [await dump(there), await dump(here)];
		for (const table of ['cards', 'days', 'settings', 'personal', 'decks', 'contents', 'policies'])
			expect(after[table], table).toEqual(before[table]);
		expect((await verify(here, replay)).defects).toEqual([]);
		expect(await historyOf(here, card(4))).toEqual(await historyOf(there, card(4)));
	});

	it('goes back to an earlier state, and never gives an id again (M6)', async () => {
		const db = await openAs('phone');
		await learn(db, 40, 2);
		const early = await collectionOf(db);
		const hash = await hashOf(db);
		await learn(db, 30, 9, T0 + 90 * DAY);
		const late = await collectionOf(db);

		expect((await into(db, early, asNew('phone-2'))).answers.removed).toBeGreaterThan(0);
		expect(await hashOf(db)).toBe(hash);
		expect(await deviceIn(db)).toMatchObject({ id: 'phone-2', next: 1 });
		await learn(db, 30, 4, T0 + 200 * DAY);
		const given = new Set(late.log.map(({ id }) => id));
		const now = (await collectionOf(db)).log.filter(({ id }) => id.startsWith('phone-2'));
		expect(now.length).toBeGreaterThan(0);
		expect(now.some(({ id }) => given.has(id))).toBe(false);
		await into(db, late);
		expect((await verify(db, replay)).defects).toEqual([]);
	});

	it('ends the session: what it could take back is of another collection', async () => {
		const db = await openAs('phone');
		await learn(db, 12, 2);
		expect(await db.undo.count()).toBeGreaterThan(0);
		await into(db, await collectionOf(db), asNew('phone-2'));
		expect(await db.undo.count()).toBe(0);
	});
});

describe('merging', () => {
	it('two that studied apart end equal, whichever takes the other in first (M1)', async () => {
		const [phone, laptop] = [await openAs('phone'), await openAs('laptop')];
		await learn(phone, 1_300, 3);
		await learn(laptop, 300, 8, T0 + 5 * DAY);
		const [fromPhone, fromLaptop] = [await collectionOf(phone), await collectionOf(laptop)];
		const report = await into(phone, fromLaptop);
		await into(laptop, fromPhone);

		expect(report.answers.removed).toBe(0);
		expect(await hashOf(phone)).toBe(await hashOf(laptop));
		const [a, b] = [await dump(phone), await dump(laptop)];
		expect(a['cards']).toEqual(b['cards']);
		expect(a['days']).toEqual(b['days']);
		for (const db of [phone, laptop]) {
			expect((await verify(db, replay)).defects).toEqual([]);
			expect((await deviceIn(db)).id).toBe(db === phone ? 'phone' : 'laptop');
		}
		const again = await preview(phone, await collectionOf(laptop), MERGE, replaying);
		expect(again).toMatchObject({ nothing: true, answers: { added: 0 } });
	});

	it('three meet in any order and end equal, sealed packs found again (M1)', async () => {
		const names = ['phone', 'laptop', 'tablet'];
		const origins = await Promise.all(names.map((name) => openAs(name)));
		for (const [i, db] of origins.entries()) await learn(db, 700, 20 + i, T0 + i * DAY);
		const all = await Promise.all(origins.map(collectionOf));
		const hashes = new Set<string>();
		for (const [first, second, third] of [
			[0, 1, 2],
			[2, 0, 1],
			[1, 2, 0]
		] as const) {
			const db = await openAs(`watch-${first}`, false);
			for (const i of [first, second, third, first]) await into(db, all[i] as Collection);
			hashes.add(await hashOf(db));
			expect((await verify(db, replay)).defects).toEqual([]);
			expect((await historyOf(db, card(2))).runs.flat().length).toBeGreaterThan(20);
		}
		expect(hashes.size).toBe(1);
	});

	it('an earlier backup of the same device brings nothing and moves no pack (M1)', async () => {
		const db = await openAs('phone');
		await learn(db, 60, 3);
		const early = await collectionOf(db);
		await learn(db, 1_400, 6, T0 + 60 * DAY);
		await takeBack(db, card(6));
		const before = await dump(db);
		const { next } = await deviceIn(db);
		expect(await into(db, early)).toMatchObject({ nothing: true });
		expect({ ...(await dump(db)), undo: [], session: [] }).toEqual({
			...before,
			undo: [],
			session: []
		});
		expect((await deviceIn(db)).next).toBe(next);
	});

	it('a device copied with its profile goes on after the ids that its twin has given (M6)', async () => {
		const [one, twin] = [await openAs('phone'), await openAs('phone')];
		await learn(one, 20, 3);
		await learn(twin, 50, 4);
		await into(one, await collectionOf(twin));
		expect((await deviceIn(one)).next).toBe((await deviceIn(twin)).next);
	});

	it('keeps what was answered while it computed (M5)', async () => {
		const [here, there] = [await openAs('phone'), await openAs('laptop')];
		await learn(there, 40, 3);
		let asked = 0;
		const before = async () => {
			if (asked++ > 0) return;
			const moment = at(T0 + DAY);
			const given = answer(
				card(29),
				moment,
				null,
				scheduler.next(await rowOf(here, card(29)), moment, 3)
			);
			await recordReview(here, {
				...given,
				policy,
				review: { ...given.review, policy: policy.id }
			});
		};
		await restore(here, await collectionOf(there), MERGE, replaying, before);
		expect(asked).toBe(2);
		expect((await collectionOf(here)).log.some(({ id }) => id.startsWith('phone:'))).toBe(true);
		expect((await verify(here, replay)).defects).toEqual([]);
	});
});

describe('all or nothing', () => {
	it('a preview writes nothing (M5)', async () => {
		const [here, there] = [await openAs('phone'), await openAs('laptop')];
		await learn(here, 30, 3);
		await learn(there, 30, 4);
		const before = await dump(here);
		for (const mode of [MERGE, asNew('x')]) {
			const report = await preview(here, await collectionOf(there), mode, replaying);
			expect(report.nothing).toBe(false);
		}
		expect(await dump(here)).toEqual(before);
	});

	it('where the snapshot or the write fails, everything stays as it was (M5)', async () => {
		const [here, there] = [await openAs('phone'), await openAs('laptop')];
		await learn(here, 30, 3);
		await learn(there, 30, 4);
		const before = await dump(here);
		const collection = await collectionOf(there);
		const failing = () => Promise.reject(new Error('no snapshot'));
		await expect(restore(here, collection, MERGE, replaying, failing)).rejects.toThrow(
			'no snapshot'
		);
		expect(await dump(here)).toEqual(before);

		// A value that cannot be stored makes the last table fail.
		const late = { ...collection, mocks: [{ id: 'm', run: () => undefined }] as never };
		await expect(into(here, late, asNew('x'))).rejects.toMatchObject({ name: 'DataCloneError' });
		expect(await dump(here)).toEqual(before);
	});

	it('answers no scheduler can follow are refused (M5)', async () => {
		const [here, there] = [await openAs('phone'), await openAs('laptop')];
		await learn(there, 30, 4);
		const before = await dump(here);
		const collection = await collectionOf(there);
		const forged = policyId('forged');
		const policies = collection.policies.map((one) => ({ ...one, id: forged, weights: [1] }));
		const log = collection.log.map((row) => ({ ...row, policy: forged }));
		await expect(into(here, { ...collection, policies, log })).rejects.toMatchObject({
			code: 'backup-unsound'
		});
		expect(await dump(here)).toEqual(before);
	});
});

describe('a damaged pack', () => {
	it('goes into the backup as it is, and a merge with a whole backup mends it', async () => {
		const db = await openAs('phone');
		await learn(db, 1_400, 5);
		const whole = await collectionOf(db);
		const hash = await hashOf(db);
		const pack = await db.packs.toCollection().first();
		if (!pack) throw new Error('no pack');
		await db.packs.put({ ...pack, text: pack.text.replace('caudal', 'cadual') });

		const { manifest } = await readBackup(await bytesOf(db));
		expect(manifest.files.find(({ name }) => name === 'damaged.jsonl')?.rows).toBe(1);
		const early = { ...whole, log: whole.log.slice(0, 100) };
		await expect(into(db, early)).rejects.toMatchObject({ code: 'damaged' });
		await into(db, whole);
		expect(await hashOf(db)).toBe(hash);
		expect((await verify(db, replay)).defects).toEqual([]);
	});
});
