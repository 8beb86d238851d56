import { afterEach, describe, expect, it } from 'vitest';
import { replaying } from '$lib/app/backup-sound';
import {
	asNew,
	closeAll,
	collectionOf,
	hashOf,
	into,
	learn,
	openAs
} from '../../../tests/fixtures/studied';
import { buildNative, nativeText, parseNative, readNative } from '../../../tests/fixtures/native';
import { canonical } from './canonical';
import { openDb, VERSION, type Db } from './db';
import { rowsOf } from './log';
import { readPersonal } from './personal';
import { verify } from './rebuild';
import { readPolicies, recordReview } from './reviews';
import { readSettings, readStudySettings } from './settings';
import { answer, at, card, DECK, freshName, options, T0 } from './testing';

const KEPT = Object.entries(
	import.meta.glob<string>('../../../tests/fixtures/databases/*.jsonl', {
		query: '?raw',
		import: 'default',
		eager: true
	})
).map(([path, text]) => ({
	version: Number(/version-(\d+)\.jsonl$/.exec(path)?.[1]),
	kept: parseNative(text)
}));

const opened: Db[] = [];
afterEach(() => {
	opened.splice(0).forEach((db) => db.close());
	closeAll();
});
async function open(name: string): Promise<Db> {
	const { db, readOnly } = await openDb(options(name));
	opened.push(db);
	expect(readOnly).toBe(false);
	return db;
}

it('a database of every version before this one is kept: nativeText(readNative()) writes one', () => {
	const before = Array.from({ length: VERSION - 1 }, (_, i) => i + 1);
	expect(KEPT.map(({ version }) => version).sort()).toEqual(expect.arrayContaining(before));
});

it('a database is built again as it was read', async () => {
	const db = await openAs('phone');
	await learn(db, 60, 3);
	const read = await readNative(db.name);
	const name = freshName();
	await buildNative(name, parseNative(nativeText(read)));
	expect(nativeText(await readNative(name))).toBe(nativeText(read));
});

describe.each(KEPT)('a database of version $version (D5)', ({ version, kept }) => {
	async function upgraded(): Promise<Db> {
		const name = freshName();
		await buildNative(name, kept);
		expect(kept.native).toBe(10 * version);
		return open(name);
	}

	it('has every row as it was, and is of the present version', async () => {
		const db = await upgraded();
		expect(db.backendDB().version).toBe(10 * VERSION);
		expect(db.tables.length).toBeGreaterThanOrEqual(kept.stores.length);
		for (const [store, rows] of kept.rows)
			expect(canonical(await db.table(store).toArray()), store).toBe(canonical(rows));
	});

	it('replays to the very memories and days that it holds', async () => {
		const db = await upgraded();
		const found = await verify(db, replaying(await readPolicies(db)));
		const sealed = (await db.packs.toArray()).flatMap(rowsOf);
		const log = [...sealed, ...(await db.tail.toArray())];
		const undone = log.filter(({ kind }) => kind === 'undo').length;
		const answers = log.filter(({ kind }) => kind === 'review').length;
		expect(found).toEqual({ cards: 24, reviews: answers - undone, defects: [] });
		expect(answers).toBeGreaterThan(300);
	});

	it('keeps settings, note and mark, and goes on storing answers', async () => {
		const db = await upgraded();
		expect((await readSettings(db)).theme).toBe('dark');
		expect((await readStudySettings(db, DECK)).newPerDay).toBe(7);
		const note = { note: 'Ask about “caudal” again', marked: true };
		expect(await readPersonal(db, card(3))).toMatchObject(note);
		const given = answer(card(22), at(T0 + 1e10), null);
		expect(await recordReview(db, given)).toMatchObject({ kind: 'stored' });
	});

	it('goes into a backup and out of it again as a whole', async () => {
		const db = await upgraded();
		const other = await openAs('laptop', false);
		await into(other, await collectionOf(db), asNew('laptop-2'));
		expect(await hashOf(other)).toBe(await hashOf(db));
	});
});
