import type { BrowserContext, CDPSession, Page } from 'playwright';
import { controlled, workshop } from './browser';
import type { Bench } from './profiles';
import type { Sight } from './page/recorder';

/** How long the screens take on one collection. Times in milliseconds. */
export interface Screens {
	readonly planning: number[];
	readonly counting: number[];
	readonly readingDeck: number[];
	readonly nextQuestion: Slowed<number[]>;
	/** Of the page's main thread, for each of those: does not count waiting, nor what else runs. */
	readonly processor: number[];
	readonly longTasks: Slowed<number[]>;
	readonly startToToday: Slowed<number[]>;
	readonly startToQuestion: Slowed<number[]>;
	readonly backToToday: number[];
	/** How many times slower a fixed piece of work was when slowed. */
	readonly slowdown: number;
}

/** At the machine's own speed, and with the processor slowed. */
export interface Slowed<T> {
	readonly full: T;
	readonly slowed: T;
}

export interface Repeats {
	readonly answers: number;
	readonly starts: number;
	readonly plans: number;
}

const SLOWED = 4;

/** Measures everything a person waits for, on the profile that `context` has open. */
export async function measureScreens(
	bench: Bench,
	context: BrowserContext,
	repeats: Repeats
): Promise<Screens> {
	bench.say('  installing');
	await install(bench, context);
	bench.say('  planning');
	const page = await workshop(context, bench.address, bench.collection);
	const plans = [bench.now, repeats.plans] as const;
	const planning = await page.evaluate((args) => collection.planning(...args), plans);
	const counting = await page.evaluate((args) => collection.counting(...args), plans);
	const readingDeck = await page.evaluate((times) => collection.readingDeck(times), repeats.plans);
	await page.close();

	bench.say('  starting offline');
	await context.setOffline(true);
	const full = await starts(bench, context, 1, repeats.starts);
	const slowed = await starts(bench, context, SLOWED, repeats.starts);
	bench.say('  studying');
	const studied = await study(bench, context, repeats.answers);
	await context.setOffline(false);
	return {
		planning,
		counting,
		readingDeck,
		...studied,
		startToToday: { full: full.today, slowed: slowed.today },
		startToQuestion: { full: full.question, slowed: slowed.question }
	};
}

/** The first visit: the built-in deck and the service worker are in place afterwards. */
async function install(bench: Bench, context: BrowserContext): Promise<void> {
	const page = await context.newPage();
	await page.goto(bench.address);
	await firstPaint(page, 'today');
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await page.close();
}

/** When a sight was first painted, in milliseconds since the navigation began. */
async function firstPaint(page: Page, sight: Sight): Promise<number> {
	const painted = await page.waitForFunction((wanted) => recorder.firstPaint(wanted), sight, {
		timeout: 120_000,
		polling: 100
	});
	return (await painted.jsonValue()) ?? NaN;
}

/** Cold starts: a new page each time, the service worker stopped before. */
async function starts(bench: Bench, context: BrowserContext, times: number, count: number) {
	const today: number[] = [];
	const question: number[] = [];
	for (let i = 0; i < count; i++) {
		today.push(await start(bench, context, times, '', 'today'));
		question.push(await start(bench, context, times, 'study', 'question'));
	}
	return { today, question };
}

async function start(
	bench: Bench,
	context: BrowserContext,
	times: number,
	path: string,
	sight: Sight
): Promise<number> {
	const { page, cdp } = await controlled(context, bench.address, times);
	await cdp.send('ServiceWorker.enable');
	await cdp.send('ServiceWorker.stopAllWorkers');
	await page.goto(bench.address + path);
	const time = await firstPaint(page, sight);
	await page.close();
	return time;
}

/** One session: at full speed, then slowed; then from Study back to Today, each time after an answer. */
async function study(bench: Bench, context: BrowserContext, count: number) {
	const { page, cdp } = await controlled(context, bench.address, 1);
	await page.goto(bench.address);
	await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
	const own = await page.evaluate(() => recorder.work());
	await enterStudy(page);
	await page.evaluate(() => recorder.takeLongTasks());
	const processor: number[] = [];
	const full = await answers(page, count, async (answer) => {
		const before = await processorTime(cdp);
		await answer();
		processor.push((await processorTime(cdp)) - before);
	});
	const longFull = await page.evaluate(() => recorder.takeLongTasks());

	await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
	const slowdown = (await page.evaluate(() => recorder.work())) / own;
	await page.evaluate(() => recorder.takeLongTasks());
	const slowed = await answers(page, count);
	const longSlowed = await page.evaluate(() => recorder.takeLongTasks());

	await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	const backToToday = await leaving(page);
	await page.close();
	return {
		nextQuestion: { full, slowed },
		processor,
		longTasks: { full: longFull, slowed: longSlowed },
		backToToday,
		slowdown
	};
}

async function enterStudy(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'Study', exact: true }).click();
	await page.locator('#stem, #end').first().waitFor({ timeout: 60_000 });
}

type Around = (answer: () => Promise<void>) => Promise<void>;

/** Every tenth answer is Again, as with a recall of 90 %; fewer where the session ends before. */
async function answers(
	page: Page,
	count: number,
	around: Around = (answer) => answer()
): Promise<number[]> {
	const times: number[] = [];
	for (let i = 0; i < count && (await reveal(page)); i++)
		await around(async () => {
			times.push(await grade(page, i % 10 === 9 ? '1' : '3'));
		});
	return times;
}

/** Milliseconds that the main thread has worked so far. */
async function processorTime(cdp: CDPSession): Promise<number> {
	const { metrics } = await cdp.send('Performance.getMetrics');
	return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
}

/** Nobody reads an answer faster than this (ms). */
const GLANCE = 300;

/** Shows the answer, if it does not stand there since before a reload; false at the end of the session. */
async function reveal(page: Page): Promise<boolean> {
	const grades = page.getByRole('group', { name: 'How well did you recall it?' });
	if (!(await grades.isVisible())) {
		const show = page.getByRole('button', { name: 'Show answer' });
		if (!(await show.isVisible())) return false;
		await show.click();
		await grades.waitFor();
	}
	await page.waitForTimeout(GLANCE);
	return true;
}

/** From the key press on a grade to the next question painted. */
async function grade(page: Page, key: string): Promise<number> {
	await page.evaluate(() => recorder.arm('question'));
	await page.keyboard.press(key);
	return page.evaluate(() => recorder.untilPainted());
}

const LEAVES = 10;

/** From the press on "Leave" to Today painted, each time after one answer more. */
async function leaving(page: Page): Promise<number[]> {
	const times: number[] = [];
	for (let i = 0; i < LEAVES; i++) {
		await answers(page, 1);
		await page.evaluate(() => recorder.arm('today'));
		await page.getByRole('link', { name: /^Leave/ }).click();
		times.push(await page.evaluate(() => recorder.untilPainted()));
		await enterStudy(page);
	}
	return times;
}
