import { isoOf, type Moment } from '$lib/domain/day';
import { noteFolder, noteOutside, readFolder, readOutside } from '$lib/storage/backup/outside';
import type { Db } from '$lib/storage/db';
import { unlessElsewhere } from './alone';
import { dataWork } from './backup';
import type { Written } from './backup-messages';
import { outdated } from './backup-rotation';
import { startOfDay } from './backup-reminder';

// Chromium's part of the File System API that TypeScript does not describe.
interface Asking {
	queryPermission(of: { mode: 'readwrite' }): Promise<PermissionState>;
	requestPermission(of: { mode: 'readwrite' }): Promise<PermissionState>;
}
type Folder = FileSystemDirectoryHandle & Asking;
interface Picking {
	showDirectoryPicker(options: { id: string; mode: 'readwrite' }): Promise<Folder>;
}

const WRITING = { mode: 'readwrite' } as const;
const NAME = /^ranvier-(\d{4}-\d{2}-\d{2})\.zip$/;

export const fileNameOf = (date: string): string => `ranvier-${date}.zip`;

/** Whether this browser can write into a folder of the learner's choice. */
export const hasFolders = (): boolean => 'showDirectoryPicker' in globalThis;

/**
 * none: not chosen. asks: the browser wants the learner's word again. gone: deleted, renamed, or on a disk
 * that is not there. ready: written to every day.
 */
export interface FolderState {
	readonly is: 'none' | 'asks' | 'gone' | 'ready';
	readonly name: string;
}

export async function folderState(db: Db): Promise<FolderState> {
	const folder = (await readFolder(db)) as Folder | null;
	if (!folder) return { is: 'none', name: '' };
	const { name } = folder;
	if ((await folder.queryPermission(WRITING)) !== 'granted') return { is: 'asks', name };
	return { is: (await isThere(folder)) ? 'ready' : 'gone', name };
}

/** A handle outlives its folder: only looking into it tells. */
const isThere = (folder: FileSystemDirectoryHandle): Promise<boolean> =>
	folder
		.keys()
		.next()
		.then(
			() => true,
			(error: unknown) => {
				if (error instanceof DOMException && error.name === 'NotFoundError') return false;
				throw error;
			}
		);

/** Lets the learner choose a folder, and writes the first backup; false where none was chosen. */
export async function chooseFolder(db: Db, now: Moment): Promise<boolean> {
	const picker = globalThis as unknown as Picking;
	const folder = await picker
		.showDirectoryPicker({ id: 'backups', ...WRITING })
		.catch(unlessAborted);
	if (!folder) return false;
	await noteFolder(db, folder);
	await writeInto(db, folder, now);
	return true;
}

/** Asks the browser again for a folder that was chosen before. */
export async function allowFolder(db: Db, now: Moment): Promise<boolean> {
	const folder = (await readFolder(db)) as Folder | null;
	if (!folder || (await folder.requestPermission(WRITING)) !== 'granted') return false;
	await writeInto(db, folder, now);
	return true;
}

export const forgetFolder = (db: Db): Promise<void> => noteFolder(db, null);

type Write = (db: Db, at: number) => Promise<Written>;
const inWorker: Write = (db, at) => dataWork(db, 'write', { at });

/** Writes today's backup where there is none yet, and removes those no longer needed. For idle time. */
export async function backUpDaily(db: Db, now: Moment, write: Write = inWorker): Promise<void> {
	if (!hasFolders() || (await folderState(db)).is !== 'ready') return;
	const { at, unsaved } = await readOutside(db);
	if (unsaved === 0 || (at !== null && at >= startOfDay(now))) return;
	const folder = await readFolder(db);
	if (folder) await unlessElsewhere('daily backup', () => writeInto(db, folder, now, write));
}

async function writeInto(
	db: Db,
	folder: FileSystemDirectoryHandle,
	now: Moment,
	write: Write = inWorker
): Promise<void> {
	const { bytes, next } = await write(db, now.clock);
	const file = await folder.getFileHandle(fileNameOf(isoOf(now.day)), { create: true });
	const writable = await file.createWritable();
	await writable.write(bytes);
	await writable.close();
	await noteOutside(db, now.clock, next);
	await removeOutdated(folder);
}

/** Only files that are named as this app names them are looked at. */
async function removeOutdated(folder: FileSystemDirectoryHandle): Promise<void> {
	const dates: string[] = [];
	for await (const name of folder.keys()) {
		const [, date] = NAME.exec(name) ?? [];
		if (date !== undefined) dates.push(date);
	}
	for (const date of outdated(dates)) await folder.removeEntry(fileNameOf(date));
}

function unlessAborted(error: unknown): null {
	if (error instanceof DOMException && error.name === 'AbortError') return null;
	throw error;
}
