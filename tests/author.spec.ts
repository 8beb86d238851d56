import type { Page } from '@playwright/test';
import { dataOf, writeYaml } from '$lib/authoring/deck-file';
import { sampleWith, WITH_QUESTIONS } from '$lib/authoring/sample';
import { expect, test } from './fixtures/app';
import { seedChance } from './fixtures/chance';
import { expectReadable } from './fixtures/looks';
import { logOf, readStored, type Stored } from './fixtures/stored';
import { AuthorPage, type TypedFact } from './pages/author-page';
import { StudyPage } from './pages/study-page';

const GLUE: TypedFact = {
	slot: 'equipment',
	value: 'glue',
	says: 'In mending the parts are held by {glue}.',
	at: 'page 3',
	ask: 'What holds the parts in mending?'
};
const HOUR: TypedFact = {
	slot: 'duration',
	value: '1 hour',
	says: 'In mending the glue dries for {one hour}.',
	at: 'page 4',
	ask: 'How long does the glue of mending dry?'
};
const SHADE: TypedFact = {
	slot: 'setting',
	value: 'in the shade',
	says: 'What is mended is left to dry {in the shade}.',
	at: 'page 5',
	ask: 'Where is what was mended left to dry?'
};
const PARTS = [
	...['Lists', 'Negatives', 'Questions', 'Terms', 'Sources', 'Disagreements'],
	...['Deck', 'Coverage', 'Answers', 'Problems']
];

/** What a learner's browser holds of the deck. */
const cardsOf = ({ cards }: Stored) =>
	cards.filter(({ deck }) => deck === 'mending').sort((a, b) => a.position - b.position);

async function install(page: Page, file: string, button: string): Promise<void> {
	await page.goto('/decks');
	await page.getByLabel('Choose a file').setInputFiles(file);
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: button }).click();
	await expect(dialog).toContainText('is ready');
}

test('a deck from nothing with the keyboard alone: checked, previewed, exported; elsewhere installed, drilled, updated', async ({
	page,
	browser,
	baseURL,
	seed
}) => {
	const author = new AuthorPage(page);
	await page.goto('/author');
	await expect(page.getByRole('heading', { name: 'Open a deck file' })).toBeVisible();
	await expectReadable(page, 'the decks one writes');
	await author.type('Title', 'Mending');
	await author.type('Procedure or topic', 'mending');
	await author.type('Source', 'the mender’s handbook');
	await author.type('Kind of source', 'book');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'Mending' })).toBeVisible();

	await author.addFact(GLUE);
	await author.addFact(SHADE);
	await author.addFact({ ...HOUR, at: '' });
	await author.settled();
	await expect(author.standing).toContainText('error');
	await author.type('Place in it: heading and position', HOUR.at);
	await author.settled();
	await expect(author.standing).not.toContainText('error');
	await expectReadable(page, 'facts and a form');

	await author.press('Preview');
	await expect(author.entry.getByRole('heading', { name: HOUR.ask })).toBeVisible();
	await author.press('Show answer');
	await expect(author.entry).toContainText('In mending the glue dries for one hour.');
	await expectReadable(page, 'a preview');

	await page.reload();
	await author.settled();
	await expect(author.grid.getByRole('row')).toHaveCount(4);
	await page.keyboard.press('Control+z');
	await page.keyboard.press('Control+y');
	await author.settled();
	for (const part of PARTS) {
		await author.press(new RegExp(`^${part}`));
		await expectReadable(page, part);
	}

	await author.press('Release');
	await author.type('What it brings', 'The first three facts');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Version 1.0.0', exact: true })).toBeVisible();
	await expectReadable(page, 'release');
	const first = await author.exported('One text (YAML)');

	const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
	await seedChance(context, seed);
	const learner = await context.newPage();
	const study = new StudyPage(learner);
	await install(learner, first, 'Install');
	await learner.getByRole('link', { name: 'Study this deck' }).click();
	await study.ready();
	await study.showAnswer.click();
	await expect(learner.getByText('Review: none on record')).toBeVisible();
	await study.grade('Easy').click();
	for (let i = 0; i < 2; i++) await study.answer('Easy');
	await expect(study.end).toBeVisible();
	const drilled = await readStored(learner);
	expect(cardsOf(drilled).map(({ memory }) => memory?.reps)).toEqual([1, 1, 1]);

	await page.goto('/author');
	await author.tabTo(page.getByRole('link', { name: /^Mending/ }));
	await page.keyboard.press('Enter');
	await author.retype(1, 'paste', 'In mending the parts are held by {paste}.');
	await author.retype(3, '2 hours', 'In mending the glue dries for {two hours}.');
	await author.settled();
	await expect(author.standing).not.toContainText('error');
	await author.press('Release');
	await author.type('What it brings', 'Two answers from the second edition');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Version 1.1.0', exact: true })).toBeVisible();
	await expect(page.getByText('2 cards changed')).toBeVisible();
	const second = await author.exported('Folder (zip)');

	await learner.goto('/decks');
	await learner.getByLabel('Choose a file').setInputFiles(second);
	await expect(learner.getByRole('dialog')).toContainText('What would change: 2 cards changed.');
	await learner.getByRole('button', { name: 'Update' }).click();
	await expect(learner.getByRole('dialog')).toContainText('version 1.1.0, is ready');
	const updated = await readStored(learner);
	const reviews = logOf(drilled);
	expect(logOf(updated).slice(0, reviews.length), 'no answer is lost').toEqual(reviews);
	const [before, after] = [cardsOf(drilled), cardsOf(updated)];
	expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
	// What did not change is known as before; what did is learnt anew.
	expect(after.map(({ memory }) => memory)).toEqual([null, before[1]?.memory, null]);

	await learner.getByRole('link', { name: 'Study this deck' }).click();
	for (const was of ['In mending the parts are held by glue.', 'dries for one hour.']) {
		const note = learner.getByRole('heading', { name: 'What you learned has changed' });
		await expect(note).toBeFocused();
		await expect(learner.getByRole('main')).toContainText(was);
		await learner.keyboard.press('Enter');
		await study.showAnswer.click();
		await study.grade('Good').click();
	}
	await study.ready();
	const relearnt = cardsOf(await readStored(learner));
	expect(relearnt.map(({ memory }) => memory?.reps)).toEqual([1, 1, 1]);
	await context.close();
});

const SAMPLE = new TextDecoder().decode(writeYaml(dataOf(sampleWith(WITH_QUESTIONS))));

/** What one learner hands in: the question was met three times, and `string` never chosen. */
const statistics = (learner: number, right: boolean) => ({
	name: `${learner}.json`,
	mimeType: 'application/json',
	buffer: Buffer.from(
		JSON.stringify({
			...{ format: 'ranvier-statistics', version: 1 },
			learner: `6f1d2c1e-8a55-4a27-9d35-0c9f5d3b7a${learner}`,
			cards: [
				{
					...{ card: 'sample/q.choice', form: 'single-choice', shown: 3 },
					offered: { 'A pot of glue': 3, 'A bit of string': 3, 'A box of nails': 3 },
					chosen: { 'A pot of glue': 2, 'A box of nails': 1 },
					first: { 1: right ? 0 : 1, 2: 0, 3: right ? 1 : 0, 4: 0 }
				}
			]
		})
	)
});

test('a deck file in the studio: refused whole, or opened with its faults beside the fields; what learners answered', async ({
	page
}) => {
	const author = new AuthorPage(page);
	await page.goto('/author');
	const choose = (text: string) =>
		page.getByLabel('Choose a deck file').setInputFiles({
			...{ name: 'mine.yaml', mimeType: 'application/yaml' },
			buffer: Buffer.from(text)
		});
	await choose(SAMPLE.replace('value: glue', 'value: "glue'));
	const dialog = page.getByRole('dialog');
	await expect(dialog).toContainText('The file was not opened');
	await expect(dialog).toContainText(/mine\.yaml, line \d+, column \d+/);
	await expectReadable(page, 'a file that is refused');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('heading', { name: 'Your decks' })).toHaveCount(0);

	await choose(SAMPLE.replace('value: glue', 'value: glu'));
	await expect(page.getByRole('heading', { level: 1, name: 'A sample' })).toBeVisible();
	await author.settled();
	await author.press(/^Problems/);
	const problems = page.getByRole('region', { name: 'Problems' });
	await expect(problems).toContainText('There is no term “glu”.');
	await author.press('f');
	const value = author.entry.getByLabel('Value', { exact: true });
	await author.tabTo(value);
	await page.keyboard.press('Control+a');
	await page.keyboard.type('glue');
	await author.settled();
	await expect(author.standing).not.toContainText('error');

	await author.press('Answers');
	const files = Array.from({ length: 10 }, (_, i) => statistics(10 + i, i < 2));
	await page.getByLabel('Choose statistics files').setInputFiles(files.slice(0, 9));
	const told = page.getByRole('region', { name: 'Answers' });
	await expect(told).toContainText('1 of them not often enough to say how hard.');
	await expect(told.getByRole('region', { name: 'Too hard' })).toContainText('None');
	await page.getByLabel('Choose statistics files').setInputFiles(files);
	await expect(told.getByRole('region', { name: 'Too hard' })).toContainText(
		'2 of 10 learners right at once'
	);
	await expect(told.getByRole('region', { name: 'never chosen' })).toContainText(
		'“A bit of string” (shown 30 times)'
	);
	await expectReadable(page, 'answers');
	await author.tabTo(told.getByRole('region', { name: 'Too hard' }).getByRole('button'));
	await page.keyboard.press('Enter');
	await author.tabTo(author.entry.getByRole('button', { name: 'Answers' }));
	await page.keyboard.press('Enter');
	await expect(author.entry.getByRole('row', { name: /^A bit of string/ })).toContainText('30');
	await expectReadable(page, 'the answers to one question');
});
