import { flushSync } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readCard } from './cards';
import { openDb, type Db } from './db';
import { Live, type Reading } from './live.svelte';
import { readSettings, writeSettings } from './settings';
import { card, freshName, openNew, openWithCards, options } from './testing';

const cleanups: (() => void)[] = [];
afterEach(() => cleanups.splice(0).forEach((clean) => clean()));

/** Reads `live` as a component would and notes every state it shows. */
function watch<T>(live: Live<T>): { seen: Reading<T>[]; stop: () => void } {
	const seen: Reading<T>[] = [];
	const stop = $effect.root(() => {
		$effect(() => {
			seen.push(live.current);
		});
	});
	flushSync();
	cleanups.push(stop);
	return { seen, stop };
}

describe('Live (V1)', () => {
	it('is loading, then a value, and a value again after a change in another connection', async () => {
		const db = await openNew();
		const other = await openNew(db.name);
		cleanups.push(
			() => db.close(),
			() => other.close()
		);
		const { seen } = watch(new Live(async () => (await readSettings(db)).theme));
		expect(seen).toEqual([{ state: 'loading' }]);

		await vi.waitFor(() => expect(seen.at(-1)).toEqual({ state: 'value', value: 'system' }));
		await writeSettings(other, { theme: 'dark' });
		await vi.waitFor(() => expect(seen.at(-1)).toEqual({ state: 'value', value: 'dark' }));
	});

	it('tells a row that is missing from one not read yet', async () => {
		const db = await openWithCards(1);
		cleanups.push(() => db.close());
		const { seen } = watch(new Live(() => readCard(db, card(9))));
		await vi.waitFor(() => expect(seen).toContainEqual({ state: 'value', value: null }));
		expect(seen[0]).toEqual({ state: 'loading' });
	});

	it('fails with a sentence where the database was closed for good', async () => {
		const { db } = await openDb(options(freshName()));
		db.close();
		const { seen } = watch(new Live(() => readSettings(db)));
		await vi.waitFor(() =>
			expect(seen.at(-1)).toMatchObject({ state: 'failed', error: { code: 'closed' } })
		);
	});

	it('shows nothing that is not committed (D7)', async () => {
		const db: Db = await openNew();
		cleanups.push(() => db.close());
		const { seen } = watch(new Live(() => db.settings.toArray()));
		await vi.waitFor(() => expect(seen.at(-1)).toEqual({ state: 'value', value: [] }));
		const unstorable = new Proxy({}, {});
		const row = { key: 'theme', value: unstorable, clock: [1, 'phone' as never] } as const;
		await expect(db.settings.put(row)).rejects.toMatchObject({ name: 'DataCloneError' });
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(seen.filter((reading) => reading.state === 'value')).toEqual([
			{ state: 'value', value: [] }
		]);
	});

	it('asks no more once nothing reads it', async () => {
		const db = await openNew();
		cleanups.push(() => db.close());
		let asked = 0;
		const live = new Live(() => {
			asked++;
			return readSettings(db);
		});
		const { seen, stop } = watch(live);
		await vi.waitFor(() => expect(seen.at(-1)?.state).toBe('value'));
		stop();
		await Promise.resolve();
		const before = asked;
		await writeSettings(db, { theme: 'dark' });
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(asked).toBe(before);
	});
});
