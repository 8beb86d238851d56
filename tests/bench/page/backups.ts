/// <reference lib="dom" />
import { deviceId } from '$lib/domain/ids';
import { replaying } from '$lib/app/backup-sound';
import type { Collection } from '$lib/storage/backup/collection';
import { readBackup, type Backup } from '$lib/storage/backup/read';
import { preview, restore } from '$lib/storage/backup/restore';
import { writeBackup } from '$lib/storage/backup/write';
import { openDb, type Db } from '$lib/storage/db';

/*
 * Runs inside a page of the app's origin, on the app's own database, with the app's own code. In the
 * app the same happens in a worker.
 */

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

/** What one step leaves to the next. */
let bytes: Uint8Array<ArrayBuffer>;
let backup: Backup;

/**
 * Writes a backup of the collection, reads it, looks at it, restores it elsewhere and merges it there, a
 * step a call, in this order. Resolves to milliseconds.
 */
export async function take(
	step: 'write' | 'read' | 'preview' | 'replace' | 'merge',
	at: number
): Promise<number> {
	const db = await open(step === 'write' ? 'ranvier' : 'other');
	// Merged into a browser that has the first six in ten answers.
	if (step === 'merge')
		await restore(db, firstPart(backup.collection, 0.6), anew('b'), replaying, nothing);
	const start = performance.now();
	switch (step) {
		case 'write':
			bytes = await writeBackup(db, { app: 'bench', at });
			break;
		case 'read':
			backup = await readBackup(bytes);
			break;
		case 'preview':
			await preview(db, backup.collection, anew('none'), replaying);
			break;
		case 'replace':
			await restore(db, backup.collection, anew('a'), replaying, nothing);
			break;
		case 'merge':
			await restore(db, backup.collection, { is: 'merge' }, replaying, nothing);
	}
	const taken = performance.now() - start;
	if (step === 'merge') await db.delete();
	db.close();
	return taken;
}

/** Of the backup that was read. */
export const sizes = () => ({
	answers: backup.collection.log.length,
	bytes: bytes.length,
	unpacked: backup.manifest.files.reduce((sum, file) => sum + file.bytes, 0)
});

const firstPart = (collection: Collection, share: number): Collection => ({
	...collection,
	log: collection.log.slice(0, Math.floor(share * collection.log.length))
});
