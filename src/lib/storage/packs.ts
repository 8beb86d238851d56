import type { ReviewId } from '$lib/domain/ids';
import type { LogRow } from '$lib/domain/review';
import { canonical } from './canonical';
import { write, type Db } from './db';
import { deviceOf } from './log-ids';
import type { PackRow } from './rows';

/** The tail is sealed from this size on ... */
export const SEAL_AT = 1_000;
/** ... this many rows at a time. */
export const PACK_SIZE = 500;

/** SHA-256 in hex. */
export async function hashOf(data: string | Uint8Array<ArrayBuffer>): Promise<string> {
	const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
	const digest = await crypto.subtle.digest('SHA-256', bytes);
	return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether a pack still is what was sealed. */
export const isWhole = async (pack: PackRow): Promise<boolean> =>
	(await hashOf(pack.text)) === pack.hash;

/** Rows of one device, sealed. */
export async function packOf(rows: readonly LogRow[]): Promise<PackRow> {
	const [first] = rows;
	if (!first) throw new Error('packOf: no rows');
	const text = canonical(rows);
	return { id: first.id, count: rows.length, hash: await hashOf(text), text };
}

/**
 * Moves the oldest rows of the device with the most of them from a long tail into a pack. For idle
 * time; call again until it returns null. Hashing happens outside of the transaction (SPEC L3).
 */
export async function sealTail(db: Db): Promise<ReviewId | null> {
	const rows = await oldestRows(db);
	if (rows.length === 0) return null;
	const pack = await packOf(rows);
	const ids = rows.map((row) => row.id);

	return write(db, [db.tail, db.packs], async () => {
		if (canonical(await db.tail.bulkGet(ids)) !== pack.text) return null;
		await db.packs.add(pack);
		await db.tail.bulkDelete(ids);
		return pack.id;
	});
}

/**
 * The rows to seal next; none while the tail is short. Ids and rows come from one transaction:
 * between two, another tab could seal them, and a pack of nothing would be made.
 */
const oldestRows = (db: Db): Promise<LogRow[]> =>
	db.transaction('r', db.tail, async () => {
		const ids = await db.tail.toCollection().primaryKeys();
		if (ids.length < SEAL_AT) return [];
		const rows = await db.tail.bulkGet(largestGroup(ids).slice(0, PACK_SIZE));
		return rows.filter((row) => row !== undefined);
	});

/** The ids of the device that has most of them, in the order of its counter. */
function largestGroup(ids: readonly ReviewId[]): ReviewId[] {
	const groups = new Map<string, ReviewId[]>();
	for (const id of ids) {
		const group = groups.get(deviceOf(id));
		if (group) group.push(id);
		else groups.set(deviceOf(id), [id]);
	}
	return [...groups.values()].reduce((a, b) => (b.length > a.length ? b : a), []);
}
