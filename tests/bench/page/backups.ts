/// <reference lib="dom" />
import { deviceId } from '$lib/domain/ids';
import { replaying } from '$lib/app/backup-sound';
import type { Collection } from '$lib/storage/backup/collection';
import { readBackup } from '$lib/storage/backup/read';
import { preview, restore } from '$lib/storage/backup/restore';
import { writeBackup } from '$lib/storage/backup/write';
import { openDb, type Db } from '$lib/storage/db';

/*
 * Runs inside a page of the app's origin, on the app's own database, with the app's own code. In the
 * app the same happens in a worker.
 */

export interface BackupFigures {
	readonly reviews: number;
	readonly bytes: number;
	readonly unpacked: number;
	/** Milliseconds. */
	readonly write: number;
	readonly read: number;
	readonly preview: number;
	readonly replace: number;
	/** Of the whole into a browser that has the first six in ten answers. */
	readonly merge: number;
}

async function open(name: string): Promise<Db> {
	const { db } = await openDb({
		name,
		newDevice: deviceId('bench000-0000-4000-8000-000000000001'),
		onSuperseded: () => undefined,
		onBlocked: () => undefined
	});
	return db;
}

const nothing = () => Promise.resolve();
const anew = (id: string) => ({ is: 'replace', newDevice: deviceId(id) }) as const;

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
	const start = performance.now();
	const made = await work();
	return [made, performance.now() - start];
}

/** Writes a backup of the collection, reads it, restores it elsewhere and merges it there. */
export async function measure(at: number): Promise<BackupFigures> {
	const db = await open('ranvier');
	const other = await open('other');
	const [bytes, write] = await timed(() => writeBackup(db, { app: 'bench', at }));
	const [{ collection, manifest }, read] = await timed(() => readBackup(bytes));
	const [, previewed] = await timed(() => preview(other, collection, anew('none'), replaying));
	const [, replace] = await timed(() => restore(other, collection, anew('a'), replaying, nothing));
	await restore(other, firstPart(collection, 0.6), anew('b'), replaying, nothing);
	const [report, merge] = await timed(() =>
		restore(other, collection, { is: 'merge' }, replaying, nothing)
	);
	await other.delete();
	db.close();
	return {
		reviews: report.answers.after,
		bytes: bytes.length,
		unpacked: manifest.files.reduce((sum, file) => sum + file.bytes, 0),
		...{ write, read, preview: previewed, replace, merge }
	};
}

const firstPart = (collection: Collection, share: number): Collection => ({
	...collection,
	log: collection.log.slice(0, Math.floor(share * collection.log.length))
});
