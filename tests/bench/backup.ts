// npx tsx tests/bench/backup.ts [decks] [copies]: what a backup of a large collection takes. The app has
// been built before.
import { serve } from '../../scripts/serve.mjs';
import { openProfile, workshop } from './browser';
import { bundle } from './bundle';
import type * as Backups from './page/backups';
import { builtDeck, largeProfile, withCopy } from './profiles';

declare global {
	var backups: typeof Backups;
}

const PORT = 4978;
const NOW = Date.parse('2026-03-02T09:00:00Z');
const [decks = 24, copies = 1] = process.argv.slice(2).map(Number);

const address = await serve(PORT);
const bench = {
	address,
	now: NOW,
	recorder: '',
	collection: await bundle('tests/bench/page/collection.ts', 'collection'),
	say: (line: string) => void process.stderr.write(`${line}\n`)
};
const profile = await largeProfile(bench, builtDeck(), { decks, copies });
const script = await bundle('tests/bench/page/backups.ts', 'backups');
const figures = await withCopy(profile, async (folder) => {
	const context = await openProfile(folder, NOW, '');
	const page = await workshop(context, address, script);
	const measured = await page.evaluate((now) => backups.measure(now), NOW);
	await context.close();
	return measured;
});
const { reviews, bytes, unpacked, ...times } = figures;
console.log(`${reviews.toLocaleString('en')} answers`);
console.log(`${(bytes / 1e6).toFixed(1)} MB, unpacked ${(unpacked / 1e6).toFixed(1)} MB`);
for (const [name, ms] of Object.entries(times))
	console.log(`${name}: ${(ms / 1_000).toFixed(2)} s`);
process.exit(0);
