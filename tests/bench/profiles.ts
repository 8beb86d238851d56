import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync
} from 'node:fs';
import { join } from 'node:path';
import type { Deck } from '$lib/domain/deck';
import { root } from '../../scripts/ensure-packages.mjs';
import { openProfile, workshop } from './browser';
import type { Size } from './collection/generate';

const CACHE = join(root, '.cache/bench');

/** What every measurement needs to know. */
export interface Bench {
	readonly address: string;
	/** Epoch ms at which every page stands when it is opened first. */
	readonly now: number;
	/** Scripts for pages. */
	readonly recorder: string;
	readonly collection: string;
	/** Tells a person who waits what is going on. */
	readonly say: (line: string) => void;
}

/** The folder of a browser profile with the large collection; made once and kept. */
export async function largeProfile(bench: Bench, model: Deck, size: Size): Promise<string> {
	const made = createHash('sha256')
		.update(JSON.stringify([size, bench.now, bench.address, model]))
		.update(bench.collection)
		.digest('hex');
	const folder = join(CACHE, `collection-${size.decks}x${size.copies}-${made.slice(0, 12)}`);
	if (existsSync(folder)) return folder;

	bench.say(`Generating the collection (${size.decks} decks); it is kept in ${folder}`);
	const unfinished = `${folder}.unfinished`;
	rmSync(unfinished, { recursive: true, force: true });
	const context = await openProfile(unfinished, bench.now, bench.recorder);
	const page = await workshop(context, bench.address, bench.collection);
	await page.evaluate(([deck, wanted, now]) => collection.generate(deck, wanted, now), [
		model,
		size,
		bench.now
	] as const);
	await context.close();
	removeOlder(folder);
	renameSync(unfinished, folder);
	return folder;
}

/** A collection of the same size that other code has made is of no further use. */
function removeOlder(folder: string): void {
	const kind = folder.slice(0, folder.lastIndexOf('-'));
	for (const name of readdirSync(CACHE).map((entry) => join(CACHE, entry)))
		if (name.startsWith(`${kind}-`) && !name.endsWith('.unfinished'))
			rmSync(name, { recursive: true });
}

/** A copy to study in, or with null an empty profile; gone when `work` is done. */
export async function withCopy<T>(
	profile: string | null,
	work: (folder: string) => Promise<T>
): Promise<T> {
	mkdirSync(CACHE, { recursive: true });
	const folder = join(CACHE, `run-${process.pid}-${profile ? 'large' : 'empty'}`);
	rmSync(folder, { recursive: true, force: true });
	if (profile) cpSync(profile, folder, { recursive: true });
	try {
		return await work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** The deck that the build has compiled. */
export function builtDeck(): Deck {
	const assets = join(root, 'build/_app/immutable/assets');
	const file = readdirSync(assets).find((name) => name.endsWith('.json'));
	if (!file) throw new Error('The build has no deck. Run the build again.');
	return JSON.parse(readFileSync(join(assets, file), 'utf8')) as Deck;
}
