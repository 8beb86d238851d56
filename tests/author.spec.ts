import { expect, test } from './fixtures/app';
import { expectReadable } from './fixtures/looks';
import { readStored } from './fixtures/stored';
import { AuthorPage, type TypedFact } from './pages/author-page';

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

test('a deck from nothing with the keyboard alone: checked, previewed, released, installed, drilled, updated', async ({
	page,
	study
}) => {
	const author = new AuthorPage(page);
	await page.goto('/author');
	await author.type('Title', 'Mending');
	await author.type('Procedure or topic', 'mending');
	await author.type('Source', 'the mender’s handbook');
	await author.type('Kind of source', 'book');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'Mending' })).toBeVisible();

	await author.addFact(GLUE);
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

	await page.reload();
	await author.settled();
	await expect(author.grid.getByRole('row')).toHaveCount(3);
	await page.keyboard.press('Control+z');
	await page.keyboard.press('Control+y');
	await author.settled();

	await author.press('Release');
	await author.type('What it brings', 'The first two facts');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Version 1.0.0', exact: true })).toBeVisible();
	await author.press('Install in this browser');
	await expect(page.getByText(/^Installed: 2 new cards/)).toBeVisible();
	await expectReadable(page, 'release');

	await author.tabTo(page.getByRole('link', { name: 'Study it' }));
	await page.keyboard.press('Enter');
	for (let i = 0; i < 2; i++) await study.answer('Easy');
	const before = (await readStored(page)).cards.filter(({ deck }) => deck === 'mending');
	expect(before.map(({ memory }) => memory !== null)).toEqual([true, true]);

	await page.goto('/author');
	await author.tabTo(page.getByRole('link', { name: /^Mending/ }));
	await page.keyboard.press('Enter');
	await author.tabTo(author.grid);
	for (const place of ['page 5', 'page 6']) {
		await page.keyboard.press('End');
		await page.keyboard.press('ArrowLeft');
		await page.keyboard.type(place);
		await page.keyboard.press('Enter');
	}
	await author.settled();
	await author.press('Release');
	await author.press('Install in this browser');
	await expect(page.getByText('Installed: 0 new cards, 2 kept with their progress')).toBeVisible();
	const after = (await readStored(page)).cards.filter(({ deck }) => deck === 'mending');
	expect(after.map(({ memory }) => memory)).toEqual(before.map(({ memory }) => memory));
});
