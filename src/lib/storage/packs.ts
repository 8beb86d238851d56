import type { ReviewId } from '$lib/domain/ids';
import { canonical } from './canonical';
import { write, type Db } from './db';
import { deviceOf } from './log';
import type { PackRow } from './rows';

/** The tail is sealed from this size on ... */
export const SEAL_AT = 1_000;
/** ... this many rows at a time. */
export const PACK_SIZE = 500;

/** SHA-256 in hex. */
export async function hashOf(text: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether a pack still is what was sealed. */
export const isWhole = async (pack: PackRow): Promise<boolean> =>
	(await hashOf(pack.text)) === pack.hash;

/**
 * Moves the oldest rows of the device with the most of them from a long tail into a pack. For idle
 * time; call again until it returns null. Hashing happens outside of the transaction (SPEC L3).
 */
export async function sealTail(db: Db): Promise<ReviewId | null> {
	const ids = await db.tail.toCollection().primaryKeys();
	if (ids.length < SEAL_AT) return null;
	const oldest = largestGroup(ids).slice(0, PACK_SIZE);
	const [id] = oldest;
	const text = canonical(await db.tail.bulkGet(oldest));
	if (id === undefined) return null;
	const pack = { id, count: oldest.length, hash: await hashOf(text), text };

	return write(db, [db.tail, db.packs], async () => {
		if (canonical(await db.tail.bulkGet(oldest)) !== text) return null;
		await db.packs.add(pack);
		await db.tail.bulkDelete(oldest);
		return id;
	});
}

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
