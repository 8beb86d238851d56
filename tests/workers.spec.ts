import type { Page, Worker } from '@playwright/test';
import { MS_PER_DAY } from '$lib/domain/day';
import { expect, test } from './fixtures/app';
import { accountFor, said } from './fixtures/expected';
import { ExamPage } from './pages/exam-page';

/** From now on every worker of the page dies of an error, at work. Returns how to end that. */
function crashWorkers(page: Page): () => void {
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
	return () => page.off('worker', crash);
}

test('the planner crashes: one sentence, study goes on, and trying again plans', async ({
	page,
	study,
	faults,
	outcome
}) => {
	faults.expect(/out of memory/);
	const exam = new ExamPage(page);
	const stop = crashWorkers(page);
	const today = await page.evaluate(() => Date.now());
	await exam.create(Math.floor(today / MS_PER_DAY) + 30, 20);
	await expect(page.getByRole('alert')).toContainText('The plan could not be computed.');
	const saw = await said(page);
	await study.open();
	for (let i = 0; i < 2; i++) await study.answer('Easy');
	outcome({ fault: 'the planner’s worker crashes', ...(await accountFor(page, 2)), saw });

	stop();
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
	const stop = crashWorkers(page);
	await page.getByRole('button', { name: 'Check my data' }).click();
	await expect(page.getByRole('alert')).toContainText('the browser stopped it.');
	const saw = await said(page);
	stop();
	await page.getByRole('button', { name: 'Check my data' }).click();
	await expect(page.getByRole('region', { name: 'Your data' })).toContainText('All is well');
	outcome({
		fault: 'the worker for backups and checks crashes',
		...(await accountFor(page, 2)),
		saw
	});
});
