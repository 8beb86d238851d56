import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeAll, collectionOf, learn, openAs } from '../../../tests/fixtures/studied';
import { FULL_ROWS } from '../../../tests/fixtures/rows';
import { forged, hostileBackups, withRows } from '../../../tests/hostile/backups';
import { Tally, type Outcome } from '../../../tests/hostile/tally';
import { MARKUP } from '../../../tests/hostile/texts';
import type { Collection } from '$lib/storage/backup/collection';
import { canonical } from '$lib/storage/canonical';
import type { Db } from '$lib/storage/db';
import { hashOf as sha256 } from '$lib/storage/packs';
import { dump } from '$lib/storage/testing';
import { DataWork, troubleOf } from './backup';

const INTRODUCTION = `# Hostile files

What was put before the door that a person's file takes, in real Chromium, and what the person then read. The database
was equal to the byte before and after. The test writes this file: \`npx vitest run --project browser
src/lib/app/hostile-backup -u\`; [tests/hostile](../tests/hostile) makes the files, for other doors, too.

## Backups

`;

/** Of each kind of damage that chance decides. */
const TIMES = 60;
/** Kinds of damage that may lie where a zip says nothing. */
const HARMLESS = new Set(['a bit flipped', 'bytes put in', 'bytes taken out']);

let here: Db;
let work: DataWork;
let sample: Collection;
beforeAll(async () => {
	here = await openAs('phone');
	await learn(here, 60, 3);
	const there = await openAs('laptop');
	await learn(there, 40, 4);
	const { exams, mocks, papers, updates, drafts, steps, editions } =
		FULL_ROWS as unknown as Collection;
	const rest = { exams, mocks, papers, updates, drafts, steps, editions };
	sample = { ...(await collectionOf(there)), ...rest };
	work = new DataWork(here);
});
afterAll(() => {
	work.end();
	closeAll();
});

/** All there is in the database, as one hash. */
const state = async () => sha256(canonical([here.backendDB().version, await dump(here)]));

/** Through the door that a person's file takes: the worker, up to what would change. */
async function tried(file: Uint8Array<ArrayBuffer>): Promise<Outcome | string> {
	try {
		const { reports } = await work.ask('read', { file: new Blob([file]) });
		return canonical(reports);
	} catch (error) {
		const trouble = troubleOf(error);
		return { is: 'refused', sentence: trouble?.happened ?? 'nothing' };
	}
}

it('lets none of the hostile files in, says why, and nothing is changed (F3-F7)', async () => {
	const tally = new Tally();
	const before = await state();
	const sound = await tried(await forged(sample));
	expect(sound, 'untouched it is read: what follows fails for what was done to it').toMatch(
		/"added"/
	);
	let last = '';
	for await (const { kind, what, bytes } of hostileBackups(sample, TIMES)) {
		if (kind !== last) expect(await state(), `after ${last}`).toBe(before);
		last = kind;
		const found = await tried(bytes);
		if (typeof found === 'string') {
			expect(HARMLESS.has(kind) && found === sound, `${kind}: ${what} was let in`).toBe(true);
			tally.add(kind, { is: 'the same' });
		} else {
			expect(found, `${kind}: ${what}`).not.toMatchObject({
				sentence: expect.stringMatching(/^Something in Ranvier went wrong|^This took too long/)
			});
			tally.add(kind, found);
		}
	}
	expect(await state()).toBe(before);
	expect({}).not.toHaveProperty('polluted');
	await expect(INTRODUCTION + tally.table()).toMatchFileSnapshot('../../../docs/hostile-input.md');
}, 600_000);

it('takes markup for text, wherever it stands', async () => {
	for (const text of MARKUP) {
		const note = { card: 'nerves/fact.1', note: { value: text, clock: [9, 'laptop'] } };
		const file = await forged(
			sample,
			withRows('personal.jsonl', () => [note])
		);
		expect(await tried(file), text).toMatch(/"added"/);
	}
});
