import { write, type Db } from './db';

/** Enough for some two thousand answers. */
export const RESERVE_BYTES = 2_000_000;

/** Keeps room to be given up when the disk is full (SPEC D11); `bytes` at random, or they take no room. */
export function keepReserve(db: Db, bytes: Blob): Promise<void> {
	return write(db, [], async () => {
		await db.meta.put({ key: 'reserve', bytes });
	});
}

/** Whether the reserve is there; does not read it. */
export const hasReserve = async (db: Db): Promise<boolean> =>
	(await db.meta.where('key').equals('reserve').count()) > 0;
