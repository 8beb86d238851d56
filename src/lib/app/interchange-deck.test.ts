import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeFiles, writeSingle } from '$lib/authoring/write';
import { cardsOf } from '$lib/generation/cards';
import { indexDeck } from '$lib/generation/deck-index';
import { formsOf } from '$lib/generation/forms';
import { buildQuestion } from '$lib/generation/questions';
import { itemOfQuestion } from '$lib/interchange/from-question';
import { readGift } from '$lib/interchange/gift-read';
import { writeGift } from '$lib/interchange/gift-write';
import { readMoodle } from '$lib/interchange/moodle-read';
import { writeMarkdown } from '$lib/interchange/markdown-write';
import { writeQti } from '$lib/interchange/qti-write';
import { nameKey } from '$lib/generation/text';
import { deckOfItems } from '$lib/interchange/deck-of-items';
import { anItem, anyItem, anyText } from '$lib/interchange/items.fixture';
import { KINDS, type Reading } from '$lib/interchange/item';
import { checkedDeck } from './interchange-deck';

const itemsOf = (reading: Reading) => {
	if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
	return reading.items;
};
const sample = (name: string) => readFileSync(`tests/fixtures/interchange/${name}`, 'utf8');
const TODAY = '2026-01-05';

test('a question bank becomes a deck of drafts that the checks have passed', () => {
	const { deck, questions, left } = checkedDeck(
		itemsOf(readGift(sample('sample.gift'), 'a')),
		'My bank.gift.txt',
		TODAY
	);
	expect(deck).toMatchObject({ id: 'imported-my-bank', title: 'My bank' });
	expect(questions).toBe(9);
	expect(left.map(({ reason, whole }) => `${reason} ${whole}`)).toEqual([
		...['not-carried true', 'weights false', 'weights false', 'as-open false', 'no-answer true']
	]);
	const asked = deck?.questions ?? [];
	expect(asked.every(({ review }) => review?.state === 'draft')).toBe(true);
	expect(deck?.terms.map(({ name }) => name)).toEqual(['samples', 'colours', 'numbers']);
});

test('imported again, every question has the id it had', () => {
	const ids = () => {
		const { deck } = checkedDeck(itemsOf(readMoodle(sample('sample.xml'), 'a')), 'a.xml', TODAY);
		return deck?.questions?.map(({ id }) => id);
	};
	expect(ids()).toEqual(ids());
	expect(new Set(ids()).size).toBeGreaterThan(7);
});

test('an unsound question is left out with the reason, and the others stay', () => {
	const { questions, left } = checkedDeck(
		itemsOf(
			readGift(
				'One, which is it?{=a ~all of the above ~b}\n\nWhich colour has a ripe lemon?{=yellow ~blue ~red}',
				'a'
			)
		),
		'a.gift',
		TODAY
	);
	expect(questions).toBe(1);
	expect(left).toMatchObject([{ reason: 'not-sound', whole: true }]);
});

test('a bank too long for one file of a deck becomes several, and loses only what is unsound', () => {
	const words = 'which is said at length, with all that is known of it. '.repeat(80);
	const bank = Array.from(
		{ length: 260 },
		(_, i) => `Question ${i}, ${words}?{=${i % 130 === 0 ? 'all of the above' : `a ${i}`} ~b ~c}`
	);
	const { deck, questions, left } = checkedDeck(
		itemsOf(readGift(bank.join('\n\n'), 'a')),
		'a.gift',
		TODAY
	);
	expect(questions).toBe(258);
	expect(deck?.questions).toHaveLength(258);
	expect(left.map(({ reason }) => reason)).toEqual(['not-sound', 'not-sound']);
});

const open = (i: number, ...category: readonly string[]) => ({
	...{ id: `o${i}`, title: '', feedback: '', tags: [], at: '', category },
	...{ kind: 'essay' as const, stem: `What is ${i}?`, model: `The number ${i}.` }
});

test('more categories than a deck has procedures stand below one', () => {
	const items = Array.from({ length: 101 }, (_, i) => open(i, `Chapter ${i}`));
	const { deck, questions } = checkedDeck(items, 'my bank.xml', TODAY);
	expect(questions).toBe(101);
	expect(deck?.procedures).toEqual(['my-bank']);
	expect(deck?.terms).toHaveLength(102);
});

test('options that are signs without a word are told apart', () => {
	const gift =
		'Which sign does the charge of a cation have?{=+ ~- ~±}\n\nWhich one is it?{=! ~!  ~?}';
	const { questions, left } = checkedDeck(itemsOf(readGift(gift, 'a')), 'a.gift', TODAY);
	expect(questions).toBe(1);
	expect(left).toMatchObject([{ reason: 'not-sound', what: 'Which one is it?' }]);
});

test('a category of stops alone has a name', () => {
	const { deck } = checkedDeck([open(1, '.\t:'), open(2, `${'x'.repeat(98)}. x`)], 'a.xml', TODAY);
	expect(deck?.terms.map(({ name }) => name)).toEqual(['topic', 'x'.repeat(98)]);
});

test('chapters of one name in two books are two subjects', () => {
	const books = ['Nerves', 'Vessels', 'Vessels!'];
	const items = books.map((book, i) => open(i, book, 'Anatomy'));
	const { deck } = checkedDeck(items, 'a.xml', TODAY);
	expect(deck?.terms.map(({ name }) => name)).toEqual([
		...['nerves', 'anatomy', 'vessels', 'anatomy (vessels)', 'vessels! 2', 'anatomy (vessels! 2)']
	]);
});

test('a bank longer than a deck may be is cut, and what is cut is counted', () => {
	const stem = 'long '.repeat(1_000);
	const items = Array.from({ length: 1_300 }, (_, i) => ({
		...open(i, 'A'),
		stem: `${i} ${stem}`
	}));
	const { data, left, count } = deckOfItems(items, { id: 'a', title: 'A', from: 'a.xml' }, nameKey);
	expect(left.map(({ reason }) => reason)).toEqual(Array(1_300 - count).fill('deck-full'));
	expect(count).toBeGreaterThan(1_000);
	for (const text of writeFiles(data).values()) expect(text.length).toBeLessThan(1_000_000);
	expect(writeSingle(data).length).toBeLessThan(8_000_000);
});

test.each(['___.csv', ' ', '', '.xml', '\u200b.gift', '\ud800.csv', `${'x'.repeat(99)}😀.csv`])(
	'a file may be called anything: %j',
	(file) => {
		const { deck } = checkedDeck([open(1)], file, TODAY);
		expect(deck?.title).toMatch(/^(?:Imported questions|x{99})$/);
		expect(deck?.sources[0]?.title.isWellFormed()).toBe(true);
	}
);

test('whatever questions and categories say, a deck is made or every question named', () => {
	const one = fc.oneof(anItem(...KINDS), anyItem);
	const name = fc.oneof(
		anyText,
		anyText.map((text) => `${text}.csv`)
	);
	fc.assert(
		fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), name, (items, file) => {
			const { deck, questions, left } = checkedDeck(items, file, TODAY);
			expect(questions + left.filter(({ whole }) => whole).length).toBe(items.length);
			expect(deck?.title.isWellFormed() ?? true).toBe(true);
		}),
		{ numRuns: Number(process.env['RUNS'] ?? 100) }
	);
});

test('what Ranvier asks goes out and comes back', () => {
	const { deck } = checkedDeck(itemsOf(readGift(sample('sample.gift'), 'a')), 'a.gift', TODAY);
	if (!deck) throw new Error('no deck');
	const index = indexDeck(deck);
	const items = cardsOf(index).flatMap((card) =>
		formsOf(index, card)
			.slice(0, 1)
			.map((form) => itemOfQuestion(buildQuestion(index, card, form, 7), deck))
	);
	expect(items).toHaveLength(9);
	const { bytes } = writeGift(items);
	expect(itemsOf(readGift(new TextDecoder().decode(bytes), 'b')).length).toBeGreaterThanOrEqual(8);
	expect(items.every(({ source }) => source?.includes('Imported question bank'))).toBe(true);
	const markdown = new TextDecoder().decode(writeMarkdown(items).bytes);
	expect(markdown.match(/^(?:Q|C):/gm)).toHaveLength(9);
	expect(markdown.match(/^A:/gm)?.length).toBe(markdown.match(/^Q:/gm)?.length);
	expect(
		writeQti(items, deck.title).left.every(({ reason }) =>
			['not-carried', 'weights'].includes(reason)
		)
	).toBe(true);
});
