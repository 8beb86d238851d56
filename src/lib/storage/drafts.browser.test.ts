import { afterEach, describe, expect, it } from 'vitest';
import { deckId } from '$lib/domain/ids';
import type { Db } from './db';
import type { Draft, DraftRow, EditionRow, StepRow } from './draft-rows';
import {
	createDraft,
	deleteDraft,
	openDraft,
	readDraft,
	readDrafts,
	readReleases,
	writeDraft,
	type StoredDraft
} from './drafts';
import { dump, openNew, T0 } from './testing';

const opened: Db[] = [];
const open = async (name?: string) => {
	const db = await openNew(name);
	opened.push(db);
	return db;
};
afterEach(() => opened.splice(0).forEach((db) => db.close()));

const edition = (name: string, after: string | null, content: unknown): EditionRow => ({
	id: `d/${name}`,
	kind: 'checkpoint',
	after,
	at: T0,
	version: '1.0.0',
	note: '',
	content
});
const NEW: Draft = {
	title: 'Mending',
	deck: deckId('mending'),
	version: '1.0.0',
	origin: null,
	changedAt: T0,
	head: null,
	redo: [],
	checkpoint: 'd/start',
	releases: []
};
const step = (n: number): StepRow => ({
	id: `d/${n}`,
	after: n === 1 ? null : `d/${n - 1}`,
	at: T0 + n,
	label: `Step ${n}`,
	change: [n]
});

/** A draft of which `count` steps were made. */
async function written(db: Db, count: number): Promise<Draft> {
	await createDraft(db, 'd', NEW, [edition('start', null, 'nothing')]);
	let draft = NEW;
	for (let n = 1; n <= count; n++) {
		const after = { ...draft, head: `d/${n}`, changedAt: T0 + n };
		expect(await writeDraft(db, 'd', draft, { draft: after, step: step(n) })).toBe(true);
		draft = after;
	}
	return draft;
}
/** What is stored of a draft that is whole. */
async function stored(db: Db): Promise<StoredDraft> {
	const draft = await openDraft(db, 'd');
	if (!draft || draft === 'damaged') throw new Error(`The draft is ${draft}.`);
	return draft;
}
const labels = (steps: readonly StepRow[] | undefined) => steps?.map(({ label }) => label);

describe('a draft', () => {
	it('is read again with all its steps in a new connection', async () => {
		const db = await open();
		await written(db, 3);
		db.close();
		const { checkpoint, forward, back } = await stored(await open(db.name));
		expect(checkpoint.content).toBe('nothing');
		expect(labels(forward)).toEqual(['Step 1', 'Step 2', 'Step 3']);
		expect(back).toEqual([]);
	});

	it('remembers what was taken back, also from before its checkpoint', async () => {
		const db = await open();
		const draft = await written(db, 3);
		const kept = { ...draft, checkpoint: 'd/later', changedAt: T0 + 10 };
		await writeDraft(db, 'd', draft, { draft: kept, editions: [edition('later', 'd/3', 'three')] });
		expect(await db.editions.get('d/start')).toBeUndefined();
		const back = { ...kept, head: 'd/1', redo: ['d/3', 'd/2'], changedAt: T0 + 11 };
		await writeDraft(db, 'd', kept, { draft: back });

		const now = await stored(db);
		expect(now.draft.redo).toEqual(['d/3', 'd/2']);
		expect(now.checkpoint.content).toBe('three');
		expect([labels(now.forward), labels(now.back)]).toEqual([[], ['Step 3', 'Step 2']]);
	});

	it('forgets steps taken back once another is made', async () => {
		const db = await open();
		const draft = await written(db, 3);
		const back = { ...draft, head: 'd/1', redo: ['d/3', 'd/2'], changedAt: T0 + 10 };
		await writeDraft(db, 'd', draft, { draft: back });
		const other: StepRow = { ...step(4), after: 'd/1' };
		const on = { ...back, head: 'd/4', redo: [], changedAt: T0 + 11 };
		await writeDraft(db, 'd', back, { draft: on, step: other });
		expect(await db.steps.toCollection().primaryKeys()).toEqual(['d/1', 'd/4']);
		expect(labels((await stored(db)).forward)).toEqual(['Step 1', 'Step 4']);
	});

	it.each<[string, (db: Db) => PromiseLike<unknown>]>([
		['its checkpoint is gone', (db) => db.editions.delete('d/start')],
		['a step is gone', (db) => db.steps.delete('d/2')],
		['its steps go round in a circle', (db) => db.steps.update('d/1', { after: 'd/3' })],
		['a step does not say what it follows', (db) => db.steps.put({ id: 'd/2' } as StepRow)],
		['its row has lost its value', (db) => db.drafts.put({ id: 'd' } as DraftRow)],
		['its row says something else', (db) => db.drafts.update('d', { 'draft.value': 'Mending' })]
	])('is damaged where %s, and the others are not', async (_, damage) => {
		const db = await open();
		await written(db, 3);
		const other = { ...NEW, checkpoint: 'other/start' };
		await createDraft(db, 'other', other, [
			{ ...edition('start', null, 'whole'), id: 'other/start' }
		]);
		await damage(db);
		expect(await openDraft(db, 'd')).toBe('damaged');
		expect(await openDraft(db, 'other')).toMatchObject({ draft: other });
		expect((await readDrafts(db)).sound.map(({ id }) => id)).toContain('other');
	});

	it('is not written where another tab has gone on', async () => {
		const db = await open();
		const draft = await written(db, 1);
		const other = await open(db.name);
		const elsewhere = { ...draft, head: 'd/2', changedAt: T0 + 5 };
		await writeDraft(other, 'd', draft, { draft: elsewhere, step: step(2) });
		const before = await dump(db);
		const mine = { ...draft, head: 'd/9', changedAt: T0 + 6 };
		expect(await writeDraft(db, 'd', draft, { draft: mine, step: { ...step(2), id: 'd/9' } })).toBe(
			false
		);
		expect(await dump(db)).toEqual(before);
	});

	it('keeps its releases, the newest first', async () => {
		const db = await open();
		const draft = await written(db, 1);
		const first: EditionRow = { ...edition('r1', 'd/1', 'one'), kind: 'release' };
		const second: EditionRow = {
			...edition('r2', 'd/1', 'two'),
			kind: 'release',
			version: '1.1.0'
		};
		const released = { ...draft, releases: ['d/r1', 'd/r2'] };
		await writeDraft(db, 'd', draft, { draft: released, editions: [first, second] });
		expect((await readReleases(db, released)).map(({ version }) => version)).toEqual([
			'1.1.0',
			'1.0.0'
		]);
	});

	it('leaves nothing but a mark when it is deleted, and others as they are', async () => {
		const db = await open();
		await written(db, 2);
		await createDraft(db, 'other', { ...NEW, checkpoint: 'other/start' }, [
			{ ...edition('start', null, 'kept'), id: 'other/start' }
		]);
		await deleteDraft(db, 'd');
		expect(await readDraft(db, 'd')).toBeNull();
		expect((await readDrafts(db)).sound.map(({ id }) => id)).toEqual(['other']);
		expect(await db.drafts.get('d')).toMatchObject({ draft: { value: null, clock: [4, 'phone'] } });
		expect(await db.steps.count()).toBe(0);
		expect(await db.editions.toCollection().primaryKeys()).toEqual(['other/start']);
	});
});
