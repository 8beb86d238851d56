import { chromium, type BrowserContext, type CDPSession, type Page } from 'playwright';
import { findChromium } from '../../scripts/chromium.mjs';
import type * as Collection from './page/collection';
import type * as Recorder from './page/recorder';

declare global {
	var collection: typeof Collection;
	var recorder: typeof Recorder;
}

const executable = findChromium();
const launch = {
	...(executable && { executablePath: executable }),
	args: ['--no-sandbox', '--disable-background-networking'],
	timezoneId: 'UTC',
	locale: 'en-GB',
	viewport: { width: 1280, height: 800 }
};

/** A clock that runs on from `now`, so that a stored collection is as old on every day. */
const clockFrom = (now: number): string => `{
	const shift = ${now} - ${Date.now()};
	const Real = Date;
	globalThis.Date = class Date extends Real {
		constructor(...parts) {
			if (parts.length) super(...parts);
			else super(Real.now() + shift);
		}
		static now() { return Real.now() + shift; }
	};
}`;

/** A browser on a profile folder, its pages at `now` and watched by the recorder; `args` are the browser's own. */
export async function openProfile(
	folder: string,
	now: number,
	recorder: string,
	args: readonly string[] = []
): Promise<BrowserContext> {
	const context = await chromium.launchPersistentContext(folder, {
		...launch,
		args: [...launch.args, ...args]
	});
	await context.addInitScript(clockFrom(now));
	await context.addInitScript(recorder);
	return context;
}

/** A browser that has never seen the app, without service workers: every file comes from the server. */
export async function openFresh(recorder: string): Promise<BrowserContext> {
	const { timezoneId, locale, viewport, ...options } = launch;
	const browser = await chromium.launch(options);
	const context = await browser.newContext({
		timezoneId,
		locale,
		viewport,
		serviceWorkers: 'block'
	});
	context.on('close', () => void browser.close());
	await context.addInitScript(recorder);
	return context;
}

/** A page of the app's origin in which no app runs, with the collection's functions. */
export async function workshop(
	context: BrowserContext,
	address: string,
	collection: string
): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`${address}robots.txt`);
	await page.evaluate(collection);
	return page;
}

/** A page with its line to the browser's own controls. */
export interface Controlled {
	readonly page: Page;
	readonly cdp: CDPSession;
}

/**
 * A page of the app's origin whose processor is slowed `times`. The next address is opened in the
 * same process, so that it starts slowed.
 */
export async function controlled(
	context: BrowserContext,
	address: string,
	times: number
): Promise<Controlled> {
	const page = await context.newPage();
	await page.goto(`${address}robots.txt`);
	const cdp = await context.newCDPSession(page);
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: times });
	return { page, cdp };
}
