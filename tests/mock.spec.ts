import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/app';
import { expectWhole } from './fixtures/expected';
import { logOf, readStored, standing } from './fixtures/stored';
import { MockPage } from './pages/mock-page';
import { StudyPage } from './pages/study-page';

const START = '2026-03-02T09:00:00Z';
const reviewsIn = async (page: Page) => standing(logOf(await readStored(page)));

test('a timed mock: reload, a change of mind, a pause, the end of time, the report, practice', async ({
	page
}) => {
	await page.clock.install({ time: START });
	const mock = new MockPage(page);
	await mock.begin(10, 15);
	expect(await mock.questions()).toHaveLength(10);
	const [first, second, third, fourth] = await mock.choices();
	if (!first || !second || !third || !fourth) throw new Error('too few choices in the paper');

	await mock.go(first.place);
	await mock.choose(first.place, first.question, true);
	await mock.go(second.place);
	await mock.choose(second.place, second.question, false);
	await mock.sure('Sure');
	await page.getByRole('button', { name: 'Flag' }).click();
	await expect(mock.place(second.place)).toHaveAccessibleName(/, answered, flagged/);

	// A reload in the middle: the question, what was done to it, and the time go on.
	await page.getByRole('button', { name: /^Strike out A/ }).click();
	await expect(page.getByRole('button', { name: /^Strike out A/ })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	const stem = await mock.stem.innerText();
	await page.clock.fastForward('03:00');
	await page.reload();
	await expect(mock.stem).toHaveText(stem);
	await expect(page.getByRole('radio', { name: 'Sure', exact: true })).toBeChecked();
	await expect(page.getByRole('button', { name: /^Strike out A/ })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	await expect(mock.timer).toContainText(/1[01]:\d\d/);

	await mock.go(third.place);
	await mock.choose(third.place, third.question, true);
	await page.clock.fastForward('00:05');
	await mock.choose(third.place, third.question, false);

	// A pause hides the question and stops the clock.
	await mock.pause.click();
	await expect(page.getByRole('heading', { name: 'Paused' })).toBeVisible();
	await expect(mock.stem).toBeHidden();
	await page.clock.fastForward('45:00');
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(mock.timer).toContainText(/1[01]:\d\d/);

	await mock.go(fourth.place);
	await mock.choose(fourth.place, fourth.question, true);
	await page.clock.fastForward('12:00');
	await expect(mock.score).toContainText('2 of 10 right');
	await expect(page.getByText('The time ran out.')).toBeVisible();
	await expect(page.getByText('1 pause')).toBeVisible();
	await expect(page.getByText(`1 from right to wrong (question ${third.place})`)).toBeVisible();
	const sure = page.getByRole('region', { name: 'Sure, but wrong' });
	await expect(sure.getByRole('group')).toHaveCount(1);
	await sure.locator('summary').first().click();
	await expect(sure.getByText('Wrong, your choice')).toBeAttached();
	await expect(sure.getByText('Source:')).toBeVisible();

	// The first answers are reviews: that of the third question was right.
	const reviews = await reviewsIn(page);
	const cards = [first, second, third, fourth].map(({ question }) => question.cardId);
	expect(new Map(reviews.map(({ card, grade }) => [card, grade === 1]))).toEqual(
		new Map(cards.map((card, i) => [card, i === 1]))
	);
	expectWhole(await readStored(page));

	// On paper every question stands open with its sources.
	await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
	expect(await page.getByText('Source:').count()).toBeGreaterThanOrEqual(10);
	await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));

	const saving = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Save as CSV' }).click();
	const saved = await saving;
	expect(saved.suggestedFilename()).toBe('mock-exam-2026-03-02.csv');
	const csv = await readFile(await saved.path(), 'utf8');
	expect(csv.split('\r\n')).toHaveLength(12);

	await page.getByRole('link', { name: 'Practise what I missed (8)' }).click();
	const study = new StudyPage(page);
	await study.ready();
	const chosen = (await readStored(page)).session[0]?.chosen ?? [];
	expect(chosen).toHaveLength(8);
	expect(chosen).not.toContain(first.question.cardId);
	for (let i = 0; i < 8; i++) await study.answer('Easy');
	await expect(study.end).toBeVisible();
	const practised = (await reviewsIn(page)).slice(reviews.length).map(({ card }) => card);
	expect(new Set(practised)).toEqual(new Set(chosen));
	await expect(page.getByText('All 8 cards you chose are answered.')).toBeVisible();
	await page.getByRole('link', { name: 'Back to the report' }).click();
	await expect(mock.score).toContainText('2 of 10 right');
	expectWhole(await readStored(page));
});

test('the tab closed at the last second, and opened again after the end', async ({
	context,
	page
}) => {
	await page.clock.install({ time: START });
	const mock = new MockPage(page);
	await mock.begin(6, 1);
	const url = page.url();
	const [one] = await mock.choices();
	if (!one) throw new Error('no choice in the paper');
	await mock.go(one.place);
	const began = (await readStored(page)).mocks[0]?.log[0]?.at.clock ?? 0;
	await page.clock.pauseAt(began + 59_000);
	await mock.choose(one.place, one.question, true);
	await page.close();

	const later = new MockPage(await context.newPage());
	await later.page.clock.fastForward('20:00');
	await later.page.goto(url);
	await expect(later.score).toContainText('1 of 6 right');
	await expect(later.page.getByText('The time ran out.')).toBeVisible();
	const stored = await readStored(later.page);
	expect(stored.mocks[0]?.log.at(-1)).toMatchObject({ do: 'submit', why: 'time' });
	expect(standing(logOf(stored))).toHaveLength(1);
	expectWhole(stored);
});

test('two tabs in one mock: the second goes on, the first is told, it is submitted once', async ({
	context,
	page
}) => {
	const mock = new MockPage(page);
	await mock.begin(6, 20);
	const [one, two] = await mock.choices();
	if (!one || !two) throw new Error('too few choices in the paper');
	await mock.go(one.place);
	await mock.choose(one.place, one.question, true);

	const other = new MockPage(await context.newPage());
	await other.page.goto(page.url());
	await expect(other.stem).toBeVisible();
	await expect(mock.elsewhere).toBeVisible();
	await other.go(two.place);
	await other.choose(two.place, two.question, false);

	await page.getByRole('button', { name: 'Go on here' }).click();
	await expect(mock.place(two.place)).toHaveAccessibleName(/, answered/);
	await expect(other.elsewhere).toBeVisible();
	await mock.submit();
	await expect(mock.score).toContainText('1 of 6 right');
	await expect(other.score).toContainText('1 of 6 right');
	const stored = await readStored(page);
	expect(standing(logOf(stored))).toHaveLength(2);
	expect(stored.mocks[0]?.log.filter((step) => step.do === 'submit')).toHaveLength(1);
	expectWhole(stored);

	const before = stored.papers[0]?.questions ?? [];
	await page.getByRole('button', { name: 'Same cards, asked anew' }).click();
	await expect(mock.stem).toBeVisible();
	const { papers } = await readStored(page);
	const again = papers.find(({ id }) => id !== stored.papers[0]?.id)?.questions ?? [];
	expect(new Set(again.map(({ cardId }) => cardId))).toEqual(
		new Set(before.map(({ cardId }) => cardId))
	);
	expect(again.map(({ seed }) => seed)).not.toEqual(before.map(({ seed }) => seed));
});

test('an exam’s blueprint: what it lacks is said before the start, and then met exactly', async ({
	page
}) => {
	await page.goto('/mock');
	await expect(page.getByRole('button', { name: /^Start with/ })).toBeVisible();
	await putExam(page);
	await page.goto('/mock?exam=boards');
	const mock = new MockPage(page);
	await expect(page.getByRole('radio', { name: 'Boards' })).toBeChecked();
	await mock.fill('Questions', 60);
	await expect(
		page.getByText(/^Cryoablation.*: 45 questions wanted, \d+ cards there\.$/)
	).toBeVisible();
	await page.getByRole('button', { name: /^Ask \d+ questions$/ }).click();
	await expect(page.getByText(/questions wanted/)).toBeHidden();
	await page.getByRole('button', { name: /^Start with/ }).click();
	await expect(mock.stem).toBeVisible();

	const [stored] = (await readStored(page)).mocks;
	if (!stored) throw new Error('no mock is stored');
	const asked = stored.quotas.map(
		({ category }) => stored.items.filter((item) => item.category === category).length
	);
	expect(asked).toEqual(stored.quotas.map(({ questions }) => questions));
	expect(stored.items.length).toBe(stored.plan.questions);
	expect(Math.abs((asked[0] ?? 0) - 0.75 * stored.items.length)).toBeLessThan(1);
});

/** An exam that wants more of one category than there is. */
async function putExam(page: Page): Promise<void> {
	await page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const opening = indexedDB.open('ranvier');
				opening.onsuccess = () => {
					const db = opening.result;
					const transaction = db.transaction('exams', 'readwrite');
					const day = Math.floor(Date.now() / 86_400_000) + 30;
					const value = {
						id: 'boards',
						name: 'Boards',
						from: day - 30,
						day,
						time: null,
						decks: ['nerve-procedures'],
						blueprint: { cryoablation: 0.75, neurectomy: 0.25 },
						budget: { shape: 'flat', minutes: 20 },
						daysOff: []
					};
					transaction
						.objectStore('exams')
						.put({ id: 'boards', exam: { value, clock: [1, 'test'] } });
					transaction.oncomplete = () => {
						db.close();
						resolve();
					};
				};
			})
	);
}
