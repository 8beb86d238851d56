import { reviewId, type CardId, type DeviceId, type ReviewId } from '$lib/domain/ids';
import { inReplayOrder, type LogRow, type Review } from '$lib/domain/review';
import { asDevice, type Db } from './db';
import { StorageProblem } from './problems';
import type { DeviceRow, PackRow } from './rows';

const COUNTER_DIGITS = 10;
/** Packs read at once: 500 rows each, some 200 kB of text. */
const PACKS_AT_ONCE = 8;

/** `<device>:<counter>`, padded so that ids of one device sort by counter. */
export const reviewIdOf = (device: DeviceId, counter: number): ReviewId =>
	reviewId(`${device}:${String(counter).padStart(COUNTER_DIGITS, '0')}`);

/** The device that gave a log row its id. */
export const deviceOf = (id: ReviewId): string => id.slice(0, -COUNTER_DIGITS - 1);
/** The how manieth log row of its device an id stands for, from 1. */
export const counterOf = (id: ReviewId): number => Number(id.slice(-COUNTER_DIGITS));

/** Takes the next id of this device; inside a write transaction only, so none is ever lost. */
export async function takeId(db: Db, device: DeviceRow): Promise<ReviewId> {
	await db.meta.put({ ...device, next: device.next + 1 });
	return reviewIdOf(device.id, device.next);
}

/** The ids of all packs and the rows of the tail at one moment; packs are never changed or removed. */
export async function snapshot(
	db: Db
): Promise<{ packs: ReviewId[]; tail: LogRow[]; device: string; next: number }> {
	return db.transaction('r', db.packs, db.tail, db.meta, async () => {
		const device = asDevice(await db.meta.get('device'));
		return {
			packs: await db.packs.toCollection().primaryKeys(),
			tail: await db.tail.toArray(),
			device: device.id,
			next: device.next
		};
	});
}

/** The whole log in batches of up to 500 rows, packs first; what is written meanwhile is left out. */
export async function* readLog(db: Db): AsyncGenerator<readonly LogRow[], void> {
	const { packs, tail } = await snapshot(db);
	for await (const pack of readPacks(db, packs)) yield rowsOf(pack);
	if (tail.length > 0) yield tail;
}

/** The rows of a pack as they were sealed. */
export const rowsOf = (pack: PackRow): LogRow[] => JSON.parse(pack.text) as LogRow[];

/** The packs with these ids, a few at a time. */
export async function* readPacks(db: Db, ids: readonly ReviewId[]): AsyncGenerator<PackRow, void> {
	for (let i = 0; i < ids.length; i += PACKS_AT_ONCE)
		for (const pack of await db.packs.bulkGet(ids.slice(i, i + PACKS_AT_ONCE))) {
			if (!pack) throw new StorageProblem('damaged');
			yield pack;
		}
}

/** The reviews with these ids of one device, from the tail or, where sealed meanwhile, from their packs. */
export async function reviewsById(db: Db, ids: readonly ReviewId[]): Promise<Review[]> {
	const found = new Map<ReviewId, LogRow>();
	for (const row of await db.tail.bulkGet([...ids])) if (row) found.set(row.id, row);
	for (const id of ids) {
		if (found.has(id)) continue;
		// Packs are named by their first row: the last one not after `id` holds it.
		const pack = await db.packs.where('id').belowOrEqual(id).last();
		for (const row of pack ? rowsOf(pack) : []) found.set(row.id, row);
	}
	return ids.flatMap((id) => {
		const row = found.get(id);
		return row?.kind === 'review' ? [row] : [];
	});
}

/** A card's reviews that count, in the order they are replayed. Reads every pack: not for a list. */
export async function historyOf(db: Db, card: CardId): Promise<Review[]> {
	const { packs, tail } = await snapshot(db);
	const rows = tail.filter((row) => row.card === card);
	for await (const pack of readPacks(db, packs))
		if (pack.text.includes(JSON.stringify(card)))
			rows.push(...rowsOf(pack).filter((row) => row.card === card));
	return effective(rows);
}

/** The reviews among `rows` that no undo takes back, each once, in replay order. */
export function effective(rows: readonly LogRow[]): Review[] {
	const undone = new Set(rows.flatMap((row) => (row.kind === 'undo' ? [row.undoes] : [])));
	return rows
		.filter((row): row is Review => row.kind === 'review' && !undone.has(row.id))
		.sort(inReplayOrder)
		.filter((review, i, all) => review.id !== all[i - 1]?.id);
}

/** The newest rows of this tail by id, at most `limit`, newest last: sealing leaves some 500 there. */
export async function recentRows(db: Db, limit: number): Promise<LogRow[]> {
	const rows = await db.tail.orderBy(':id').reverse().limit(limit).toArray();
	return rows.reverse();
}
