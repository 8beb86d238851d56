import Dexie from 'dexie';
import { expect, it } from 'vitest';
import { StorageProblem } from './problems';
import { recordReview } from './reviews';
import { answer, at, card, dump, freshName, openWithCards, T0 } from './testing';

const MEGABYTE = 1_000_000;

/** A part of the origin's storage with a quota of its own (Chromium; not in TypeScript's DOM types yet). */
interface Buckets {
	open(name: string, options: { quota: number }): Promise<{ indexedDB: IDBFactory }>;
	delete(name: string): Promise<void>;
}
const { storageBuckets } = navigator as unknown as { storageBuckets: Buckets };

it('a full disk becomes a sentence and leaves nothing half stored (D8)', async () => {
	const name = freshName();
	const ordinary = Dexie.dependencies.indexedDB;
	Dexie.dependencies.indexedDB = (
		await storageBuckets.open(name, { quota: 5 * MEGABYTE })
	).indexedDB;
	const db = await openWithCards(2);
	try {
		const before = await dump(db);
		const small = answer(card(0), at(T0), null);
		const typed = Array.from({ length: MEGABYTE }, (_, i) => `answer ${i}`).join(' ');
		const huge = {
			...small,
			review: { ...small.review, answer: { form: 'cloze', typed } as const }
		};

		const failed: unknown = await recordReview(db, huge).catch((error: unknown) => error);
		expect(failed).toBeInstanceOf(StorageProblem);
		expect(failed).toMatchObject({
			code: 'full',
			happened: 'There is no room left to store this.',
			means: 'Your last step was not stored; everything before it is safe.',
			cause: { name: 'AbortError', inner: { name: 'QuotaExceededError' } }
		});
		expect(await dump(db)).toEqual(before);
		expect(await recordReview(db, small)).toMatchObject({ kind: 'stored' });
	} finally {
		db.close();
		Dexie.dependencies.indexedDB = ordinary;
		await storageBuckets.delete(name);
	}
});
