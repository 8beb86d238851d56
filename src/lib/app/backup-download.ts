import { isoOf, type Moment } from '$lib/domain/day';
import { deviceId, type DeviceId } from '$lib/domain/ids';
import { noteOutside } from '$lib/storage/backup/outside';
import type { Db } from '$lib/storage/db';
import type { Verification } from '$lib/storage/rebuild';
import { dataWork } from './backup';
import { fileNameOf } from './backup-folder';
import { storageState } from './storage-state';
import { version } from './version';

export type SaveFile = (file: Blob, name: string) => void;

/** Writes a backup, hands it out, and remembers that there is one. */
export async function backUpTo(db: Db, now: Moment, save: SaveFile): Promise<void> {
	const { bytes, next } = await dataWork(db, 'write', { at: now.clock });
	save(new Blob([bytes], { type: 'application/zip' }), fileNameOf(isoOf(now.day)));
	await noteOutside(db, now.clock, next);
}

/** Gives a file to the browser's downloads. */
export const saveFile: SaveFile = (file, name) => {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(file);
	link.download = name;
	link.click();
	// The browser may still be about to read it.
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

/** A device id for what is restored, drawn here: it must never have been given before. */
export const newDevice = (): DeviceId => deviceId(crypto.randomUUID());

/** What a bug report needs: versions, counts, room and faults; no answer, no note, no word of a deck. */
export async function saveDiagnostics(
	db: Db,
	now: Moment,
	checked: Verification | null
): Promise<void> {
	const rows = await Promise.all(
		db.tables.map(async (table) => [table.name, await table.count()] as const)
	);
	const diagnostics = {
		app: version,
		at: new Date(now.clock).toISOString(),
		browser: navigator.userAgent,
		storage: { kept: await storageState(), ...(await navigator.storage.estimate()) },
		schema: db.verno,
		rows: Object.fromEntries(rows),
		checked
	};
	const text = JSON.stringify(diagnostics, null, '\t');
	saveFile(
		new Blob([text], { type: 'application/json' }),
		`ranvier-diagnostics-${isoOf(now.day)}.json`
	);
}
