import { journalLines, loggedIn, saysMore } from '$lib/storage/backup/journal-lines';
import { counterOf, deviceOf } from '$lib/storage/log-ids';
import type { LogRow } from '$lib/domain/review';
import type { FromJournal, ToJournal } from './journal-messages';
import {
	isRecovering,
	newestCopy,
	newJournal,
	openCopyFolder,
	readJournals,
	type Copy
} from './second-copy-files';

/** As far as it is used here; TypeScript knows it in workers only. */
interface SyncAccessHandle {
	write(bytes: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number;
}
type WritableHere = FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncAccessHandle> };

/** A copy is made anew once the journals have grown to this, or to half of it, whichever is more. */
const LARGE_BYTES = 500_000;

const tell = (message: FromJournal) => postMessage(message);

/** Whatever comes is done one after the other. */
let last: Promise<unknown> = Promise.resolve();
let write: (lines: string) => void = () => undefined;

onmessage = ({ data }: MessageEvent<ToJournal>) => {
	last = last
		.then(() => take(data))
		.catch((error: unknown) => {
			write = () => undefined;
			tell({ is: 'failed', why: String(error) });
		});
};

async function take(message: ToJournal): Promise<void> {
	if (message.is === 'written') {
		write(journalLines(message.written));
		if (message.written.more) tell({ is: 'more' });
		return;
	}
	const folder = await openCopyFolder(message.database);
	if (!folder) throw new Error('no place for files');
	const copy = await newestCopy(folder);
	const journals = await readJournals(folder);
	write = await openJournal(await newJournal(folder, message.at));
	write(journalLines({ rows: missing(message.tail, copy, journals), more: false }));
	if (await isRecovering(folder)) tell({ is: 'unfinished' });
	else if (isDue(copy, journals)) tell({ is: 'due' });
}

/** Appends to a file: with the system as soon as it returns, so that no kill of the browser takes it back. */
async function openJournal(file: FileSystemFileHandle): Promise<(lines: string) => void> {
	const handle = await (file as WritableHere).createSyncAccessHandle();
	const encoder = new TextEncoder();
	let at = 0;
	return (lines) => {
		if (lines === '') return;
		const bytes = encoder.encode(lines);
		if (handle.write(bytes, { at }) < bytes.length) throw new Error('no room for the journal');
		at += bytes.length;
	};
}

/** Rows that neither the copy nor a journal has: stored in the moment before a tab ended. */
function missing(
	tail: readonly LogRow[],
	copy: Copy | null,
	journals: readonly string[]
): [string, object][] {
	const known = journals.map(loggedIn);
	const isKnown = ({ id }: LogRow) =>
		(copy?.device === deviceOf(id) && counterOf(id) < copy.next) ||
		known.some((ids) => ids.has(id));
	return tail.filter((row) => !isKnown(row)).map((row) => ['tail', row]);
}

function isDue(copy: Copy | null, journals: readonly string[]): boolean {
	const grown = journals.reduce((sum, { length }) => sum + length, 0);
	return !copy || journals.some(saysMore) || grown > Math.max(LARGE_BYTES, copy.bytes / 2);
}
