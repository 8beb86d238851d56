// npx tsx tests/bench/author.ts [copies] [presses] [slowed]: milliseconds from a key press in the studio to
// its paint, in a draft so many times as large as the built-in deck, and again with an error in each of its
// facts; on a processor so many times as slow. Each key is pressed once the one before it is painted, as a
// person does who looks. The app has been built before.
import { loadavg } from 'node:os';
import { serve } from '../../scripts/serve.mjs';
import { openFresh, workshop } from './browser';
import { bundle } from './bundle';
import { spreadOf } from './figures';
import type * as Presses from './page/presses';
import { builtDeck } from './profiles';

declare global {
	var presses: typeof Presses;
}

const PORT = 4985;
/** Where that column stands in the table. */
const SAYS = 4;
const [copies = 5, count = 60, slowed = 1] = process.argv.slice(2).map(Number);

const address = await serve(PORT);
const context = await openFresh(await bundle('tests/bench/page/presses.ts', 'presses'));
const script = await bundle('tests/bench/page/collection.ts', 'collection');
const page = await workshop(context, address, script);
const { keyboard } = page;
const press = async (key: string) => {
	await keyboard.press(key);
	await page.evaluate(() => presses.painted());
};
const grid = page.getByRole('grid', { name: 'Facts' });
const standing = page.getByText(/^Version .* (?:errors?|warnings?|No problems) · Saved$/);
const settled = () => standing.waitFor({ timeout: 120_000 });

/** A draft made from a large deck; returns how many facts it has. */
async function open(): Promise<number> {
	await page.evaluate((args) => collection.install(...args), [
		builtDeck(),
		copies,
		Date.now()
	] as const);
	await page.goto(`${address}author`);
	await page.getByRole('button', { name: 'Copy Deck 1' }).click();
	await settled();
	await grid.focus();
	return Number(await grid.getAttribute('aria-rowcount')) - 1;
}

/** Puts a sentence into every row that is no fact's: many problems at once. */
async function spoil(facts: number): Promise<void> {
	await grid.focus();
	await keyboard.press('Control+Home');
	const lines = Array.from({ length: facts }, (_, i) => `Sentence ${i} says nothing of {it}`);
	await page.evaluate((text) => presses.paste(text), ['says', ...lines].join('\n'));
	await page.getByText('Checking …').waitFor();
}

/** Does something again and again; prints the milliseconds of the presses of one of its keys. */
async function measure(name: string, key: string, act: (i: number) => Promise<void>) {
	await settled();
	await page.evaluate((of) => presses.take(of), key);
	for (let i = 0; i < count; i++) await act(i);
	print(name, await page.evaluate((of) => presses.take(of), key));
}

/** How long it takes after a change until its check is there. */
async function measureCheck(name: string, times = 5) {
	const taken: number[] = [];
	for (let i = 0; i < times; i++) {
		await settled();
		await keyboard.type(`Check ${i}.`);
		await press('Enter');
		const start = performance.now();
		await settled();
		taken.push(performance.now() - start);
	}
	print(name, taken);
}

function print(name: string, taken: readonly number[]): void {
	const { median, p95, most } = spreadOf(taken);
	const ms = (n: number) => n.toFixed(1).padStart(7);
	console.log(`${name.padEnd(20)} ${ms(median)}  ${ms(p95)}  ${ms(most)}`);
}

async function measureAll(): Promise<void> {
	await settled();
	console.log(`\n${await standing.textContent()}`);
	console.log('key press             median      p95     most');
	await grid.focus();
	await keyboard.press('Control+Home');
	for (let i = 0; i < SAYS; i++) await press('ArrowRight');
	await measure('arrow', 'ArrowDown', () => press('ArrowDown'));
	await press('Enter');
	await measure('typing in a cell', 'x', () => press('x'));
	await press('Escape');
	await measure('commit of a cell', 'Enter', async (i) => {
		for (const letter of `Says ${i}.`) await press(letter);
		await press('Enter');
	});
	await measureCheck('whole check after it');
	await page.getByLabel('Says', { exact: true }).focus();
	await measure('typing in the form', 'z', () => press('z'));
}

const facts = await open();
if (slowed > 1) {
	const cdp = await context.newCDPSession(page);
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowed });
}
console.log(
	`${facts} facts; milliseconds${slowed > 1 ? `, processor slowed ${slowed} times` : ''}; load ${loadavg()[0]?.toFixed(1)}`
);
await measureAll();
await spoil(facts);
await measureAll();
process.exit(0);
