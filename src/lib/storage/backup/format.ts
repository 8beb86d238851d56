import { canonical } from '../canonical';
import { hashOf } from '../packs';
import { PARTS, type Collection, type Part } from './collection';

/** The latest format that this code reads and writes; docs/backup-format.md says what is in it. */
export const FORMAT = 2;
/** The format that brought a part. Written only where there are rows, so that older code reads the rest. */
const SINCE: Partial<Record<Part, number>> = { drafts: 2, steps: 2, editions: 2 };

/** The first format that can hold a collection. */
export const formatOf = (collection: Collection): number =>
	Math.max(1, ...PARTS.map((part) => (collection[part].length > 0 ? (SINCE[part] ?? 1) : 1)));
export const MANIFEST = 'manifest.json';
/** Packs that no longer matched their checksum, as they were found: for a person, never read back. */
export const DAMAGED = 'damaged.jsonl';
/** Rows of the log in one file: some 9 MB. */
export const ROWS_PER_FILE = 20_000;

export interface FileEntry {
	readonly name: string;
	readonly rows: number;
	readonly bytes: number;
	/** Hex. */
	readonly sha256: string;
}

export interface Manifest {
	readonly format: number;
	/** Version of the database's schema. */
	readonly schema: number;
	/** Code below this number must not write such data. */
	readonly writer: number;
	/** Version of the app that wrote it. */
	readonly app: string;
	/** ISO date and time, UTC. */
	readonly created: string;
	/** The device that wrote it. */
	readonly device: string;
	/** Hash of the hashes of all files: equal collections have equal content. */
	readonly content: string;
	readonly files: readonly FileEntry[];
}

/** One file's rows. */
export interface Lines {
	readonly name: string;
	readonly rows: readonly unknown[];
}

/** The files of a collection, in order. */
export function* filesOf(collection: Collection): Generator<Lines, void> {
	for (const part of PARTS) {
		const rows = collection[part];
		if (rows.length === 0 && part in SINCE) continue;
		if (part !== 'log') yield { name: `${part}.jsonl`, rows };
		else
			for (let i = 0; i === 0 || i * ROWS_PER_FILE < rows.length; i++)
				yield {
					name: logFile(i + 1),
					rows: rows.slice(i * ROWS_PER_FILE, (i + 1) * ROWS_PER_FILE)
				};
	}
}

export const logFile = (n: number): string => `log-${String(n).padStart(4, '0')}.jsonl`;

const LOG_FILE = /^log-\d{4}\.jsonl$/;

/** Which part a file holds; null for any other file. */
export const partOf = (name: string): Part | null =>
	LOG_FILE.test(name)
		? 'log'
		: (PARTS.find((part) => name === `${part}.jsonl` && part !== 'log') ?? null);

/** One JSON document with sorted keys on each line. */
export const linesOf = (rows: readonly unknown[]): Uint8Array<ArrayBuffer> =>
	new TextEncoder().encode(rows.map((row) => `${canonical(row)}\n`).join(''));

export async function entryOf(
	{ name, rows }: Lines,
	bytes: Uint8Array<ArrayBuffer>
): Promise<FileEntry> {
	return { name, rows: rows.length, bytes: bytes.length, sha256: await hashOf(bytes) };
}

/** What tells one content from another, whenever and wherever it was written. */
export const contentOf = (files: readonly FileEntry[]): Promise<string> =>
	hashOf(
		linesOf(files.filter(({ name }) => name !== DAMAGED).map(({ name, sha256 }) => [name, sha256]))
	);

/** The content hash of a collection, as its backup would have it. */
export async function contentHash(collection: Collection): Promise<string> {
	const entries: FileEntry[] = [];
	for (const file of filesOf(collection)) entries.push(await entryOf(file, linesOf(file.rows)));
	return contentOf(entries);
}
