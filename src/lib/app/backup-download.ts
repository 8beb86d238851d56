import { isoOf, type Moment } from '$lib/domain/day';
import { deviceId, type DeviceId } from '$lib/domain/ids';
import { noteOutside } from '$lib/storage/backup/outside';
import type { Db } from '$lib/storage/db';
import { rowsBehind, type Verification } from '$lib/storage/rebuild';
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
	checked: Verification | null,
	save: SaveFile = saveFile
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
		checked: checked && { ...checked, defects: countsOf(checked) }
	};
	const text = JSON.stringify(diagnostics, null, '\t');
	save(
		new Blob([text], { type: 'application/json' }),
		`ranvier-diagnostics-${isoOf(now.day)}.json`
	);
}

/** A card's id is made of a deck's words: only how many there are is told. */
function countsOf({ defects }: Verification): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { kind } of defects) counts[kind] = (counts[kind] ?? 0) + 1;
	return counts;
}

/** Hands out what a check has found and no repair can put right, as JSON Lines, for whoever can. */
export async function saveUnrepaired(
	db: Db,
	now: Moment,
	checked: Verification,
	save: SaveFile = saveFile
): Promise<void> {
	const lines = [...checked.defects, ...(await rowsBehind(db, checked.defects))];
	const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
	save(
		new Blob([text], { type: 'application/jsonl' }),
		`ranvier-unrepaired-${isoOf(now.day)}.jsonl`
	);
}
