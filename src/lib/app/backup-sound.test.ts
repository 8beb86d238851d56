import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBackup } from '$lib/storage/backup/read';
import { contentHash } from '$lib/storage/backup/format';
import { derive } from '$lib/storage/derive';
import { mustBeSound, replaying } from './backup-sound';

const FOLDER = 'tests/fixtures/backups';
const kept = readdirSync(FOLDER).map((name) => ({
	name,
	bytes: new Uint8Array(readFileSync(`${FOLDER}/${name}`))
}));

describe.each(kept)('the kept backup $name', ({ bytes }) => {
	it('is read, sound, and replays to what was learnt (F1)', async () => {
		const { manifest, collection } = await readBackup(bytes);
		mustBeSound(collection);
		expect(await contentHash(collection)).toBe(manifest.content);

		const policies = new Map(collection.policies.map((policy) => [policy.id, policy]));
		const { cards, days, reviews } = derive(collection.log, replaying(policies));
		expect({ rows: collection.log.length, reviews }).toEqual({ rows: 17, reviews: 15 });
		expect(days.size).toBe(2);
		const due = [...cards.values()].flatMap(({ memory }) => (memory ? [memory.stability] : []));
		expect(due.length).toBeGreaterThan(5);
		expect(due.every((days) => days > 0)).toBe(true);
		expect(collection.cards.filter(({ aside }) => aside !== null)).toHaveLength(1);
		expect(collection.exams).toMatchObject([{ id: 'boards' }]);
		expect(collection.personal).toMatchObject([{ note: { value: 'Ask about “caudal” again' } }]);
	});
});

describe('a backup whose rows have the right shape', () => {
	const read = async () => {
		const [first] = kept;
		if (!first) throw new Error('no backup is kept');
		return (await readBackup(first.bytes)).collection;
	};

	it('is refused where a policy is not what its id says', async () => {
		const { policies, ...rest } = await read();
		const other = policies.map((policy) => ({ ...policy, retention: 0.7 }));
		expect(() => mustBeSound({ ...rest, policies: other })).toThrow(
			expect.objectContaining({ code: 'backup-unsound' })
		);
	});

	it('is refused where no question can be made of a deck', async () => {
		const { contents, ...rest } = await read();
		const without = contents.map((deck) => ({ ...deck, terms: [] }));
		expect(() => mustBeSound({ ...rest, contents: without })).toThrow(
			expect.objectContaining({ code: 'backup-unsound' })
		);
	});
});
