import { afterEach, describe, expect, it, vi } from 'vitest';
import { isoOf } from '$lib/domain/day';
import { readBackup } from '$lib/storage/backup/read';
import { writeBackup } from '$lib/storage/backup/write';
import { noteFolder, readOutside } from '$lib/storage/backup/outside';
import { asDevice, type Db } from '$lib/storage/db';
import { writeSettings } from '$lib/storage/settings';
import { at, freshName, openNew } from '$lib/storage/testing';
import { allowFolder, backUpDaily, chooseFolder, folderState } from './backup-folder';

const DAY = 86_400_000;
/** A Thursday. */
const START = Date.parse('2026-01-01T12:00:00Z');

const opened: Db[] = [];
afterEach(() => {
	vi.restoreAllMocks();
	opened.splice(0).forEach((db) => db.close());
});

/** A learner whose backups go into a folder: one of this origin, which goes through the same code. */
async function withFolder(): Promise<{ db: Db; folder: FileSystemDirectoryHandle }> {
	const db = await openNew();
	opened.push(db);
	const root = await navigator.storage.getDirectory();
	const folder = await root.getDirectoryHandle(freshName(), { create: true });
	await noteFolder(db, folder);
	return { db, folder };
}

/** What an answer does to the counter; nothing else of it matters here. */
async function study(db: Db, next: number): Promise<void> {
	await db.meta.put({ ...asDevice(await db.meta.get('device')), next });
}

async function namesIn(folder: FileSystemDirectoryHandle): Promise<string[]> {
	const names: string[] = [];
	for await (const name of folder.keys()) names.push(name);
	return names.sort();
}

const namesOf = (dates: readonly string[]) => dates.map((date) => `ranvier-${date}.zip`);
const iso = (clock: number) => new Date(clock).toISOString().slice(0, 10);

/** As the worker does it, in the page: four hundred workers take minutes to start. */
const here = async (db: Db, clock: number) => ({
	bytes: await writeBackup(db, { app: 'test', at: clock }),
	next: asDevice(await db.meta.get('device')).next
});

describe('daily backups into a folder', () => {
	it('of 400 days leave seven days, four weeks, twelve months, and nothing else is touched', async () => {
		const { db, folder } = await withFolder();
		await folder.getFileHandle('thesis.zip', { create: true });
		for (let day = 0; day < 400; day++) {
			await study(db, day + 2);
			await backUpDaily(db, at(START + day * DAY), here);
		}
		// The last day is Thursday, 4 February 2027.
		expect(isoOf(at(START + 399 * DAY).day)).toBe('2027-02-04');
		const days = Array.from({ length: 7 }, (_, i) => iso(START + (393 + i) * DAY));
		const weeks = ['2027-01-17', '2027-01-24', '2027-01-31'];
		const ends = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => iso(Date.UTC(2026, month, 0)));
		const months = [...ends, '2026-12-31', '2027-01-31'].filter((date) => date >= '2026-03-31');
		const kept = [...new Set([...days, ...weeks, ...months])].sort();
		expect(await namesIn(folder)).toEqual([...namesOf(kept), 'thesis.zip']);
	}, 600_000);

	it('can be read, once a day, on days of study only, and count as backups outside', async () => {
		const { db, folder } = await withFolder();
		await backUpDaily(db, at(START));
		expect(await namesIn(folder)).toEqual([]);
		await writeSettings(db, { theme: 'dark' });
		await study(db, 3);
		await backUpDaily(db, at(START));
		const [name = ''] = await namesIn(folder);
		const file = await (await folder.getFileHandle(name)).getFile();
		const { collection } = await readBackup(new Uint8Array(await file.arrayBuffer()));
		expect(collection.settings).toMatchObject([{ key: 'theme', value: 'dark' }]);
		expect(await readOutside(db)).toMatchObject({ at: START, unsaved: 0 });
		await study(db, 9);
		await backUpDaily(db, at(START + 3_600_000));
		expect(await readOutside(db)).toMatchObject({ at: START, unsaved: 6 });
	});
});

type Asked = () => Promise<PermissionState>;

describe('a folder', () => {
	const permission = (name: 'queryPermission' | 'requestPermission', state: PermissionState) =>
		vi
			.spyOn(FileSystemDirectoryHandle.prototype as unknown as Record<typeof name, Asked>, name)
			.mockResolvedValue(state);

	it.each(['prompt', 'denied'] as const)(
		'that the browser no longer lets us into (%s) is asked for again, and nothing is written',
		async (state) => {
			const { db, folder } = await withFolder();
			await study(db, 5);
			permission('queryPermission', state);
			expect(await folderState(db)).toEqual({ is: 'asks', name: folder.name });
			await backUpDaily(db, at(START));
			permission('requestPermission', 'denied');
			expect(await allowFolder(db, at(START))).toBe(false);
			expect(await namesIn(folder)).toEqual([]);
			permission('requestPermission', 'granted');
			expect(await allowFolder(db, at(START))).toBe(true);
			expect(await namesIn(folder)).toEqual(namesOf(['2026-01-01']));
		}
	);

	it('that was deleted is said to be gone; another one may be chosen', async () => {
		const { db, folder } = await withFolder();
		await study(db, 5);
		const root = await navigator.storage.getDirectory();
		await root.removeEntry(folder.name, { recursive: true });
		expect(await folderState(db)).toEqual({ is: 'gone', name: folder.name });
		await backUpDaily(db, at(START));
		expect(await readOutside(db)).toMatchObject({ at: null, unsaved: 4 });

		const other = await root.getDirectoryHandle(freshName(), { create: true });
		const picker = vi.fn().mockResolvedValue(other);
		vi.stubGlobal('showDirectoryPicker', picker);
		expect(await chooseFolder(db, at(START))).toBe(true);
		vi.unstubAllGlobals();
		expect(await folderState(db)).toEqual({ is: 'ready', name: other.name });
		expect(await namesIn(other)).toEqual(namesOf(['2026-01-01']));
	});
});
