import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ZipWriter } from '$lib/files/zip';
import { deviceId } from '$lib/domain/ids';
import { collections } from '../../../../tests/fixtures/collections';
import { canonical } from '../canonical';
import type { Collection } from './collection';
import { contentOf, entryOf, filesOf, linesOf, MANIFEST, type Lines } from './format';
import { LIMITS, readBackup } from './read';
import { packBackup } from './write';

const device = { key: 'device', id: deviceId('phone'), next: 1 } as const;
const packed = (collection: Collection, at = 0) =>
	packBackup({ collection, device, damaged: [] }, { app: 'test', at });

let sample: Collection;
let bytes: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
	const large = fc.sample(collections, { seed: 3, numRuns: 60 });
	sample = large.reduce((a, b) => (canonical(b).length > canonical(a).length ? b : a));
	bytes = await packed(sample);
});

interface Forgery {
	readonly lines?: (file: Lines) => Lines | null;
	/** Text in place of each row of the settings. */
	readonly raw?: string;
	readonly more?: Lines[];
	readonly manifest?: object;
}

/** A backup whose rows, files or manifest have been tampered with, its checksums being right. */
async function forged(change: Forgery = {}): Promise<Uint8Array> {
	const zip = new ZipWriter();
	const files = [];
	for (const made of [...filesOf(sample), ...(change.more ?? [])]) {
		const file = change.lines ? change.lines(made) : made;
		if (!file) continue;
		const data =
			change.raw && file.name === 'settings.jsonl'
				? new TextEncoder().encode(`${change.raw}\n`.repeat(file.rows.length))
				: linesOf(file.rows);
		files.push(await entryOf(file, data));
		zip.add(file.name, data);
	}
	const origin = { app: 'x', created: new Date(0).toISOString(), device: 'x' };
	const described = { format: 1, schema: 2, writer: 1, ...origin };
	const content = await contentOf(files);
	zip.add(MANIFEST, linesOf([{ ...described, content, files, ...change.manifest }]));
	return zip.finish();
}

const rows = (name: string, change: (rows: readonly unknown[]) => readonly unknown[]) => ({
	lines: (file: Lines) => (file.name === name ? { name, rows: change(file.rows) } : file)
});
const refused = (data: Uint8Array, code: string) =>
	expect(readBackup(data)).rejects.toMatchObject({ name: 'StorageProblem', code });

describe('what was written', () => {
	it('is read as it was, newer events and fields too (F1)', async () => {
		await fc.assert(
			fc.asyncProperty(collections, async (collection) => {
				const { collection: read } = await readBackup(await packed(collection));
				expect(canonical(read)).toBe(canonical(collection));
			}),
			{ numRuns: 100 }
		);
	});

	it('has the same bytes for the same data, but for its date (F2)', async () => {
		expect(await packed(sample)).toEqual(bytes);
		const later = await packed(sample, 86_400_000);
		expect(later).not.toEqual(bytes);
		const [first, second] = [await readBackup(bytes), await readBackup(later)];
		expect(second.manifest.content).toBe(first.manifest.content);
		expect(second.manifest.files).toEqual(first.manifest.files);
	});
});

describe('a damaged file', () => {
	it('is refused at every length it may be cut to (F3)', async () => {
		for (let length = 0; length < bytes.length; length += 7)
			await expect(readBackup(bytes.slice(0, length))).rejects.toMatchObject({
				code: expect.stringMatching(/^(?:no-backup|backup-broken)$/)
			});
	});

	it('is refused with any bit flipped, or says the very same (F3)', async () => {
		let refusals = 0;
		for (let i = 0; i < bytes.length; i++) {
			const damaged = bytes.slice();
			damaged[i] = (damaged[i] ?? 0) ^ (1 << (i % 8));
			const outcome = await readBackup(damaged).then(
				({ collection }) => canonical(collection),
				(error: unknown) => error
			);
			if (typeof outcome === 'string') expect(outcome).toBe(canonical(sample));
			else {
				refusals++;
				expect(outcome).toMatchObject({ name: 'StorageProblem', happened: expect.any(String) });
			}
		}
		// The rest are fields of a zip that nobody reads: dates, versions, attributes.
		expect(refusals).toBeGreaterThan(bytes.length / 2);
	});
});

describe('a forged file', () => {
	it('that is untouched is read: what follows fails for the reason given', async () => {
		expect(canonical((await readBackup(await forged())).collection)).toBe(canonical(sample));
	});

	it('of a newer format, or that newer code alone may write, asks for an update (F4)', async () => {
		await refused(await forged({ manifest: { format: 2, files: 'elsewhere' } }), 'backup-newer');
		await refused(await forged({ manifest: { writer: 99 } }), 'backup-newer');
	});

	it('is refused for what is no row of its part (F5)', async () => {
		const wrong: [string, unknown][] = [
			['log-0001.jsonl', { kind: 'review', id: 'phone:0000000001' }],
			['log-0001.jsonl', { kind: 'nap', id: '../../etc' }],
			['settings.jsonl', { key: 'theme', value: 'dark', clock: ['1', 'phone'] }],
			['cards.jsonl', { id: 'none/fact.1', deck: 'none' }],
			['personal.jsonl', { card: 'nerves/fact.1', note: { value: 5, clock: [1, 'phone'] } }],
			['exams.jsonl', { id: 'e', exam: { value: { name: 5 }, clock: [1, 'phone'] } }],
			['mocks.jsonl', { id: 5 }],
			['policies.jsonl', { id: 'p1', weights: 'none' }]
		];
		for (const [name, row] of wrong)
			await refused(await forged(rows(name, () => [row])), 'backup-unsound');
	});

	it('is refused for keys that reach a prototype, and for depth (F6)', async () => {
		for (const value of [
			'{"__proto__":{"polluted":true}}',
			'{"a":[{"\\u0063onstructor":1}]}',
			`${'['.repeat(5_000)}${']'.repeat(5_000)}`
		]) {
			const raw = `{"key":"theme","clock":[1,"phone"],"value":${value}}`;
			await refused(await forged({ ...rows('settings.jsonl', () => [1]), raw }), 'backup-unsound');
		}
		expect({}).not.toHaveProperty('polluted');
	});

	it('is refused for a key that comes twice, and for rows that lack their relations (F5)', async () => {
		await refused(await forged(rows('decks.jsonl', (all) => [all[0], all[0]])), 'backup-unsound');
		await refused(await forged(rows('contents.jsonl', (all) => all.slice(1))), 'backup-unsound');
		await refused(await forged(rows('policies.jsonl', () => [])), 'backup-unsound');
	});

	it('is refused for a file more, less or of another name (F5)', async () => {
		const more = [{ name: 'extras.jsonl', rows: [] }];
		await refused(await forged({ more }), 'backup-unsound');
		const less = (file: Lines) => (file.name === 'exams.jsonl' ? null : file);
		const files = (await readBackup(bytes)).manifest.files;
		const content = await contentOf(files);
		await refused(await forged({ lines: less, manifest: { files, content } }), 'backup-broken');
		await refused(await forged({ more: [{ name: '../evil.jsonl', rows: [] }] }), 'no-backup');
	});

	it('is refused unpacked where it says or turns out to be too large (F7)', async () => {
		const zeros = new ZipWriter();
		zeros.add(MANIFEST, new Uint8Array(20_000_000));
		await refused(zeros.finish(), 'backup-too-large');
		const small = { ...LIMITS, total: 1_000 };
		await expect(readBackup(bytes, { limits: small })).rejects.toMatchObject({
			code: 'backup-too-large'
		});
		const few = { ...LIMITS, entries: 3 };
		await expect(readBackup(bytes, { limits: few })).rejects.toMatchObject({
			code: 'backup-too-large'
		});
	});

	it('is refused where its directory lies about a size (F7)', async () => {
		const view = (data: Uint8Array) => new DataView(data.buffer);
		const directory = view(bytes).getUint32(bytes.length - 22 + 16, true);
		for (const size of [0, 10, 5_000_000]) {
			const lying = bytes.slice();
			view(lying).setUint32(directory + 24, size, true);
			const code = size > 1_000_000 ? 'backup-too-large' : 'backup-broken';
			await refused(lying, code);
		}
	});
});

describe('another file', () => {
	it('is no backup', async () => {
		await refused(new Uint8Array(), 'no-backup');
		await refused(new TextEncoder().encode('A letter, not a backup at all.'), 'no-backup');
		const other = new ZipWriter();
		other.add('collection.anki2', new Uint8Array(100));
		await refused(other.finish(), 'no-backup');
	});
});
