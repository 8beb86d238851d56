// npx tsx tests/bench/backup.ts [decks] [copies]: what a backup of a large collection takes: time, and
// memory of the page. The app has been built before.
import { serve } from '../../scripts/serve.mjs';
import { openProfile, workshop } from './browser';
import { bundle } from './bundle';
import { peakWhile } from './memory';
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
const seconds = (ms: number) => `${(ms / 1_000).toFixed(2).padStart(7)} s`;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
await withCopy(profile, async (folder) => {
	const context = await openProfile(folder, NOW, '');
	const page = await workshop(context, address, script);
	const rest = await peakWhile(folder, () => page.evaluate(() => 0));
	console.log(`the page before anything: ${rest[1].toFixed(0)} MB`);
	for (const step of ['write', 'read', 'preview', 'replace', 'merge'] as const) {
		const [taken, peak] = await peakWhile(folder, () =>
			page.evaluate(([what, now]) => backups.take(what, now), [step, NOW] as const)
		);
		console.log(`${step.padEnd(8)} ${seconds(taken)}, at most ${peak.toFixed(0)} MB`);
	}
	const { answers, bytes, unpacked } = await page.evaluate(() => backups.sizes());
	console.log(
		`${answers.toLocaleString('en')} answers: ${megabytes(bytes)}, unpacked ${megabytes(unpacked)}`
	);
	await context.close();
});
process.exit(0);
