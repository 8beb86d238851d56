import { historiesOf, type CardHistory } from '$lib/domain/history';
import type { CardId, ReviewId } from '$lib/domain/ids';
import type { LogRow, Reset, Review } from '$lib/domain/review';
import { asDevice, type Db } from './db';
import { reviewIdOf } from './log-ids';
import { StorageProblem } from './problems';
import type { DeviceRow, PackRow } from './rows';

/** Packs read at once: 500 rows each, some 200 kB of text. */
const PACKS_AT_ONCE = 8;

/** Takes the next id of this device; inside a write transaction only, so none is ever lost. */
export async function takeId(db: Db, device: DeviceRow): Promise<ReviewId> {
	await db.meta.put({ ...device, next: device.next + 1 });
	return reviewIdOf(device.id, device.next);
}

/** Ids of this device, one after the other; `store` them in the write transaction that uses them. */
export function idsOf(device: DeviceRow) {
	let { next } = device;
	return {
		take: (): ReviewId => reviewIdOf(device.id, next++),
		store: async (db: Db): Promise<void> => {
			if (next > device.next) await db.meta.put({ ...device, next });
		}
	};
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

/** The reviews with these ids. */
export async function reviewsById(db: Db, ids: readonly ReviewId[]): Promise<Review[]> {
	return (await rowsById(db, ids)).filter((row): row is Review => row.kind === 'review');
}

/** The reset with this id; null where the log has none. */
export async function resetById(db: Db, id: ReviewId): Promise<Reset | null> {
	return (await rowsById(db, [id])).find((row): row is Reset => row.kind === 'reset') ?? null;
}

/** The rows with these ids, from the tail or, where sealed meanwhile, from their packs. */
async function rowsById(db: Db, ids: readonly ReviewId[]): Promise<LogRow[]> {
	const found = new Map<ReviewId, LogRow>();
	for (const row of await db.tail.bulkGet([...ids])) if (row) found.set(row.id, row);
	for (const id of ids) {
		if (found.has(id)) continue;
		// Packs are named by their first row: the last one not after `id` holds it.
		const pack = await db.packs.where('id').belowOrEqual(id).last();
		for (const row of pack ? rowsOf(pack) : []) found.set(row.id, row);
	}
	return ids.flatMap((id) => found.get(id) ?? []);
}

const NEVER_ANSWERED: CardHistory = { runs: [[]], reset: null };

/** What the log says of a card, under this id and those it had before. Reads every pack: not for a list. */
export async function historyOf(db: Db, card: CardId): Promise<CardHistory> {
	const names = new Set([card]);
	for (;;) {
		const rows = await rowsAbout(db, names);
		const former = rows.flatMap((row) =>
			row.kind === 'rename' && names.has(row.card) && !names.has(row.from) ? [row.from] : []
		);
		if (former.length === 0) return historiesOf(rows).get(card) ?? NEVER_ANSWERED;
		former.forEach((name) => names.add(name));
	}
}

async function rowsAbout(db: Db, names: ReadonlySet<CardId>): Promise<LogRow[]> {
	const { packs, tail } = await snapshot(db);
	const isAbout = (row: LogRow) =>
		names.has(row.card) || (row.kind === 'rename' && names.has(row.from));
	const written = [...names].map((name) => JSON.stringify(name));
	const rows = tail.filter(isAbout);
	for await (const pack of readPacks(db, packs))
		if (written.some((name) => pack.text.includes(name)))
			rows.push(...rowsOf(pack).filter(isAbout));
	return rows;
}

/** The newest rows of this tail by id, at most `limit`, newest last: sealing leaves some 500 there. */
export async function recentRows(db: Db, limit: number): Promise<LogRow[]> {
	const rows = await db.tail.orderBy(':id').reverse().limit(limit).toArray();
	return rows.reverse();
}
