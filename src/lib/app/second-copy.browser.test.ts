import type { Transaction } from 'dexie';
import { afterEach, expect, test, vi } from 'vitest';
import { openDb, type Db } from '$lib/storage/db';
import { installDeck } from '$lib/storage/decks';
import type { Written } from '$lib/storage/telling';
import { at, card, cards, deck, DEVICE, freshName, options, T0 } from '$lib/storage/testing';
import { study } from '$lib/storage/testing-learner';
import { hashOf, learn, scheduler } from '../../../tests/fixtures/studied';
import { recover, remainsOf } from './recovery';
import { SecondCopy } from './second-copy';
import {
	journalNames,
	newestCopy,
	noteRecovering,
	openCopyFolder,
	readJournals
} from './second-copy-files';

const opened: Db[] = [];
afterEach(async () => {
	const root = await navigator.storage.getDirectory();
	for (const db of opened.splice(0)) {
		await db.delete();
		// A journal that is still open keeps its folder; it goes with the browser's profile.
		await root.removeEntry(`second copy of ${db.name}`, { recursive: true }).catch(() => undefined);
	}
});

async function open(name: string) {
	const copy = new SecondCopy(() => undefined);
	const { db, isEmpty } = await openDb(options(name, { onWritten: copy.take }));
	opened.push(db);
	return { db, isEmpty, copy };
}

async function folderOf(name: string): Promise<FileSystemDirectoryHandle> {
	const folder = await openCopyFolder(name);
	if (!folder) throw new Error('no place for files');
	return folder;
}

async function journalled(name: string, text: string): Promise<void> {
	const folder = await folderOf(name);
	await vi.waitFor(
		async () => expect((await readJournals(folder)).join('')).toContain(text),
		5_000
	);
}

async function copied(name: string): Promise<void> {
	const folder = await folderOf(name);
	await vi.waitFor(async () => expect(await newestCopy(folder)).not.toBeNull(), 10_000);
}

const install = (db: Db) =>
	installDeck(db, { deck: deck(), cards: cards(30), hash: 'v1', moment: at(T0) });

const answers = (db: Db, count: number, seed: number) =>
	study(db, [card(seed)], scheduler, { count, seed, from: T0 });

test('all is as it was when the browser has lost the database: answers, undos, settings, notes, cards set aside', async () => {
	const name = freshName();
	const { db, isEmpty, copy } = await open(name);
	expect(isEmpty).toBe(true);
	await install(db);
	await copy.begin(db, 0);
	await copied(name);
	await learn(db, 1_200, 7);
	await journalled(name, 'note of 7');
	const before = await hashOf(db);
	const reviews = (await db.days.toArray()).reduce((sum, day) => sum + day.answers, 0);
	await db.delete();

	const again = await open(name);
	expect(again.isEmpty).toBe(true);
	expect(await remainsOf(name)).toBe('copy');
	const { done } = await recover(again.db);
	expect(done).toBe(true);
	expect(await hashOf(again.db)).toBe(before);
	expect((await again.db.days.toArray()).reduce((sum, day) => sum + day.answers, 0)).toBe(reviews);
	// Another tab that found it empty comes second.
	expect(await recover(again.db)).toEqual({ done: true, told: null });
});

test('before there is a copy, the answers come back to the cards that are there', async () => {
	const name = freshName();
	const { db, copy } = await open(name);
	await install(db);
	// Given before the journal is open.
	await answers(db, 3, 1);
	await copy.begin(db);
	await answers(db, 3, 2);
	await journalled(name, card(2));
	const before = await hashOf(db);
	await db.delete();

	const again = await open(name);
	expect(await remainsOf(name)).toBe('journals');
	await install(again.db);
	expect((await recover(again.db)).done).toBe(true);
	expect(await hashOf(again.db)).toBe(before);
});

test('an answer that no journal has is taken in at the next start, once', async () => {
	const name = freshName();
	const { db } = await openDb(options(name));
	opened.push(db);
	await install(db);
	await answers(db, 1, 1);
	const folder = await folderOf(name);
	for (let starts = 1; starts <= 2; starts++) {
		await new SecondCopy(() => undefined).begin(db);
		await vi.waitFor(async () => expect(await journalNames(folder)).toHaveLength(starts));
		await journalled(name, card(1));
	}
	const lines = (await readJournals(folder)).join('').split('\n');
	expect(lines.filter((line) => line.startsWith('["log"'))).toHaveLength(1);
});

test('a copy takes up the journals of tabs that are gone, and leaves the one that is written', async () => {
	const name = freshName();
	const { db, copy } = await open(name);
	await install(db);
	const folder = await folderOf(name);
	await folder.getFileHandle('journal-1-gone.jsonl', { create: true });
	await copy.begin(db, 0);
	await copied(name);
	await vi.waitFor(async () => expect(await journalNames(folder)).toHaveLength(1));
	await answers(db, 1, 1);
	await journalled(name, card(1));
});

test('what could not be put back is told, and the copy stays for the next try', async () => {
	const name = freshName();
	const { db } = await open(name);
	const folder = await folderOf(name);
	const file = await folder.getFileHandle('copy-1-1-phone.zip', { create: true });
	const writable = await file.createWritable();
	await writable.write('no zip');
	await writable.close();
	const { done, told } = await recover(db);
	expect(done).toBe(false);
	expect(told?.means).toContain('could not be put back');
	expect((await newestCopy(folder))?.bytes).toBe(6);
});

test('a recovery that ended half way is told of at the next start', async () => {
	const name = freshName();
	const { db } = await open(name);
	await noteRecovering(await folderOf(name));
	let told = 0;
	await new SecondCopy(() => void told++).begin(db);
	await vi.waitFor(() => expect(told).toBe(1));
});

test('a transaction that is taken back is not told of', async () => {
	const told: Written[] = [];
	const { db } = await openDb(options(freshName(), { onWritten: (written) => told.push(written) }));
	opened.push(db);
	const put = (value: string, end: (transaction: Transaction) => void) =>
		db.transaction('rw', db.settings, async (transaction) => {
			await db.settings.put({ key: 'theme', value, clock: [1, DEVICE] });
			end(transaction);
		});
	await put('dark', (transaction) => transaction.abort()).catch(() => undefined);
	await put('light', () => undefined);
	await vi.waitFor(() => expect(told).toHaveLength(1));
	expect(told[0]?.rows).toEqual([
		['settings', { key: 'theme', value: 'light', clock: [1, DEVICE] }]
	]);
});
