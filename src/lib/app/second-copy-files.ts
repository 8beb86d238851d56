/*
 * The second copy of a learner's data, in the browser's own place for files: one backup, and a journal of
 * each tab that has stored something since (storage/SPEC.md J1-J5).
 */
import { journalLines } from '$lib/storage/backup/journal-lines';
import type { DeviceRow } from '$lib/storage/rows';
import { alone, unlessElsewhere } from './alone';

/** A backup that Ranvier keeps beside the database. */
export interface Copy {
	readonly name: string;
	/** Epoch ms. */
	readonly at: number;
	/** Holds every row of this device's log below `next`. */
	readonly device: string;
	readonly next: number;
	readonly bytes: number;
}

const COPY = /^copy-(\d{1,15})-(\d{1,10})-(.{1,80})\.zip$/;
const JOURNAL = /^journal-.{1,80}\.jsonl$/;
/** Larger than any journal gets before it is part of a copy. */
const MOST_BYTES = 50_000_000;

/** Of one database; null where the browser has no place for files. */
export async function openCopyFolder(database: string): Promise<FileSystemDirectoryHandle | null> {
	try {
		const root = await navigator.storage.getDirectory();
		return await root.getDirectoryHandle(`second copy of ${database}`, { create: true });
	} catch {
		return null;
	}
}

/** The newest; null where there is none. */
export async function newestCopy(folder: FileSystemDirectoryHandle): Promise<Copy | null> {
	const found: Copy[] = [];
	for await (const [name, handle] of folder.entries()) {
		const [, at, next, device] = COPY.exec(name) ?? [];
		if (handle.kind !== 'file' || device === undefined) continue;
		const { size } = await handle.getFile();
		found.push({ name, at: Number(at), next: Number(next), device, bytes: size });
	}
	return found.sort((a, b) => b.at - a.at)[0] ?? null;
}

export async function hasSecondCopy(database: string): Promise<boolean> {
	const folder = await openCopyFolder(database);
	return folder !== null && (await newestCopy(folder)) !== null;
}

/** Keeps this copy instead of those before; half of it is never found. */
export async function saveCopy(
	folder: FileSystemDirectoryHandle,
	bytes: Uint8Array<ArrayBuffer>,
	at: number,
	{ id, next }: DeviceRow
): Promise<void> {
	const name = `copy-${at}-${next}-${id}.zip`;
	const file = await folder.getFileHandle(name, { create: true });
	const writable = await file.createWritable();
	await writable.write(bytes);
	await writable.close();
	for await (const other of folder.keys())
		if (COPY.test(other) && other !== name) await folder.removeEntry(other);
}

export async function readCopy(
	folder: FileSystemDirectoryHandle,
	{ name }: Copy
): Promise<Uint8Array> {
	const file = await (await folder.getFileHandle(name)).getFile();
	return new Uint8Array(await file.arrayBuffer());
}

/** What a worker has done to the data beside the journals: the copy is to be made anew. */
export async function noteMore(database: string, at: number): Promise<void> {
	const folder = await openCopyFolder(database);
	if (!folder || !('createWritable' in FileSystemFileHandle.prototype)) return;
	const file = await folder.getFileHandle(`journal-${at}-restore.jsonl`, { create: true });
	const writable = await file.createWritable();
	await writable.write(journalLines({ rows: [], more: true }));
	await writable.close();
}

/** Stands for a recovery that has begun: until it is over, the copy is all there is. */
const RECOVERING = 'recovering';

export const noteRecovering = (folder: FileSystemDirectoryHandle): Promise<unknown> =>
	folder.getFileHandle(RECOVERING, { create: true });

export const noteRecovered = (folder: FileSystemDirectoryHandle): Promise<void> =>
	folder.removeEntry(RECOVERING);

export async function isRecovering(folder: FileSystemDirectoryHandle): Promise<boolean> {
	for await (const name of folder.keys()) if (name === RECOVERING) return true;
	return false;
}

export async function journalNames(folder: FileSystemDirectoryHandle): Promise<string[]> {
	const names: string[] = [];
	for await (const name of folder.keys()) if (JOURNAL.test(name)) names.push(name);
	return names.sort();
}

export async function readJournals(folder: FileSystemDirectoryHandle): Promise<string[]> {
	const texts: string[] = [];
	for (const name of await journalNames(folder)) {
		const file = await (await folder.getFileHandle(name)).getFile();
		if (file.size <= MOST_BYTES) texts.push(await file.text());
	}
	return texts;
}

/** A journal's name, held as long as this tab lives: no other takes the file away meanwhile. */
export async function newJournal(
	folder: FileSystemDirectoryHandle,
	at: number
): Promise<FileSystemFileHandle> {
	const name = `journal-${at}-${crypto.randomUUID()}.jsonl`;
	await new Promise<void>((held) => {
		void alone(name, () => {
			held();
			return new Promise(() => undefined);
		});
	});
	return folder.getFileHandle(name, { create: true });
}

/** Removes journals that a copy has taken up, but for those that a tab still writes. */
export async function removeJournals(
	folder: FileSystemDirectoryHandle,
	names: readonly string[]
): Promise<void> {
	for (const name of names) await unlessElsewhere(name, () => folder.removeEntry(name));
}
