import { cpus, loadavg } from 'node:os';
import { bundle } from './bundle';
import { openProfile, workshop } from './browser';
import { measureEngine, type Engine } from './engine';
import { spreadOf, tableOf, type Figure } from './figures';
import { builtDeck, largeProfile, withCopy, type Bench } from './profiles';
import { measureScreens, type Screens } from './screens';
import { measureTransfer } from './transfer';
import { serve } from '../../scripts/serve.mjs';
import type { Contents } from './page/collection';

/** The profile belongs to its address, so this one port it is. */
const PORT = 4977;
const NOW = Date.parse('2026-03-02T09:00:00Z');

interface Options {
	readonly quick: boolean;
	readonly say: (line: string) => void;
}

const FULL = {
	size: { decks: 20, copies: 12 },
	repeats: { answers: 200, starts: 10, plans: 50 },
	checks: 10
};
const QUICK = {
	size: { decks: 24, copies: 1 },
	repeats: { answers: 60, starts: 5, plans: 30 },
	checks: 3
};

/** Measures everything and puts it into one table. The app has been built before. */
export async function measure({ quick, say }: Options): Promise<{ json: unknown; text: string }> {
	const plan = quick ? QUICK : FULL;
	const load = [loadavg()[0] ?? 0];
	const address = await serve(PORT);
	if (!address.includes(String(PORT)))
		throw new Error(`Port ${PORT} is in use. Stop what uses it, then run the bench again.`);
	const bench: Bench = {
		address,
		now: NOW,
		recorder: await bundle('tests/bench/page/recorder.ts', 'recorder'),
		collection: await bundle('tests/bench/page/collection.ts', 'collection'),
		say
	};
	const deck = builtDeck();
	const profile = await largeProfile(bench, deck, plan.size);

	say('Transfer');
	const transfer = await measureTransfer(bench);
	say('Empty collection');
	const empty = await withCopy(null, async (folder) => {
		const context = await openProfile(folder, NOW, bench.recorder);
		const page = await workshop(context, address, bench.collection);
		await page.evaluate(() => collection.prepareEmpty());
		await page.close();
		const screens = await measureScreens(bench, context, plan.repeats);
		await context.close();
		return screens;
	});
	say('Large collection');
	const { screens: large, contents } = await withCopy(profile, async (folder) => {
		const context = await openProfile(folder, NOW, bench.recorder);
		const page = await workshop(context, address, bench.collection);
		const contents = await page.evaluate((now) => collection.verify(now), NOW);
		await page.close();
		if (contents.defects.length)
			throw new Error(`The generated collection has defects: ${contents.defects.join(' ')}`);
		const screens = await measureScreens(bench, context, plan.repeats);
		await context.close();
		return { screens, contents };
	});
	say('Without a browser');
	const engine = measureEngine(deck, contents.cards, NOW, plan.checks);

	load.push(loadavg()[0] ?? 0);
	const figures = [
		...screenFigures(empty, large),
		...transferFigures(transfer),
		...engineFigures(engine, contents)
	];
	const name = `${contents.cards.toLocaleString('en')} cards, ${contents.reviews.toLocaleString('en')} reviews`;
	return {
		json: { figures, contents, transfer, slowdown: [empty.slowdown, large.slowdown], load },
		text: [
			tableOf(figures, name),
			'',
			`Two numbers: median / 95th percentile. ${contents.decks} decks, ${contents.due} reviews due.`,
			`Slowed: the processor at a quarter of its speed; a fixed piece of work took ${empty.slowdown.toFixed(1)} and ${large.slowdown.toFixed(1)} times as long.`,
			`"Painted" is the end of the browser's work on the frame in which a thing first stands. ${cpus().length} processors; load ${load.map((n) => n.toFixed(1)).join(' before, ')} after.`
		].join('\n')
	};
}

function screenFigures(empty: Screens, large: Screens): Figure[] {
	const figure = (
		name: string,
		target: Figure['target'],
		of: (screens: Screens) => readonly number[],
		before = ''
	): Figure => ({
		name,
		unit: 'ms',
		target,
		empty: spreadOf(of(empty)),
		large: spreadOf(of(large)),
		before
	});
	const tasks = (name: string, of: (screens: Screens) => readonly number[]): Figure[] => [
		{
			name: `Long tasks in study${name}`,
			unit: 'number',
			target: { most: 0 },
			empty: of(empty).length,
			large: of(large).length,
			before: ''
		},
		{
			name: `Longest of them${name}`,
			unit: 'ms',
			target: null,
			empty: Math.max(0, ...of(empty)),
			large: Math.max(0, ...of(large)),
			before: ''
		}
	];
	return [
		figure('Due queue', { p95: 50 }, ({ planning }) => planning),
		figure('Counts of all decks', null, ({ counting }) => counting),
		figure('Reading a deck', null, ({ readingDeck }) => readingDeck),
		figure(
			'Grade to next question',
			{ median: 17, p95: 50 },
			({ nextQuestion }) => nextQuestion.full,
			'p95 5 to store and paint'
		),
		figure(
			'Grade to next question, slowed',
			null,
			({ nextQuestion }) => nextQuestion.slowed,
			'p95 31 at 6 x'
		),
		figure('Work of it on the main thread', null, ({ processor }) => processor),
		...tasks('', ({ longTasks }) => longTasks.full),
		...tasks(', slowed', ({ longTasks }) => longTasks.slowed),
		figure('Start offline to Today', { p95: 1_000 }, (s) => s.startToToday.full),
		figure('Start offline to Today, slowed', { p95: 2_500 }, (s) => s.startToToday.slowed),
		figure('Start offline to question', { p95: 1_000 }, (s) => s.startToQuestion.full),
		figure('Start offline to question, slowed', { p95: 2_500 }, (s) => s.startToQuestion.slowed),
		figure('Study to Today after an answer', null, ({ backToToday }) => backToToday)
	];
}

type Transfers = Awaited<ReturnType<typeof measureTransfer>>;

function transferFigures({ today, study }: Transfers): Figure[] {
	const figure = (name: string, value: number, most: number | null): Figure => ({
		name,
		unit: 'kB',
		target: most === null ? null : { most },
		empty: value,
		large: null,
		before: ''
	});
	return [
		figure('JavaScript of Today, gzip', today.gzip, null),
		figure('JavaScript of Today and Study, gzip', today.gzip + study.gzip, 120),
		figure('JavaScript of Today and Study, brotli', today.brotli + study.brotli, 120)
	];
}

function engineFigures(engine: Engine, { ms }: Contents): Figure[] {
	const figure = (name: string, unit: string, value: Figure['empty'], before = ''): Figure => ({
		name,
		unit,
		target: null,
		empty: value,
		large: null,
		before
	});
	return [
		{
			...figure('Reading, replaying and comparing all', 'ms', null, '1,000 to read and replay'),
			large: ms
		},
		figure('Replay of 1,000,000 reviews', 'ms', engine.replay, '700'),
		figure('Questions made', 'per s', engine.questionsPerSecond),
		figure('Deck indexed', 'ms', spreadOf(engine.indexing)),
		figure('Deck opened (index and cards)', 'ms', spreadOf(engine.opening)),
		figure('Deck checked', 'ms', spreadOf(engine.checking))
	];
}
