// Takes the README's pictures from the real app: `node scripts/picture.mjs` after a build.
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findChromium } from './chromium.mjs';
import { root } from './ensure-packages.mjs';
import { serve } from './serve.mjs';

const address = await serve(4373);
const installed = findChromium();
const browser = await chromium.launch({
	...(installed && { executablePath: installed }),
	args: ['--no-sandbox', '--disable-background-networking']
});

/**
 * Studies until a question with options has been answered, and takes it as it stands.
 * @param {string} name
 * @param {import('playwright').BrowserContextOptions} options
 */
async function picture(name, options) {
	const context = await browser.newContext({ deviceScaleFactor: 2, ...options });
	const page = await context.newPage();
	await page.goto(address);
	await page.getByRole('link', { name: 'Study', exact: true }).click();
	const show = page.getByRole('button', { name: 'Show answer' });
	await show.waitFor();
	while (!(await page.getByRole('radio').count())) {
		await show.click();
		await page.getByRole('button', { name: /^Easy/ }).click();
		await show.waitFor();
	}
	await page.getByRole('radio').nth(1).check();
	await page.getByRole('button', { name: 'Submit' }).click();
	await page.getByRole('group', { name: /recall/ }).waitFor();
	await page.screenshot({ path: join(root, 'docs', `${name}.png`), animations: 'disabled' });
	await context.close();
}

await picture('study', { viewport: { width: 1000, height: 760 } });
await picture('study-phone', { viewport: { width: 390, height: 780 }, colorScheme: 'dark' });
await browser.close();
process.exit(0);
