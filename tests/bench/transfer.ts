import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Response } from 'playwright';
import { openFresh } from './browser';
import type { Bench } from './profiles';

export interface Transfer {
	/** Compressed kilobytes (1,000 bytes) of JavaScript. */
	readonly gzip: number;
	readonly brotli: number;
	readonly files: readonly { readonly name: string; readonly gzip: number }[];
}

/** The JavaScript of a first visit: until Today stands, and what Study needs beyond that. */
export async function measureTransfer(bench: Bench): Promise<{ today: Transfer; study: Transfer }> {
	const context = await openFresh(bench.recorder);
	const page = await context.newPage();
	let responses: Response[] = [];
	page.on('response', (response) => responses.push(response));

	await page.goto(bench.address, { waitUntil: 'networkidle' });
	const link = page.getByRole('link', { name: 'Study', exact: true });
	await link.waitFor();
	const today = await transferOf(responses);
	responses = [];
	await link.click();
	await page.locator('#stem').waitFor();
	await page.waitForLoadState('networkidle');
	const study = await transferOf(responses);
	await context.close();
	return { today, study };
}

async function transferOf(responses: readonly Response[]): Promise<Transfer> {
	const scripts = responses.filter((response) => response.request().resourceType() === 'script');
	const files = await Promise.all(
		scripts.map(async (response) => {
			const body = await response.body();
			return {
				name: new URL(response.url()).pathname,
				gzip: gzipSync(body, { level: 9 }).length / 1_000,
				brotli: brotliCompressSync(body).length / 1_000
			};
		})
	);
	return {
		gzip: files.reduce((sum, file) => sum + file.gzip, 0),
		brotli: files.reduce((sum, file) => sum + file.brotli, 0),
		files: files.sort((a, b) => b.gzip - a.gzip)
	};
}
