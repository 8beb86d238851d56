import { afterEach, describe, expect, it } from 'vitest';
import { deviceId, type CardId, type ReviewId } from '$lib/domain/ids';
import type { LogRow } from '$lib/domain/review';
import type { Db } from './db';
import { historyOf, readLog } from './log';
import { reviewIdOf } from './log-ids';
import { isWhole, sealTail } from './packs';
import { answer, at, card, openNew, openWithCards, T0 } from './testing';

const opened: Db[] = [];
afterEach(() => opened.splice(0).forEach((db) => db.close()));

const reviewRow = (device: string, counter: number, which: CardId): LogRow => ({
	...answer(which, at(T0 + counter), null).review,
	id: reviewIdOf(deviceId(device), counter)
});

async function openWithTail(count: number): Promise<Db> {
	const db = await openWithCards(3);
	opened.push(db);
	const rows = Array.from({ length: count }, (_, i) => reviewRow('phone', i + 1, card(i % 3)));
	await db.tail.bulkAdd(rows);
	return db;
}

async function wholeLog(db: Db): Promise<LogRow[]> {
	const rows: LogRow[] = [];
	for await (const batch of readLog(db)) rows.push(...batch);
	return rows;
}

const ids = (rows: readonly { id: ReviewId }[]) => rows.map(({ id }) => id);

describe('sealing', () => {
	it('leaves a short tail alone (L2)', async () => {
		const db = await openWithTail(999);
		expect(await sealTail(db)).toBeNull();
		expect(await db.packs.count()).toBe(0);
	});

	it('moves the oldest 500 into one pack that reads back equal and is whole (L2, L3)', async () => {
		const db = await openWithTail(1_200);
		const before = await wholeLog(db);
		expect(await sealTail(db)).toBe('phone:0000000001');
		expect(await sealTail(db)).toBeNull();

		expect(await wholeLog(db)).toEqual(before);
		expect(await db.tail.count()).toBe(700);
		const pack = await db.packs.get(reviewIdOf(deviceId('phone'), 1));
		expect(pack).toMatchObject({
			count: 500,
			hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string
		});
		expect(pack && (await isWhole(pack))).toBe(true);
	});

	it('gives equal rows the same hash whatever order their fields came in (L3)', async () => {
		const a = await openWithTail(1_000);
		const b = await openNew();
		opened.push(b);
		const turned = (await a.tail.toArray()).map(
			(row) => Object.fromEntries(Object.entries(row).reverse()) as unknown as LogRow
		);
		await b.tail.bulkAdd(turned);
		await Promise.all([sealTail(a), sealTail(b)]);
		expect(await a.packs.toArray()).toEqual(await b.packs.toArray());
	});

	it('notices a changed character (L3)', async () => {
		const db = await openWithTail(1_000);
		await sealTail(db);
		const [pack] = await db.packs.toArray();
		expect(pack && (await isWhole({ ...pack, text: pack.text.replace('caudal', 'caudat') }))).toBe(
			false
		);
	});

	it('keeps the rows of devices apart, and seals the largest group first (L2)', async () => {
		const db = await openWithTail(600);
		const others = Array.from({ length: 450 }, (_, i) => reviewRow('laptop', i + 1, card(0)));
		await db.tail.bulkAdd(others);
		expect(await sealTail(db)).toBe('phone:0000000001');
		expect(await db.tail.where('id').startsWith('laptop:').count()).toBe(450);
		expect(await db.tail.count()).toBe(550);
	});

	it('seals once when two tabs do it at the same time (L3)', async () => {
		const db = await openWithTail(1_000);
		const other = await openNew(db.name);
		opened.push(other);
		const sealed = await Promise.all([sealTail(db), sealTail(other)]);
		expect(sealed.filter((id) => id !== null)).toHaveLength(1);
		expect(await wholeLog(db)).toHaveLength(1_000);
	});
});

describe('reading the log', () => {
	it('gives every row once though the tail is sealed meanwhile (L4)', async () => {
		const db = await openWithTail(1_400);
		await sealTail(db);
		const reading = readLog(db);
		const rows = [...((await reading.next()).value ?? [])];
		await db.tail.bulkAdd(
			Array.from({ length: 300 }, (_, i) => reviewRow('phone', 1_401 + i, card(0)))
		);
		await sealTail(db);
		for await (const batch of reading) rows.push(...batch);
		expect(new Set(ids(rows)).size).toBe(1_400);
		expect(rows).toHaveLength(1_400);
	});

	it('finds the reviews of one card in packs and tail, without the undone ones (L5)', async () => {
		const db = await openWithTail(1_000);
		await sealTail(db);
		const all = (await wholeLog(db)).filter((row) => row.card === card(2));
		const taken = all[4];
		if (!taken) throw new Error('no row');
		await db.tail.add({
			...at(T0 + 5_000),
			kind: 'undo',
			id: reviewIdOf(deviceId('phone'), 1_001),
			at: T0 + 5_000,
			card: card(2),
			undoes: taken.id
		});
		const { runs } = await historyOf(db, card(2));
		const history = runs.flat();
		expect(history).toHaveLength(all.length - 1);
		expect(ids(history)).toEqual(
			ids(all)
				.filter((id) => id !== taken.id)
				.sort()
		);
	});
});
