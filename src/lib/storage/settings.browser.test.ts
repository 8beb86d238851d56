import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import type { Db } from './db';
import { readAllPersonal, readPersonal, writePersonal } from './personal';
import { readSettings, readStudySettings, writeSettings, writeStudySettings } from './settings';
import { card, DECK, openNew } from './testing';

let db: Db;
beforeEach(async () => {
	db = await openNew();
});
afterEach(() => db.close());

describe('settings', () => {
	it('are the defaults until set, field by field (P1)', async () => {
		expect(await readSettings(db)).toEqual(DEFAULT_SETTINGS);
		await writeSettings(db, { theme: 'dark' });
		await writeStudySettings(db, null, { retention: 0.85 });
		expect(await readSettings(db)).toEqual({
			...DEFAULT_SETTINGS,
			theme: 'dark',
			study: { ...DEFAULT_SETTINGS.study, retention: 0.85 }
		});
	});

	it("take a deck's own fields first, and the general ones again when given back (P1)", async () => {
		await writeStudySettings(db, null, { newPerDay: 20, retention: 0.8 });
		await writeStudySettings(db, DECK, { newPerDay: 5 });
		expect(await readStudySettings(db, DECK)).toMatchObject({ newPerDay: 5, retention: 0.8 });
		expect((await readSettings(db)).study.newPerDay).toBe(20);
		await writeStudySettings(db, DECK, { newPerDay: null });
		expect(await readStudySettings(db, DECK)).toMatchObject({ newPerDay: 20 });
	});

	it('carry a logical clock for each field, also when taken back (P2)', async () => {
		await writeSettings(db, { theme: 'dark', keys: false });
		await writeSettings(db, { theme: null });
		expect(await db.settings.toArray()).toEqual([
			{ key: 'keys', value: false, clock: [1, 'phone'] },
			{ key: 'theme', value: null, clock: [2, 'phone'] }
		]);
		expect(await readSettings(db)).toEqual({ ...DEFAULT_SETTINGS, keys: false });
	});

	it('fall back alone where a stored value is not understood (P3)', async () => {
		await writeSettings(db, { dayStart: 5 });
		await db.settings.bulkPut([
			{ key: 'theme', value: 'sepia', clock: [3, 'laptop' as never] },
			{ key: 'study.retention', value: 7, clock: [1, 'laptop' as never] }
		]);
		expect(await readSettings(db)).toEqual({ ...DEFAULT_SETTINGS, dayStart: 5 });
	});

	it('keep what newer code has stored: other rows, other fields of a row and of a value (P3)', async () => {
		const limit = { by: 'cards', cards: 80, breaks: true };
		await db.settings.bulkPut([
			{ key: 'study.limit', value: limit, clock: [1, 'laptop' as never] },
			{ key: 'sound', value: 'on', clock: [1, 'laptop' as never] },
			{ key: 'theme', value: 'sepia', clock: [4, 'laptop' as never], why: 'new' } as never
		]);
		expect((await readSettings(db)).study.limit).toEqual(limit);
		await writeSettings(db, { theme: 'light' });
		expect(await db.settings.get('sound')).toMatchObject({ value: 'on' });
		expect(await db.settings.get('theme')).toEqual({
			key: 'theme',
			value: 'light',
			clock: [5, 'phone'],
			why: 'new'
		});
	});

	it('refuse a value that is none, and store nothing of the change (P3)', async () => {
		const change = { keys: false, dayStart: 99 };
		await expect(writeSettings(db, change)).rejects.toThrow();
		expect(await db.settings.count()).toBe(0);
	});
});

describe('mark and note', () => {
	it('are set apart from each other, each with its clock (P4)', async () => {
		expect(await readPersonal(db, card(1))).toEqual({ marked: false, note: '' });
		await writePersonal(db, card(1), { marked: true });
		await writePersonal(db, card(1), { note: 'ask Ana' });
		await writePersonal(db, card(1), { note: 'asked Ana' });
		await writePersonal(db, card(2), { marked: false });
		expect(await db.personal.get(card(1))).toEqual({
			card: card(1),
			marked: { value: true, clock: [1, 'phone'] },
			note: { value: 'asked Ana', clock: [2, 'phone'] }
		});
		expect(await readAllPersonal(db)).toEqual(
			new Map([[card(1), { marked: true, note: 'asked Ana' }]])
		);
	});
});
