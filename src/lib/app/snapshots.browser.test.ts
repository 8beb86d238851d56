import { afterEach, describe, expect, it } from 'vitest';
import { deviceId } from '$lib/domain/ids';
import { readBackup } from '$lib/storage/backup/read';
import { openDb, type Db } from '$lib/storage/db';
import { writeSettings } from '$lib/storage/settings';
import { DataWork, troubleOf } from './backup';
import { canKeepSnapshots, listSnapshots, readSnapshot, saveSnapshot } from './snapshots';

const bytes = (text: string) => new TextEncoder().encode(text);

const opened: Db[] = [];
afterEach(async () => {
	for (const db of opened.splice(0)) await db.delete();
	const root = await navigator.storage.getDirectory();
	await root.removeEntry('snapshots', { recursive: true }).catch(() => undefined);
});

async function open(): Promise<Db> {
	const { db } = await openDb({
		name: `test-${crypto.randomUUID()}`,
		newDevice: deviceId('phone'),
		onSuperseded: () => undefined,
		onBlocked: () => undefined
	});
	opened.push(db);
	return db;
}

describe('snapshots', () => {
	it('are kept up to three, newest first, and read back', async () => {
		expect(await canKeepSnapshots()).toBe(true);
		for (const at of [1, 3, 2, 5, 4]) await saveSnapshot(bytes(`at ${at}`), 'merge', at);
		const kept = await listSnapshots();
		expect(kept.map(({ at, before }) => [at, before])).toEqual([
			[5, 'merge'],
			[4, 'merge'],
			[3, 'merge']
		]);
		const [newest] = kept;
		if (!newest) throw new Error('no snapshot');
		expect(await (await readSnapshot(newest)).text()).toBe('at 5');
	});
});

describe('work in the worker', () => {
	it('writes, compares, takes a snapshot and restores', async () => {
		const db = await open();
		await writeSettings(db, { theme: 'dark' });
		const work = new DataWork(db);
		const { bytes: backup, next } = await work.ask('write', { at: 1_000 });
		expect(next).toBe(1);
		expect((await readBackup(backup)).collection.settings).toMatchObject([{ value: 'dark' }]);

		await writeSettings(db, { theme: 'light' });
		const steps = new Set<string>();
		const file = new Blob([backup]);
		const found = await work.ask('read', { file }, ({ doing }) => steps.add(doing));
		expect(found).toMatchObject({ snapshots: true, created: '1970-01-01T00:00:01.000Z' });
		expect(found.reports.replace.settings).toEqual(['theme']);
		expect(found.reports.merge.nothing).toBe(true);
		const wanted = {
			mode: 'replace',
			newDevice: deviceId('phone-2'),
			outside: true,
			at: 2_000
		} as const;
		const done = await work.ask('restore', wanted, ({ doing }) => steps.add(doing));
		work.end();

		expect(done.snapshot).toBe(true);
		expect([...steps]).toEqual(['reading', 'comparing', 'writing', 'storing']);
		expect(await db.settings.toArray()).toMatchObject([{ value: 'dark' }]);
		expect(await db.meta.get('device')).toMatchObject({ id: 'phone-2' });
		expect(await db.meta.get('backup')).toMatchObject({ at: 1_000 });
		const [snapshot] = await listSnapshots();
		if (!snapshot) throw new Error('no snapshot');
		const before = new Uint8Array(await (await readSnapshot(snapshot)).arrayBuffer());
		expect((await readBackup(before)).collection.settings).toMatchObject([{ value: 'light' }]);
	});

	it('says of a file what is wrong, and ends at once when cancelled', async () => {
		const db = await open();
		const work = new DataWork(db);
		const refusal = await work
			.ask('read', { file: new Blob(['no zip at all, but text']) })
			.catch(troubleOf);
		expect(refusal).toMatchObject({ happened: 'This file is not a backup of Ranvier.' });
		const running = work.ask('write', { at: 0 });
		work.end();
		expect(await running.catch(troubleOf)).toBeNull();
	});
});
