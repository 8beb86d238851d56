import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomFrom } from '$lib/domain/random';
import { expect, test } from './fixtures/app';
import { expectWhole } from './fixtures/expected';
import { startKillable } from './fixtures/killable';
import { logOf, readStored } from './fixtures/stored';

/** `KILLS=100` for a long run. */
const KILLS = Number(process.env['KILLS'] ?? 10);
const MOST_ANSWERS = 20;
const MOST_WAIT_MS = 60;

/** Runs in the page: grades whatever is asked, and tells of each answer once the next question stands. */
function answerOn(): void {
	const buttons = () => [...document.querySelectorAll('button')];
	let graded = false;
	setInterval(() => {
		// Again and again the same cards: the day never ends.
		const again = buttons().find(({ textContent }) => /^\s*Again/.test(textContent));
		const show = buttons().find(({ textContent }) => textContent.trim() === 'Show answer');
		if (again && !graded) {
			graded = true;
			again.click();
		} else if (show) {
			if (graded) console.debug('acknowledged');
			graded = false;
			show.click();
		}
	}, 4);
}

test(`the browser is killed ${KILLS} times while answers are stored: none that was acknowledged is lost`, async ({
	baseURL
}) => {
	const home = baseURL ?? '';
	test.setTimeout(60_000 + KILLS * 20_000);
	const profile = await mkdtemp(join(tmpdir(), 'ranvier-kill-'));
	const random = randomFrom('kill');
	let stored = 0;
	let acknowledgedInAll = 0;
	for (let i = 0; i < KILLS; i++) {
		const running = await startKillable(profile);
		const page = await running.context.newPage();
		let acknowledged = 0;
		const enough = 1 + Math.floor(random() * MOST_ANSWERS);
		const wait = random() * MOST_WAIT_MS;
		const reached = new Promise<void>((resolve) =>
			page.on('console', (message) => {
				if (message.text() === 'acknowledged' && ++acknowledged === enough) resolve();
			})
		);
		await page.addInitScript(answerOn);
		await page.goto(`${home}/study`);
		await reached;
		// The moment is the point: somewhere in the answers that follow.
		await new Promise((resolve) => setTimeout(resolve, wait));
		await running.kill();

		const after = await startKillable(profile);
		const witness = await after.context.newPage();
		await witness.goto(home);
		await expect(witness.getByRole('heading', { level: 1 })).toBeVisible();
		const data = await readStored(witness);
		await after.kill();
		const reviews = logOf(data).length;
		expect(reviews, `after kill ${i + 1}`).toBeGreaterThanOrEqual(stored + acknowledged);
		expectWhole(data);
		stored = reviews;
		acknowledgedInAll += acknowledged;
	}
	await rm(profile, { recursive: true, force: true });
	console.log(`killed ${KILLS} times: ${acknowledgedInAll} answers acknowledged, ${stored} stored`);
});
