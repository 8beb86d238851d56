import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
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
import type { Reading } from '$lib/interchange/item';
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
