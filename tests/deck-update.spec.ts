import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Deck } from '$lib/domain/deck';
import type { Fact } from '$lib/domain/fact';
import type { CardId, FactId } from '$lib/domain/ids';
import { expect, test } from './fixtures/app';
import { memoriesFrom } from './fixtures/expected';
import { serveNewerDeck } from './fixtures/newer-deck';
import { logOf, readStored, standing, type Stored } from './fixtures/stored';

// Files come from the server, not from a service worker's cache, so that they can be changed at will.
test.beforeEach(({ context }) =>
	context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'))
);

const CHANGED = {
	value: { kind: 'statement', text: 'something else' },
	says: 'It is {otherwise} now.'
} as const;

test('a newer deck: the list of changes, the note before a changed card, everything else as it was', async ({
	page,
	study
}) => {
	await study.open();
	for (let i = 0; i < 6; i++) await study.answer('Easy');
	const before = await readStored(page);
	const [changed, retired, renamed, kept] = factsAnswered(before);
	await writeNote(page, kept, 'My own note');
	const was = saysOf(before, changed);

	await serveNewerDeck(page, (deck) => ({
		...deck,
		version: '9.0.0',
		facts: deck.facts.map((fact): Fact => {
			if (isOf(fact, changed)) return { ...fact, ...CHANGED };
			if (isOf(fact, retired))
				return { ...fact, status: 'retired', note: 'Withdrawn by its source.' };
			if (isOf(fact, renamed)) return { ...fact, id: `${fact.id}.again` as FactId, was: fact.id };
			return fact;
		}),
		lists: deck.lists.map((list) => ({
			...list,
			facts: list.facts.map((id) => (renamed.endsWith(`/${id}`) ? (`${id}.again` as FactId) : id))
		}))
	}));
	await page.goto('/');
	const line = page.getByText(
		/^Procedures on nerves was updated: \d+ cards? changed, .*\d retired/
	);
	await expect(line).toBeVisible();

	const after = await readStored(page);
	expect(logOf(after).slice(0, logOf(before).length)).toEqual(logOf(before));
	const rowOf = (stored: Stored, card: string) => stored.cards.find(({ id }) => id === card);
	expect(rowOf(after, kept)).toEqual({ ...rowOf(before, kept), ...placeOf(after, kept) });
	expect(rowOf(after, changed)).toMatchObject({ queue: 'new', memory: null });
	expect(rowOf(after, renamed)).toBeUndefined();
	expect(rowOf(after, `${renamed}.again`)?.memory).toEqual(rowOf(before, renamed)?.memory);
	expectReplayed(after);

	await page.getByRole('link', { name: 'See what changed' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'What changed' })).toBeVisible();
	const section = page.getByRole('group').filter({ hasText: /^Changed/ });
	await expect(section).toContainText(`Was ${was}`);
	await expect(section).toContainText('Is now It is otherwise now.');
	await expect(section).toContainText('You had learned this');
	await expect(page.getByText('Withdrawn by its source.')).toBeVisible();
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

	await page.goto('/');
	await expect(page.getByRole('region', { name: 'Due today' })).toBeVisible();
	await expect(line).toBeHidden();

	await study.link.click();
	await study.ready();
	const note = page.getByRole('heading', { name: 'What you learned has changed' });
	// The session goes on with the question it stood at; then the changed card is among the new ones.
	const asked = standing(logOf(before)).length;
	for (let i = 0; i < 5 && !(await note.isVisible()); i++) {
		await study.showAnswer.click();
		await study.grade('Easy').click();
		await expect(study.grades).toBeHidden();
		await expect(study.showAnswer.or(note)).toBeVisible();
	}
	await expect(note).toBeFocused();
	const told = standing(logOf(await readStored(page))).length;
	expect(told).toBeGreaterThan(asked);
	await expect(page.getByRole('main')).toContainText(was);
	await expect(page.getByRole('main')).toContainText('It is otherwise now.');
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await page.reload();
	await expect(note, 'told again until it is answered').toBeFocused();
	await page.keyboard.press('Enter');
	await study.answer('Good');
	await expect(note).toBeHidden();

	const done = await readStored(page);
	expect(standing(logOf(done))).toHaveLength(told + 1);
	expect(rowOf(done, changed)?.memory?.reps).toBe(1);
	expectReplayed(done);

	await page.goto('/decks/nerve-procedures');
	await page.getByLabel('Show').selectOption('Set aside');
	await expect(page.getByText('Retired: Withdrawn by its source.')).toBeVisible();
	await page.getByLabel('Show').selectOption('All');
	await page.getByLabel(/^Search/).fill('My own note');
	await expect(page.getByText('1 card found')).toBeVisible();
});

test('a newer deck that only says it better asks for no reading', async ({ page, study }) => {
	await study.open();
	await study.answer('Easy');
	const before = await readStored(page);
	await serveNewerDeck(page, (deck) => ({
		...deck,
		version: '9.0.0',
		facts: deck.facts.map((fact) => ({ ...fact, note: 'A note that the older version lacks.' }))
	}));
	await page.goto('/');
	await expect(page.getByRole('region', { name: 'Due today' })).toBeVisible();
	await expect(page.getByText(/was updated/)).toBeHidden();
	const after = await readStored(page);
	expect(after.decks[0]?.version).toBe('9.0.0');
	expect(after.cards).toEqual(before.cards);
	await page.goto('/decks/nerve-procedures/changes');
	await expect(page.getByRole('main')).toContainText(
		'From version 1.0.0 to 9.0.0: only its wording.'
	);
});

/** Cards of single facts that were answered, in teaching order: four of them. */
function factsAnswered({ cards, contents }: Stored): [CardId, CardId, CardId, CardId] {
	const facts = contents[0]?.facts ?? [];
	const answered = cards
		.filter(({ id, memory }) => memory && facts.some((fact) => isOf(fact, id)))
		.sort((a, b) => a.position - b.position)
		.map(({ id }) => id);
	if (answered.length < 4) throw new Error('too few facts were answered');
	return answered.slice(0, 4) as [CardId, CardId, CardId, CardId];
}

const isOf = (fact: Fact, card: CardId): boolean => card.endsWith(`/${fact.id}`);

const saysOf = ({ contents }: Stored, card: CardId): string =>
	((contents[0] as Deck).facts.find((fact) => isOf(fact, card))?.says ?? '').replace(/[{}]/g, '');

/** Its place in the deck may be another; with a memory, nothing else follows from that. */
const placeOf = ({ cards }: Stored, card: CardId) => {
	const { position, group, confusable } = cards.find(({ id }) => id === card) ?? {};
	return { position, group, confusable };
};

function expectReplayed(stored: Stored): void {
	const memories = memoriesFrom(stored);
	for (const { id, memory } of stored.cards) expect(memory, id).toEqual(memories.get(id) ?? null);
}

async function writeNote(page: Page, card: CardId, note: string): Promise<void> {
	await page.goto('/decks/nerve-procedures');
	const { contents } = await readStored(page);
	const says = (contents[0] as Deck).facts.find((fact) => isOf(fact, card))?.says ?? '';
	await page.getByText(says.replace(/[{}]/g, ''), { exact: true }).first().click();
	const field = page.getByRole('textbox', { name: /^Your note/ });
	await field.fill(note);
	await field.blur();
}
