import { ZipWriter } from '$lib/files/zip';
import { VERSION, WRITER, type Db } from '../db';
import { readStored, type Stored } from './collection';
import {
	contentOf,
	DAMAGED,
	entryOf,
	filesOf,
	formatOf,
	linesOf,
	MANIFEST,
	type FileEntry
} from './format';

/** Who writes a backup, and when. */
export interface Writing {
	/** Version of the app. */
	readonly app: string;
	/** Epoch ms. */
	readonly at: number;
	/** After each file: how many rows of how many. */
	readonly onProgress?: (done: number, of: number) => void;
}

/** Everything that is the learner's own, as one file. Equal data gives equal bytes but for app, device and date. */
export async function writeBackup(db: Db, writing: Writing): Promise<Uint8Array<ArrayBuffer>> {
	return packBackup(await readStored(db), writing);
}

/** The same of what has been read already. */
export async function packBackup(
	{ collection, device, damaged }: Pick<Stored, 'collection' | 'device' | 'damaged'>,
	{ app, at, onProgress }: Writing
): Promise<Uint8Array<ArrayBuffer>> {
	const zip = new ZipWriter();
	const files: FileEntry[] = [];
	const rest = damaged.length > 0 ? [{ name: DAMAGED, rows: damaged }] : [];
	const of = Object.values(collection).reduce(
		(sum, rows: readonly unknown[]) => sum + rows.length,
		0
	);
	let done = 0;
	for (const file of [...filesOf(collection), ...rest]) {
		const bytes = linesOf(file.rows);
		files.push(await entryOf(file, bytes));
		zip.add(file.name, bytes);
		onProgress?.((done += file.rows.length), of);
	}
	const created = new Date(at).toISOString();
	const origin = { app, created, device: device.id };
	const described = { format: formatOf(collection), schema: VERSION, writer: WRITER, ...origin };
	zip.add(MANIFEST, linesOf([{ ...described, content: await contentOf(files), files }]));
	return zip.finish();
}
