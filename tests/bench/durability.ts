// npx tsx tests/bench/durability.ts [rounds] [answers]: what it costs to have each answer on the disk
// before it counts as stored. Strict and relaxed take turns, on both of Chromium's stores. The app has
// been built before.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { serve } from '../../scripts/serve.mjs';
import { root } from '../../scripts/ensure-packages.mjs';
import { openProfile, workshop } from './browser';
import { bundle } from './bundle';
import { spreadOf } from './figures';
import type * as Durability from './page/durability';

declare global {
	var durability: typeof Durability;
}

const PORT = 4979;
const STORES = [
	['LevelDB', []],
	['SQLite', ['--enable-features=IdbSqliteBackingStore']]
] as const;
const KINDS = ['relaxed', 'strict'] as const;
const [rounds = 6, count = 200] = process.argv.slice(2).map(Number);

const address = await serve(PORT);
const script = await bundle('tests/bench/page/durability.ts', 'durability');

/** Every answer's milliseconds, strict and relaxed in turns, in a profile on the disk. */
async function measure(args: readonly string[]): Promise<Record<Kind, number[]>> {
	// Not below the system's folder for temporary files: that may be memory.
	const folder = await mkdtemp(join(root, 'node_modules/.cache-durability-'));
	const context = await openProfile(folder, Date.now(), '', args);
	const page = await workshop(context, address, script);
	const taken: Record<Kind, number[]> = { relaxed: [], strict: [] };
	for (let round = 0; round < rounds; round++)
		for (const kind of round % 2 === 0 ? KINDS : KINDS.toReversed())
			taken[kind].push(
				...(await page.evaluate(([how, many]) => durability.answers(how, many), [
					kind,
					count
				] as const))
			);
	await context.close();
	await rm(folder, { recursive: true, force: true });
	return taken;
}
type Kind = (typeof KINDS)[number];

const ms = (n: number) => n.toFixed(1).padStart(7);
console.log(`${rounds} rounds of ${count} answers each; milliseconds until acknowledged`);
console.log('store    durability  median      p95     most');
for (const [store, args] of STORES) {
	const taken = await measure(args);
	const spread = { relaxed: spreadOf(taken.relaxed), strict: spreadOf(taken.strict) };
	for (const kind of KINDS) {
		const { median, p95, most } = spread[kind];
		console.log(`${store.padEnd(8)} ${kind.padEnd(10)} ${ms(median)}  ${ms(p95)}  ${ms(most)}`);
	}
	const { strict, relaxed } = spread;
	console.log(
		`${store.padEnd(8)} ratio      ${ms(strict.median / relaxed.median)}  ${ms(strict.p95 / relaxed.p95)}`
	);
}
process.exit(0);
