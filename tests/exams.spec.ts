import { MS_PER_DAY } from '$lib/domain/day';
import { EASY } from '$lib/domain/grade';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import { expect, test } from './fixtures/app';
import { expectWhole } from './fixtures/expected';
import { logOf, readStored, standing } from './fixtures/stored';
import { ExamPage } from './pages/exam-page';
import { StudyKeys } from './pages/study-keys';

const START = Date.parse('2026-03-02T09:00:00Z');
const DAY = START / MS_PER_DAY - 9 / 24;
const at = (days: number) => START + days * MS_PER_DAY;
const NEW_CARDS = DEFAULT_SETTINGS.study.newPerDay;

test.use({ timezoneId: 'UTC' });
test.beforeEach(({ page }) => page.clock.setFixedTime(START));

test('an exam 14 days away: forecast, the plan studied first, planned anew next day, and after the exam ordinary study', async ({
	page,
	study
}) => {
	const exam = new ExamPage(page);
	await exam.create(DAY + 14, 3);
	await expect(exam.forecast.getByRole('row', { name: /^With the plan \d+/ })).toBeVisible();
	await expect(exam.forecast.getByRole('row', { name: /^FSRS alone.* \d+/ })).toBeVisible();
	await expect(exam.forecast.getByRole('row', { name: /^No more study 0/ })).toBeVisible();
	await expect(exam.forecast).toContainText('The minutes do not suffice for 90');
	await expect(exam.forecast).toContainText('will be left unseen');
	await expect(exam.forecast.getByRole('listitem')).toHaveCount(3);
	await expect(page.getByRole('img', { name: /^Expected recall goes from/ })).toBeVisible();

	const first = await exam.plan(DAY);
	const planned = first.looks.map(({ card }) => card);
	expect(planned.length).toBeGreaterThan(3);
	expect(planned.length).toBeLessThan(NEW_CARDS);
	await exam.today.locator('summary').first().click();
	await expect(exam.today).toContainText(/New: nothing on exam day without a look, \d+/);

	await page.goto('/');
	await expect(exam.next).toContainText(/\d\s%\sexpected recall that day/);
	await expect(exam.next).toContainText(`Today for your exam: ${planned.length} cards`);
	await study.link.click();
	const keys = new StudyKeys(page);
	for (let i = 0; i < NEW_CARDS; i++) {
		await keys.settled('asking');
		await keys.attempt();
		await keys.grade(EASY);
		const told = page.getByText('Your exam’s cards for today are done.');
		await expect(told).toHaveCount(i + 1 === planned.length ? 1 : 0);
	}
	await expect(study.end, 'the limit on new cards holds for all together').toBeVisible();
	const answered = standing(logOf(await readStored(page))).map(({ card }) => card);
	expect(answered.slice(0, planned.length).toSorted()).toEqual(planned.toSorted());
	await page.goto('/');
	await expect(exam.next).toContainText('Nothing is left for it today.');

	await page.clock.setFixedTime(at(1));
	await page.reload();
	const second = await exam.plan(DAY + 1);
	expect(second.looks.map(({ card }) => card)).not.toEqual(planned);
	await expect(exam.next).toContainText(`Today for your exam: ${second.looks.length} cards`);

	await page.clock.setFixedTime(at(14));
	await page.reload();
	await expect(page.getByRole('region', { name: 'Due today' })).toBeVisible();
	await expect(exam.next).toHaveCount(0);
	await expect.poll(() => exam.stored()).toBeUndefined();
	await page.getByRole('link', { name: 'Exams' }).click();
	await page.getByRole('link', { name: 'Finals' }).click();
	await expect(page.getByText('The exam is today')).toBeVisible();
	await page.clock.setFixedTime(at(15));
	await page.reload();
	await expect(page.getByText('This exam is over.')).toBeVisible();
	expectWhole(await readStored(page));
});

test('the form says what is wrong, and what each shape of the minutes would bring', async ({
	page
}) => {
	const exam = new ExamPage(page);
	await page.goto('/exams/new');
	await exam.save.click();
	await expect(exam.name).toBeFocused();
	await expect(page.getByText('Give the exam a name.')).toBeVisible();
	await expect(page.getByText('Choose the day of the exam.')).toBeVisible();
	await exam.name.fill('Finals');
	for (const [day, said] of [
		[DAY - 1, 'That day is past.'],
		[DAY, 'That is today'],
		[DAY + 6 * 365, 'more than five years away']
	] as const) {
		await exam.setDay(day);
		await expect(page.getByText(said)).toBeVisible();
	}
	await exam.setDay(DAY + 14);
	await exam.setMinutes(0);
	await expect(page.getByText('Without minutes nothing can be planned.')).toBeVisible();
	await expect(exam.preview).toContainText('as soon as day, decks and minutes are there');
	await page.getByRole('checkbox', { name: 'Procedures on nerves' }).uncheck();
	await expect(page.getByText('Choose at least one deck.')).toBeVisible();
	await exam.save.click();
	expect((await readStored(page)).exams).toEqual([]);

	await page.getByRole('checkbox', { name: 'Procedures on nerves' }).check();
	await page.getByText('Only some of the cards').click();
	await page.getByRole('switch', { name: /^Only cards I have marked/ }).check();
	await expect(
		page.getByRole('status').filter({ hasText: /^0 cards of \d+ in the exam/ })
	).toBeVisible();
	await expect(page.getByText('No card has all that you have chosen.')).toBeVisible();
	await page.getByRole('switch', { name: /^Only cards I have marked/ }).uncheck();
	await page.getByRole('checkbox', { name: /^Neurectomy \d+/ }).check();
	await expect(
		page.getByRole('status').filter({ hasText: /^\d+ cards of \d+ in the exam/ })
	).toBeVisible();
	await exam.setMinutes(10);
	await expect(exam.preview.getByRole('row', { name: /^With the plan \d+/ })).toBeVisible();
	for (const shape of [
		/^The same every day: \d+/,
		/^More towards the exam: \d+/,
		/^By weekday: \d+/
	])
		await expect(page.getByRole('radio', { name: shape })).toBeVisible();
});

test('a change plans anew; deleting leaves answers and ordinary study', async ({ page, study }) => {
	const exam = new ExamPage(page);
	await exam.create(DAY + 10, 5);
	const before = await exam.plan(DAY);
	await page.getByRole('button', { name: 'Change' }).click();
	await exam.setMinutes(20);
	await page.getByRole('button', { name: 'Save' }).click();
	await expect
		.poll(async () => (await exam.stored())?.looks.length)
		.toBeGreaterThan(2 * before.looks.length);
	await study.open();
	await study.answer('Good');
	await page.goto('/exams');
	await page.getByRole('link', { name: 'Finals' }).click();
	await page.getByRole('button', { name: 'Delete', exact: true }).click();
	await page.getByRole('button', { name: 'Delete the exam' }).click();
	await expect(page.getByText('No exam yet.')).toBeVisible();
	await expect.poll(() => exam.stored()).toBeUndefined();
	const stored = await readStored(page);
	expect(stored.exams).toMatchObject([{ exam: { value: null } }]);
	expect(logOf(stored)).toHaveLength(1);
	expectWhole(stored);
});

test('an interval that runs past the exam is marked, and stored as it is shown', async ({
	page,
	study
}) => {
	const exam = new ExamPage(page);
	await exam.create(DAY + 3, 5);
	await exam.plan(DAY);
	await study.open();
	await study.showAnswer.click();
	await expect(study.grade('Easy')).toHaveAccessibleName(/capped by your exam/);
	await expect(study.grade('Again')).not.toHaveAccessibleName(/capped/);
	await expect(
		page.getByText(/Capped by your exam: that runs past Finals on 5 March/)
	).toBeVisible();
	const shown = await study.grade('Easy').innerText();
	await study.grade('Easy').click();
	await expect(study.grades).toBeHidden();
	const memory = (await readStored(page)).cards.find((row) => row.memory !== null)?.memory;
	const days = memory && 'on' in memory.due ? memory.due.on - memory.lastDay : null;
	expect(shown).toContain(`${days}\u202fd*`);
});
