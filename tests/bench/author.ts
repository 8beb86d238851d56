// npx tsx tests/bench/author.ts [facts] [presses]: milliseconds from a key press in the studio to its
// paint, in a draft of so many facts. What is pasted has errors in every row: the most that there can
// be to show. The app has been built before.
import { serve } from '../../scripts/serve.mjs';
import { openFresh } from './browser';
import { bundle } from './bundle';
import { spreadOf } from './figures';
import type * as Presses from './page/presses';

declare global {
	var presses: typeof Presses;
}

const PORT = 4985;
/** Where that column stands in the table. */
const SAYS = 4;
const [facts = 2_000, count = 60] = process.argv.slice(2).map(Number);

const address = await serve(PORT);
const context = await openFresh(await bundle('tests/bench/page/presses.ts', 'presses'));
const page = await context.newPage();
const grid = page.getByRole('grid', { name: 'Facts' });
const standing = page.getByText(/^Version .* (?:errors?|warnings?|No problems) · Saved$/);
const settled = () => standing.waitFor({ timeout: 120_000 });

/** A copy of the app's deck, filled up with pasted rows. */
async function open(): Promise<void> {
	await page.goto(`${address}author`);
	await page.getByRole('button', { name: /^Copy/ }).first().click();
	await settled();
	const rows = Number(await grid.getAttribute('aria-rowcount')) - 1;
	await grid.focus();
	await page.keyboard.press('Control+End');
	const lines = Array.from(
		{ length: facts - rows + 1 },
		(_, i) => `phrase ${i}\tSentence ${i} says {word${i}}.`
	);
	await page.evaluate((text) => presses.paste(text), ['value\tsays', ...lines].join('\n'));
	await grid.and(page.locator(`[aria-rowcount="${facts + 1}"]`)).waitFor();
	await settled();
}

/** Does something again and again; prints the milliseconds of the presses of one of its keys. */
async function measure(name: string, key: string, act: (i: number) => Promise<void>) {
	await settled();
	await page.evaluate((of) => presses.take(of), key);
	for (let i = 0; i < count; i++) await act(i);
	const { median, p95, most } = spreadOf(await page.evaluate((of) => presses.take(of), key));
	const ms = (n: number) => n.toFixed(1).padStart(7);
	console.log(`${name.padEnd(20)} ${ms(median)}  ${ms(p95)}  ${ms(most)}`);
}

await open();
console.log(`${facts} facts; milliseconds`);
console.log('key press             median      p95     most');
const { keyboard } = page;
await keyboard.press('Control+Home');
for (let i = 0; i < SAYS; i++) await keyboard.press('ArrowRight');
await measure('arrow', 'ArrowDown', () => keyboard.press('ArrowDown'));
await keyboard.press('Enter');
await measure('typing in a cell', 'x', () => keyboard.press('x'));
await keyboard.press('Escape');
await measure('commit of a cell', 'Enter', async (i) => {
	await keyboard.type(`Says ${i}.`);
	await keyboard.press('Enter');
});
await page.getByLabel('Says', { exact: true }).focus();
await measure('typing in the form', 'z', () => keyboard.press('z'));
process.exit(0);
