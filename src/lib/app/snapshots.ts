/** A backup that this browser keeps by itself; with the browser's data it goes, too. */
export interface Snapshot {
	readonly name: string;
	/** Epoch ms. */
	readonly at: number;
	/** What it was taken before. */
	readonly before: SnapshotReason;
	readonly bytes: number;
}

const REASONS = ['merge', 'replace', 'update', 'import'] as const;
export type SnapshotReason = (typeof REASONS)[number];

const FOLDER = 'snapshots';
/** How many are kept. */
const MOST = 3;
const NAME = /^(\d{1,15})-([a-z]+)\.zip$/;

/** Whether this browser has a place of its own for files, and lets us write there. */
export async function canKeepSnapshots(): Promise<boolean> {
	const folder = await openFolder().catch(() => null);
	return folder !== null && 'createWritable' in FileSystemFileHandle.prototype;
}

/** Newest first; none where the browser has no place for them. */
export async function listSnapshots(): Promise<Snapshot[]> {
	const folder = await openFolder().catch(() => null);
	const found: Snapshot[] = [];
	if (folder)
		for await (const [name, handle] of folder.entries()) {
			const [, at, before] = NAME.exec(name) ?? [];
			const reason = REASONS.find((known) => known === before);
			if (handle.kind !== 'file' || at === undefined || !reason) continue;
			const { size } = await handle.getFile();
			found.push({ name, at: Number(at), before: reason, bytes: size });
		}
	return found.sort((a, b) => b.at - a.at);
}

/** Keeps a snapshot, and of all of them the newest three. */
export async function saveSnapshot(
	bytes: Uint8Array<ArrayBuffer>,
	before: SnapshotReason,
	at: number
): Promise<void> {
	const folder = await openFolder();
	const file = await folder.getFileHandle(`${at}-${before}.zip`, { create: true });
	const writable = await file.createWritable();
	await writable.write(bytes);
	await writable.close();
	for (const { name } of (await listSnapshots()).slice(MOST)) await folder.removeEntry(name);
}

export async function readSnapshot({ name }: Snapshot): Promise<Blob> {
	const file = await (await openFolder()).getFileHandle(name);
	return file.getFile();
}

async function openFolder(): Promise<FileSystemDirectoryHandle> {
	const root = await navigator.storage.getDirectory();
	return root.getDirectoryHandle(FOLDER, { create: true });
}
