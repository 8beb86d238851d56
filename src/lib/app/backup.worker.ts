import { deviceId } from '$lib/domain/ids';
import { noteOutside } from '$lib/storage/backup/outside';
import { withJournals } from '$lib/storage/backup/journal';
import { LIMITS, readBackup, type Backup } from '$lib/storage/backup/read';
import { preview, restore, type Mode } from '$lib/storage/backup/restore';
import { readStored } from '$lib/storage/backup/collection';
import { packBackup } from '$lib/storage/backup/write';
import { openDb, type Db } from '$lib/storage/db';
import { StorageProblem } from '$lib/storage/problems';
import { rebuild, verify } from '$lib/storage/rebuild';
import { readPolicies } from '$lib/storage/reviews';
import type { FromWorker, Progress, Setting, Task, Tasks, ToWorker } from './backup-messages';
import { mustBeSound, replaying } from './backup-sound';
import {
	isRecovering,
	journalNames,
	newestCopy,
	openCopyFolder,
	readCopy,
	readJournals,
	removeJournals,
	noteMore,
	saveCopy
} from './second-copy-files';
import { canKeepSnapshots, saveSnapshot, type SnapshotReason } from './snapshots';
import { troubleFrom } from './trouble';

const tell = (message: FromWorker) => postMessage(message);
const progress = (doing: Progress['doing'], share: number | null = null) =>
	tell({ is: 'progress', progress: { doing, share } });

let opening: Promise<Db> | null = null;
/** What the last file that was read holds. */
let backup: Backup | null = null;

onmessage = ({ data }: MessageEvent<ToWorker>) => {
	answerTo(data).then(
		(answer) => tell({ is: 'done', answer }),
		(error: unknown) => {
			// An error does not survive the way out as what it is; its words do.
			const { happened, means, todo } = troubleFrom(error);
			tell({ is: 'failed', trouble: { happened, means, todo } });
		}
	);
};

async function answerTo(asked: ToWorker): Promise<Tasks[Task]['answer']> {
	const db = await open(asked.setting);
	switch (asked.task) {
		case 'write': {
			const stored = await readStored(db);
			return { bytes: await packed(stored, asked.setting, asked.at), next: stored.device.next };
		}
		case 'snapshot':
			return keepSnapshot(await readStored(db), asked.setting, asked.before, asked.at);
		case 'copy':
			return renewCopy(db, asked.setting, asked.at);
		case 'recover':
			return recover(db);
		case 'read':
			return find(db, asked.file);
		case 'restore':
			return bringBack(db, asked);
		case 'verify':
			progress('checking');
			return verify(db, replaying(await readPolicies(db)));
		case 'repair':
			progress('checking');
			return rebuild(db, replaying(await readPolicies(db)));
	}
}

function open({ name }: Setting): Promise<Db> {
	opening ??= openDb({
		name,
		// The page has opened the database before, and given it its device.
		newDevice: deviceId(crypto.randomUUID()),
		onSuperseded: () => undefined,
		onBlocked: () => undefined
	}).then(({ db }) => db);
	return opening;
}

type Storing = Parameters<typeof packBackup>[0];

const packed = (stored: Storing, { app }: Setting, at: number) =>
	packBackup(stored, { app, at, onProgress: (done, of) => progress('writing', done / of) });

async function keepSnapshot(
	stored: Storing,
	setting: Setting,
	before: SnapshotReason,
	at: number
): Promise<boolean> {
	if (!(await canKeepSnapshots())) return false;
	await saveSnapshot(await packed(stored, setting, at), before, at);
	return true;
}

/** Journals that were there before all is read are part of the copy, and go. */
async function renewCopy(db: Db, setting: Setting, at: number): Promise<boolean> {
	const folder = await openCopyFolder(db.name);
	if (!folder || (await isRecovering(folder)) || !(await canKeepSnapshots())) return false;
	const journals = await journalNames(folder);
	const stored = await readStored(db);
	await saveCopy(folder, await packed(stored, setting, at), at, stored.device);
	await removeJournals(folder, journals);
	return true;
}

async function recover(db: Db): Promise<number | null> {
	const folder = await openCopyFolder(db.name);
	if (!folder) return null;
	const copy = await newestCopy(folder);
	const read = copy && (await readBackup(await readCopy(folder, copy)));
	const there = withJournals(read?.collection ?? null, await readJournals(folder));
	mustBeSound(there);
	const report = await restore(db, there, { is: 'merge' }, replaying, () => Promise.resolve());
	return report.nothing ? null : report.answers.added;
}

async function find(db: Db, file: Blob): Promise<Tasks['read']['answer']> {
	progress('reading');
	if (file.size > LIMITS.file) throw new StorageProblem('backup-too-large');
	const bytes = new Uint8Array(await file.arrayBuffer());
	const onProgress = (done: number, of: number) => progress('reading', done / of);
	const read = await readBackup(bytes, { onProgress });
	mustBeSound(read.collection);
	progress('comparing');
	const ask = (mode: Mode) => preview(db, read.collection, mode, replaying);
	const replace = await ask({ is: 'replace', newDevice: deviceId('preview') });
	progress('comparing', 0.5);
	const merge = await ask({ is: 'merge' });
	backup = read;
	const snapshots = await canKeepSnapshots();
	return { created: read.manifest.created, reports: { merge, replace }, snapshots };
}

async function bringBack(
	db: Db,
	{ mode, newDevice, at, outside, setting }: Extract<ToWorker, { task: 'restore' }>
): Promise<Tasks['restore']['answer']> {
	if (!backup) throw new Error('bringBack: no backup has been read');
	const { collection, manifest } = backup;
	await mustFit(manifest.files.reduce((sum, { bytes }) => sum + bytes, 0));
	progress('comparing');
	let snapshot = false;
	const before = async (stored: Storing) => {
		snapshot = await keepSnapshot(stored, setting, mode, at);
		progress('storing');
	};
	const wanted: Mode = mode === 'merge' ? { is: 'merge' } : { is: 'replace', newDevice };
	const report = await restore(db, collection, wanted, replaying, before);
	await noteMore(db.name, at);
	// All that is here now is in the file.
	if (mode === 'replace' && outside) await noteOutside(db, Date.parse(manifest.created), 1);
	return { report, snapshot };
}

/** A full disk is better found out before than in the midst. */
async function mustFit(bytes: number): Promise<void> {
	const { quota, usage } = await navigator.storage.estimate();
	// What is replaced stays until the transaction ends.
	if (quota !== undefined && usage !== undefined && quota - usage < 2 * bytes)
		throw new StorageProblem('full');
}
