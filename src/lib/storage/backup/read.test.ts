import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { deviceId } from '$lib/domain/ids';
import { collections } from '../../../../tests/fixtures/collections';
import { canonical } from '../canonical';
import type { Collection } from './collection';
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

// All else that is no backup is tried in Chromium: see docs/hostile-input.md.
describe('limits', () => {
	it.each([{ total: 1_000 }, { file: 1_000 }, { entry: 10 }, { entries: 3 }, { ratio: 0 }])(
		'refuse the file unpacked past %o (F7)',
		async (limit) => {
			await expect(readBackup(bytes, { limits: { ...LIMITS, ...limit } })).rejects.toMatchObject({
				code: 'backup-too-large'
			});
		}
	);
});
