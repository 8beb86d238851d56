import type { StudyDay } from '$lib/domain/day';
import { asDevice, write, type Db } from '../db';

/** What of the learner's progress is in no backup outside of this browser. */
export interface Outside {
	/** Epoch ms of the last backup; null = there has been none. */
	readonly at: number | null;
	/** Rows of the log since then. */
	readonly unsaved: number;
	/** The first day of study; null = nothing has been answered. */
	readonly since: StudyDay | null;
}

export function readOutside(db: Db): Promise<Outside> {
	return db.transaction('r', db.meta, db.days, async () => {
		const last = await db.meta.get('backup');
		const { next } = asDevice(await db.meta.get('device'));
		const first = await db.days.orderBy('[day+deck]').first();
		const saved = last?.key === 'backup' ? last : null;
		return {
			at: saved?.at ?? null,
			// After a restore the device counts from one again.
			unsaved: Math.max(0, next - Math.min(saved?.next ?? 1, next)),
			since: first?.day ?? null
		};
	});
}

/** A backup has left the browser; `next` is the device's counter when it was written. */
export function noteOutside(db: Db, at: number, next: number): Promise<void> {
	return write(db, [], async () => {
		await db.meta.put({ key: 'backup', at, next });
	});
}

/** Where backups are written every day; null = nowhere. */
export async function readFolder(db: Db): Promise<FileSystemDirectoryHandle | null> {
	const row = await db.meta.get('folder');
	return row?.key === 'folder' ? row.handle : null;
}

export function noteFolder(db: Db, handle: FileSystemDirectoryHandle | null): Promise<void> {
	return write(db, [], async () => {
		await (handle ? db.meta.put({ key: 'folder', handle }) : db.meta.delete('folder'));
	});
}
