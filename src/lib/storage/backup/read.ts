import { ZipReader } from '$lib/files/zip';
import type { ZipLimits } from '$lib/files/zip-limits';
import { ZipProblem, type ZipFault } from '$lib/files/zip-problem';
import type * as z from 'zod';
import { WRITER } from '../db';
import { hashOf } from '../packs';
import { StorageProblem, type StorageProblemCode } from '../problems';
import { PARTS, keyOf, type Collection, type Part } from './collection';
import {
	contentOf,
	DAMAGED,
	FORMAT,
	MANIFEST,
	partOf,
	type FileEntry,
	type Manifest
} from './format';
import { isPlain } from './plain';
import { mustBelongTogether } from './relations';
import { heading, manifest, ROWS } from './schemas';

const MB = 1_000_000;

/** A million answers take some 40 MB packed and 450 MB unpacked, in 50 files. */
export const LIMITS: ZipLimits = {
	file: 300 * MB,
	entry: 100 * MB,
	total: 1_500 * MB,
	entries: 500,
	ratio: 250,
	names: /^[a-z]{1,20}(?:-\d{4})?\.jsonl?$/
};
/** A deck is one line. */
const LONGEST_LINE = 32 * MB;
const MOST_ROWS: Record<Part, number> = {
	decks: 1_000,
	contents: 1_000,
	cards: 1_000_000,
	policies: 100_000,
	log: 5_000_000,
	settings: 50_000,
	personal: 1_000_000,
	updates: 1_000,
	exams: 10_000,
	mocks: 10_000,
	papers: 10_000,
	drafts: 10_000,
	steps: 1_000_000,
	editions: 100_000
};

/** A backup, read and checked to the last row. */
export interface Backup {
	readonly manifest: Manifest;
	readonly collection: Collection;
}

export interface Reading {
	readonly limits?: ZipLimits;
	/** After each file: how many of how many. */
	readonly onProgress?: (done: number, of: number) => void;
}

const OF_ZIP: Record<ZipFault, StorageProblemCode> = {
	'no-zip': 'no-backup',
	name: 'no-backup',
	broken: 'backup-broken',
	'too-large': 'backup-too-large'
};

/** Reads a backup; throws a `StorageProblem` for anything that is not a sound one of this app. */
export async function readBackup(bytes: Uint8Array, reading: Reading = {}): Promise<Backup> {
	try {
		return await readZip(bytes, reading);
	} catch (error) {
		throw error instanceof ZipProblem ? new StorageProblem(OF_ZIP[error.fault], error) : error;
	}
}

async function readZip(
	bytes: Uint8Array,
	{ limits = LIMITS, onProgress }: Reading
): Promise<Backup> {
	const zip = new ZipReader(bytes, limits);
	if (!zip.names.includes(MANIFEST)) throw new StorageProblem('no-backup', 'no manifest');
	const described = manifestOf(zip.read(MANIFEST));
	mustBeListed(zip.names, described.files);
	if ((await contentOf(described.files)) !== described.content) throw broken('content');

	const parts = Object.fromEntries(PARTS.map((part) => [part, [] as object[]])) as Record<
		Part,
		object[]
	>;
	for (const [i, file] of described.files.entries()) {
		const data = zip.read(file.name);
		if ((await hashOf(data)) !== file.sha256) throw broken(`hash of ${file.name}`);
		const part = partOf(file.name);
		if (part) addRows(parts[part], part, data, file);
		onProgress?.(i + 1, described.files.length);
	}
	const collection = parts as unknown as Collection;
	mustBelongTogether(collection);
	return { manifest: described, collection };
}

const broken = (why: string) => new StorageProblem('backup-broken', why);
const unsound = (why: unknown) => new StorageProblem('backup-unsound', why);

function manifestOf(bytes: Uint8Array<ArrayBuffer>): Manifest {
	const value = jsonOf(textOf(bytes));
	const head = heading.safeParse(value);
	if (!head.success) throw unsound(head.error);
	// Whatever else a newer format says, older code need not understand it.
	if (head.data.format > FORMAT) throw new StorageProblem('backup-newer');
	const described = checked<Manifest>(manifest, value);
	if (described.writer > WRITER) throw new StorageProblem('backup-newer');
	return described;
}

/** The manifest lists every file and no other; none of it may be of a kind unknown to this format. */
function mustBeListed(names: readonly string[], files: readonly FileEntry[]): void {
	const listed = new Set(files.map(({ name }) => name));
	const known = (name: string) => name === DAMAGED || partOf(name) !== null;
	if (listed.size < files.length) throw broken('a file is listed twice');
	if (names.length !== listed.size + 1) throw broken('files other than those listed');
	if (![...listed].every((name) => names.includes(name))) throw broken('a file is missing');
	if (![...listed].every(known)) throw unsound('a file of unknown kind');
}

function addRows(
	rows: object[],
	part: Part,
	bytes: Uint8Array<ArrayBuffer>,
	file: FileEntry
): void {
	const lines = textOf(bytes).split('\n');
	if (lines.pop() !== '' || lines.length !== file.rows) throw broken(`rows of ${file.name}`);
	if (rows.length + lines.length > MOST_ROWS[part]) throw new StorageProblem('backup-too-large');
	let last = rows.at(-1);
	for (const line of lines) {
		const row = checked<object>(ROWS[part], jsonOf(line));
		// In order: so no key comes twice.
		if (last && keyOf(part, last) >= keyOf(part, row)) throw unsound(`order in ${file.name}`);
		rows.push((last = row));
	}
}

function textOf(bytes: Uint8Array<ArrayBuffer>): string {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch (error) {
		throw unsound(error);
	}
}

function jsonOf(text: string): unknown {
	if (text.length > LONGEST_LINE) throw new StorageProblem('backup-too-large');
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw unsound(error);
	}
	if (!isPlain(value)) throw unsound('nested too deeply, or a key that is none');
	return value;
}

/** Only what the schema has passed is used. */
function checked<T>(schema: z.ZodType, value: unknown): T {
	const result = schema.safeParse(value);
	if (!result.success) throw unsound(result.error);
	return result.data as T;
}
