import type { Page } from '@playwright/test';
import { MS_PER_DAY, studyDay } from '$lib/domain/day';
import { AGAIN, EASY, GOOD, HARD, type Grade } from '$lib/domain/grade';
import { randomFrom, type Random } from '$lib/domain/random';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import { retrievability } from '$lib/scheduling/fsrs';
import { policyOf } from '$lib/scheduling/policy';
import type { CardRow } from '$lib/storage/rows';
import { expect, test } from './fixtures/app';
import { expectWhole } from './fixtures/expected';
import { readStored } from './fixtures/stored';
import { ExamPage } from './pages/exam-page';
import { MockPage } from './pages/mock-page';
import { StudyKeys } from './pages/study-keys';
import { StudyPage } from './pages/study-page';

// A trace of every key press takes longer than the key presses.
test.use({ timezoneId: 'UTC', trace: 'off' });

const START = Date.parse('2026-03-02T09:00:00Z');
const DAY = studyDay(START / MS_PER_DAY - 9 / 24);
const DAYS = 14;
const MINUTES = 4;
const QUESTIONS = 20;
const policy = policyOf(DEFAULT_SETTINGS.study);

/**
 * Grades and seconds by SSP-MMC-FSRS (`config.py`), as the planner expects them of a new learner: a card's
 * seconds are those of its whole day, so further looks on that day take none of their own.
 */
const FIRST = [
	[AGAIN, 0.24, 33.79],
	[HARD, 0.094, 24.3],
	[GOOD, 0.495, 13.68],
	[EASY, 0.171, 6.5]
] as const;
const RECALLED = [
	[HARD, 0.224, 11.68],
	[GOOD, 0.631, 7.33],
	[EASY, 0.145, 5.6]
] as const;
const FORGOTTEN_SECONDS = 23;
const AGAIN_TODAY = 0;

/** A learner whose memory is as FSRS says, and whose chance is the seed's. */
function answerOf(row: CardRow, day: number, random: Random): { grade: Grade; seconds: number } {
	const draw = (shares: readonly (readonly [Grade, number, number])[]) => {
		let left = random();
		const [grade, , seconds] = shares.find(([, share]) => (left -= share) < 0) ?? [GOOD, 1, 7.33];
		return { grade, seconds };
	};
	if (row.memory === null) return draw(FIRST);
	if (row.memory.lastDay === day) return { grade: draw(RECALLED).grade, seconds: AGAIN_TODAY };
	return random() < retrievability(row.memory, studyDay(day), policy)
		? draw(RECALLED)
		: { grade: AGAIN, seconds: FORGOTTEN_SECONDS };
}

/** The card on the screen as it is stored. */
async function shownCard(page: Page): Promise<CardRow> {
	const { session, cards } = await readStored(page);
	const row = cards.find(({ id }) => id === session[0]?.shown?.card);
	if (!row) throw new Error('no question is on the screen');
	return row;
}

test('a fortnight to the exam: each day its plan, a mock exam, and what the forecast was worth', async ({
	page
}) => {
	test.setTimeout(900_000);
	const random = randomFrom('a fortnight');
	const exam = new ExamPage(page);
	const keys = new StudyKeys(page);
	const study = new StudyPage(page);
	const done = page.getByText('Your exam’s cards for today are done.');
	await page.clock.setFixedTime(START);
	await exam.create(DAY + DAYS, MINUTES);
	const [promised] = (await exam.plan(DAY)).outlook?.forecasts ?? [];
	if (!promised) throw new Error('there is no forecast');

	let [answers, spent] = [0, 0];
	for (let i = 0; i < DAYS; i++)
		await test.step(`day ${i + 1}`, async () => {
			let clock = START + i * MS_PER_DAY;
			await page.clock.setFixedTime(clock);
			await page.goto('/');
			await exam.plan(DAY + i);
			await study.link.click();
			let step = await keys.settled('asking', 'ended');
			while (step === 'asking' && !(await done.isVisible())) {
				const { grade, seconds } = answerOf(await shownCard(page), DAY + i, random);
				clock += Math.round(1_000 * seconds);
				spent += seconds;
				await page.clock.setFixedTime(clock);
				await keys.attempt();
				step = await keys.grade(grade);
				answers++;
			}
		});

	// The evening before: a mock exam by what is remembered, guessing included.
	await page.clock.setFixedTime(START + (DAYS - 1) * MS_PER_DAY + 10 * 3_600_000);
	const mock = new MockPage(page);
	await mock.begin(QUESTIONS, 30);
	const { cards } = await readStored(page);
	let right = 0;
	for (const [at, question] of (await mock.questions()).entries()) {
		if (question.form !== 'single-choice') continue;
		const row = cards.find(({ id }) => id === question.cardId);
		const known = row?.memory ? retrievability(row.memory, studyDay(DAY + DAYS), policy) : 0;
		const knows = random() < known + (1 - known) / question.options.length;
		await mock.go(at + 1);
		await mock.choose(at + 1, question, knows);
		if (knows) right++;
	}
	await mock.submit();
	await expect(mock.score).toContainText(`${right} of ${QUESTIONS} right`);

	const stored = await readStored(page);
	expectWhole(stored);
	const recalls = stored.cards.map(({ memory }) =>
		memory ? retrievability(memory, studyDay(DAY + DAYS), policy) : 0
	);
	const reached = recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
	const { mean, low, high } = promised.withPlan;
	const inPercent = (share: number) => (100 * share).toFixed(1);
	console.log(
		`${answers} answers in ${Math.round(spent / 60)} of ${DAYS * MINUTES} minutes; forecast ${inPercent(mean)} (${inPercent(low)} to ` +
			`${inPercent(high)}), reached ${inPercent(reached)}; mock ${right} of ${QUESTIONS}`
	);
	// A day's plan is made of expected seconds; over the days chance evens out.
	expect(spent / 60 / (DAYS * MINUTES)).toBeGreaterThan(0.75);
	expect(spent / 60 / (DAYS * MINUTES)).toBeLessThan(1.25);
	// Four of five learners end within the interval, and nothing of this one is unusual.
	expect(reached).toBeGreaterThan(low);
	expect(reached).toBeLessThan(high);
});
