import { ZipReader } from '$lib/files/zip';
import { PARTS, type Collection, type Part } from '$lib/storage/backup/collection';
import {
	contentOf,
	entryOf,
	filesOf,
	FORMAT,
	linesOf,
	MANIFEST,
	type FileEntry,
	type Lines
} from '$lib/storage/backup/format';
import { LIMITS } from '$lib/storage/backup/read';
import { VERSION, WRITER } from '$lib/storage/db';
import { damaged, otherFiles } from './damage';
import { textBytes, type Hostile } from './hostile';
import { rawZip, type RawFile } from './raw-zip';
import { badEncodings, DEEP, hostileJson } from './texts';
import { hostileZips } from './zips';

export interface Forgery {
	readonly lines?: (file: Lines) => Lines | null;
	/** Bytes in place of what the rows of a file would be. */
	readonly raw?: Readonly<Record<string, Uint8Array>>;
	readonly more?: readonly Lines[];
	readonly manifest?: (manifest: Readonly<Record<string, unknown>>) => object;
}

/** A backup whose rows, files or manifest have been tampered with; but for that, it is right. */
export async function forgedFiles(sample: Collection, forgery: Forgery = {}): Promise<RawFile[]> {
	const files: RawFile[] = [];
	const entries: FileEntry[] = [];
	for (const made of [...filesOf(sample), ...(forgery.more ?? [])]) {
		const file = forgery.lines ? forgery.lines(made) : made;
		if (!file) continue;
		const bytes = new Uint8Array(forgery.raw?.[file.name] ?? linesOf(file.rows));
		entries.push(await entryOf(file, bytes));
		// What packs too well is refused before it is read.
		files.push({ name: file.name, bytes, method: bytes.length > 10_000_000 ? 0 : 8 });
	}
	const origin = { app: '1.0.0', created: new Date(0).toISOString(), device: 'phone' };
	const described = { format: FORMAT, schema: VERSION, writer: WRITER, ...origin };
	const manifest = { ...described, content: await contentOf(entries), files: entries };
	const bytes = linesOf([forgery.manifest?.(manifest) ?? manifest]);
	return [...files, { name: MANIFEST, bytes: forgery.raw?.[MANIFEST] ?? bytes }];
}

export const forged = async (sample: Collection, forgery: Forgery = {}) =>
	rawZip(await forgedFiles(sample, forgery));

/** A file's rows put in place of others. */
export const withRows = (
	name: string,
	change: (rows: readonly unknown[]) => readonly unknown[]
) => ({
	lines: (file: Lines) => (file.name === name ? { name, rows: change(file.rows) } : file)
});

const fileOf = (part: Part) => (part === 'log' ? 'log-0001.jsonl' : `${part}.jsonl`);

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Names of files that the door has nothing against. */
const spare = (i: number): string =>
	`x${[0, 1, 2, 3].map((place) => LETTERS[Math.floor(i / 26 ** place) % 26]).join('')}.jsonl`;

/** All that no backup may be, made from one that is sound. */
export async function* hostileBackups(
	sample: Collection,
	times: number
): AsyncGenerator<Hostile, void> {
	const sound = await forgedFiles(sample);
	yield* otherFiles();
	yield* damaged(rawZip(sound), { seed: 7, times });
	yield* hostileZips(sound, spare);
	yield* hostileTexts(sample);
	yield* forgedManifests(sample);
	yield* forgedRows(sample);
}

const SETTING = (value: string) => `{"clock":[1,"phone"],"key":"theme","value":${value}}\n`;

async function* hostileTexts(sample: Collection): AsyncGenerator<Hostile, void> {
	const one = withRows('settings.jsonl', () => [1]);
	const make = async (kind: string, what: string, file: string, bytes: Uint8Array) => ({
		kind,
		what: `${what}, in ${file}`,
		bytes: await forged(sample, { ...one, raw: { [file]: bytes } })
	});
	for (const [kind, what, json] of hostileJson()) {
		yield await make(kind, what, 'settings.jsonl', textBytes(SETTING(json)));
		yield await make(kind, what, MANIFEST, textBytes(json));
	}
	for (const [what, bytes] of badEncodings(SETTING('"dark"'))) {
		yield await make('not UTF-8', what, 'settings.jsonl', bytes);
		yield await make('not UTF-8', what, MANIFEST, bytes);
	}
}

type Described = Readonly<Record<string, unknown>> & { readonly files: readonly FileEntry[] };

async function* forgedManifests(sample: Collection): AsyncGenerator<Hostile, void> {
	const changed = async (kind: string, what: string, change: (manifest: Described) => object) => ({
		kind,
		what,
		bytes: await forged(sample, { manifest: (manifest) => change(manifest as Described) })
	});
	const withFirst = (change: Partial<FileEntry>) => (manifest: Described) => {
		const [first, ...rest] = manifest.files;
		return { ...manifest, files: [{ ...first, ...change }, ...rest] };
	};
	yield await changed('from a newer app', 'format', (all) => ({ ...all, format: FORMAT + 1 }));
	yield await changed('from a newer app', 'format, and all else is new', () => ({ format: 99 }));
	yield await changed('from a newer app', 'writer', (all) => ({ ...all, writer: WRITER + 1 }));
	for (const format of [0, -1, 1.5, '1', null, [1], Number.MAX_VALUE])
		yield await changed('a manifest that is none', `format ${String(format)}`, (all) => ({
			...all,
			format
		}));
	for (const key of ['format', 'schema', 'writer', 'app', 'created', 'device', 'content', 'files'])
		for (const value of [null, {}, [], -1])
			yield await changed('a manifest that is none', `${key} ${JSON.stringify(value)}`, (all) => ({
				...all,
				[key]: value
			}));
	const hash = '0'.repeat(64);
	yield await changed('checksums that are wrong', 'of a file', withFirst({ sha256: hash }));
	yield await changed('checksums that are wrong', 'of all', (all) => ({ ...all, content: hash }));
	yield await changed('counts that are wrong', 'rows', withFirst({ rows: 1_000 }));
	const { files: listed } = await manifestOf(sample);
	for (const { name } of listed) {
		const files = (await forgedFiles(sample)).filter((file) => file.name !== name);
		yield { kind: 'a file missing', what: name, bytes: rawZip(files) };
		yield await changed('a file not listed', name, (all) => ({
			...all,
			files: all.files.filter((file) => file.name !== name)
		}));
	}
	yield await changed('a file listed twice', 'the first', (all) => ({
		...all,
		files: [...all.files, all.files[0]]
	}));
	for (const name of ['extras.jsonl', 'log-9999.jsonl', 'notes.json'])
		yield {
			kind: 'a file too many',
			what: name,
			bytes: await forged(sample, { more: [{ name, rows: [1] }] })
		};
}

async function manifestOf(sample: Collection): Promise<Described> {
	const zip = new ZipReader(await forged(sample), LIMITS);
	return JSON.parse(new TextDecoder().decode(zip.read(MANIFEST))) as Described;
}

const VALUES: readonly unknown[] = [null, true, -1, 1e300, '', 'text', [], {}, 'a'.repeat(200_000)];
/** What may hold any value: whoever reads it looks at it first. */
const ANYTHING = new Set(['settings.value', 'steps.change', 'editions.content']);

async function* forgedRows(sample: Collection): AsyncGenerator<Hostile, void> {
	for (const part of PARTS) {
		const [first] = sample[part] as readonly Record<string, unknown>[];
		if (!first) throw new Error(`forgedRows: no row of ${part}`);
		const name = fileOf(part);
		const make = async (kind: string, what: string, rows: readonly unknown[]) => ({
			kind,
			what: `${part}: ${what}`,
			bytes: await forged(
				sample,
				withRows(name, () => rows)
			)
		});
		for (const row of [null, 1, 'row', [], {}, [first]])
			yield await make('a row that is none', JSON.stringify(row).slice(0, 20), [row]);
		for (const key of Object.keys(first)) {
			if (ANYTHING.has(`${part}.${key}`)) continue;
			for (const value of VALUES.filter((other) => isOtherKind(first[key], other)))
				yield await make(
					'a value of another kind',
					`${key} ${JSON.stringify(value).slice(0, 20)}`,
					[{ ...first, [key]: value }]
				);
		}
		yield {
			kind: 'nested 5,000 deep',
			what: `${part}: a field not known`,
			bytes: await forged(sample, {
				...withRows(name, () => [1]),
				raw: { [name]: textBytes(`{"later":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}\n`) }
			})
		};
		yield await make('rows that lack order', 'one twice', [first, first]);
	}
	yield await stray(sample, 'a deck without contents', 'contents');
	yield await stray(sample, 'an answer’s policy', 'policies');
	yield await stray(sample, 'a card’s deck', 'decks');
	yield await stray(sample, 'a mock exam’s paper', 'papers');
}

const stray = async (sample: Collection, what: string, part: Part): Promise<Hostile> => ({
	kind: 'rows without what they rest on',
	what,
	bytes: await forged(
		sample,
		withRows(fileOf(part), () => [])
	)
});

/** Text for text is refused only where it is too long; null only where something must be said. */
function isOtherKind(value: unknown, other: unknown): boolean {
	if (typeof other === 'string' && other.length > 100_000) return typeof value === 'string';
	if (other === null || value === null || value === undefined) return false;
	return Array.isArray(value) !== Array.isArray(other) || typeof value !== typeof other;
}
