import { afterEach, describe, expect, it } from 'vitest';
import { policyId } from '$lib/domain/ids';
import { replaying } from '$lib/app/backup-sound';
import {
	asNew,
	bytesOf,
	closeAll,
	collectionOf,
	DAY,
	deviceIn,
	hashOf,
	into,
	learn,
	MERGE,
	openAs,
	replay
} from '../../../../tests/fixtures/studied';
import { historyOf } from '../log';
import { verify } from '../rebuild';
import { card, dump, T0 } from '../testing';
import { TABLES } from './collection';
import { readBackup } from './read';
import { preview, restore } from './restore';

afterEach(closeAll);

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
