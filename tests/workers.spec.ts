import type { Page, Worker } from '@playwright/test';
import { MS_PER_DAY } from '$lib/domain/day';
import { expect, test } from './fixtures/app';
import { accountFor, said } from './fixtures/expected';
import { ExamPage } from './pages/exam-page';

/** Set: what the page asks of a worker does not reach it, so none is done before it dies. */
const DYING = 'workers die';

/** From now on every worker of the page dies of an error, asked and not done. Returns how to end that. */
async function crashWorkers(page: Page): Promise<() => Promise<void>> {
	const hold = (dying: string) => {
		const post = Object.getOwnPropertyDescriptor(Worker.prototype, 'postMessage')?.value;
		Worker.prototype.postMessage = function (...sent: unknown[]) {
			if (sessionStorage.getItem(dying) === null) post.apply(this, sent);
		};
	};
	await page.addInitScript(hold, DYING);
	await page.evaluate(hold, DYING);
	await page.evaluate((dying) => sessionStorage.setItem(dying, ''), DYING);
	const crash = (worker: Worker) =>
		void worker
			.evaluate(() => {
				setTimeout(() => {
					throw new Error('out of memory');
				});
			})
			// It may be gone already.
			.catch(() => undefined);
	page.on('worker', crash);
	return async () => {
		page.off('worker', crash);
		await page.evaluate((dying) => sessionStorage.removeItem(dying), DYING);
	};
}

test('the planner crashes: one sentence, study goes on, and trying again plans', async ({
	page,
	study,
	faults,
	outcome
}) => {
	faults.expect(/out of memory/);
	const exam = new ExamPage(page);
	await page.goto('/exams');
	const stop = await crashWorkers(page);
	const today = await page.evaluate(() => Date.now());
	await exam.create(Math.floor(today / MS_PER_DAY) + 30, 20);
	await expect(page.getByRole('alert')).toContainText('The plan could not be computed.');
	const saw = await said(page);
	await study.open();
	for (let i = 0; i < 2; i++) await study.answer('Easy');
	outcome({ fault: 'the planner’s worker crashes', ...(await accountFor(page, 2)), saw });

	await stop();
	await page.goto('/exams');
	await page.getByRole('link', { name: /Finals/ }).click();
	await page.getByRole('button', { name: 'Try again' }).or(exam.forecast).first().waitFor();
	await exam.plan();
});

test('the backup’s worker crashes: one sentence, and trying again writes it', async ({
	page,
	study,
	faults,
	outcome
}) => {
	faults.expect(/out of memory/);
	await study.open();
	for (let i = 0; i < 2; i++) await study.answer('Easy');
	await page.goto('/settings');
	const stop = await crashWorkers(page);
	await page.getByRole('button', { name: 'Check my data' }).click();
	await expect(page.getByRole('alert')).toContainText('the browser stopped it.');
	const saw = await said(page);
	await stop();
	await page.getByRole('button', { name: 'Check my data' }).click();
	await expect(page.getByRole('region', { name: 'Your data' })).toContainText('All is well');
	outcome({
		fault: 'the worker for backups and checks crashes',
		...(await accountFor(page, 2)),
		saw
	});
});
