import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { studyDay } from '$lib/domain/day';
import { deckId } from '$lib/domain/ids';
import type { Db } from './db';
import { installDeck } from './decks';
import {
	countReviewsDue,
	dueCounts,
	learningDue,
	newCards,
	nextLearning,
	nextReviewDay,
	reviewsDue
} from './queue';
import { placed, type CardRow } from './rows';
import { at, card, deck, DECK, memory, openWithCards, placing, rowOf, T0 } from './testing';

const OTHER = deckId('other');
const MINUTE = 60_000;
const today = at(T0).day;
let db: Db;

/** Puts a card where `due` puts it. */
async function put(which: CardRow['id'], due: NonNullable<CardRow['memory']>['due']) {
	const row = await rowOf(db, which);
	await db.cards.put(placed({ ...row, memory: memory(at(T0), 1, { due }) }));
}

beforeAll(async () => {
	db = await openWithCards(10);
	await installDeck(db, {
		deck: { ...deck(), id: OTHER },
		cards: [placing('other/a' as never), placing('other/b' as never)],
		hash: 'o1',
		moment: at(T0)
	});
	await put(card(0), { at: T0 - MINUTE });
	await put(card(1), { at: T0 });
	await put(card(2), { at: T0 + MINUTE });
	await put(card(3), { on: studyDay(today - 2) });
	await put(card(4), { on: today });
	await put(card(5), { on: studyDay(today + 1) });
	await put('other/b' as never, { on: studyDay(today - 5) });
});
afterAll(() => db.close());

const idsOf = (rows: readonly CardRow[]) => rows.map(({ id }) => id);

describe('what is due', () => {
	it('learning: up to the instant, the longest waiting first (Q1)', async () => {
		expect(idsOf(await learningDue(db, null, T0))).toEqual([card(0), card(1)]);
		expect(await nextLearning(db, DECK)).toBe(T0 - MINUTE);
		expect(await nextLearning(db, OTHER)).toBeNull();
	});

	it('reviews: up to the day, the longest overdue first, of one deck or all (Q1)', async () => {
		expect(idsOf(await reviewsDue(db, null, today, 9))).toEqual(['other/b', card(3), card(4)]);
		expect(idsOf(await reviewsDue(db, DECK, today, 9))).toEqual([card(3), card(4)]);
		expect(idsOf(await reviewsDue(db, null, today, 2))).toEqual(['other/b', card(3)]);
	});

	it('later: the next day with a review, of one deck or all (Q1)', async () => {
		expect(await nextReviewDay(db, null, today)).toBe(today + 1);
		expect(await nextReviewDay(db, DECK, studyDay(today - 2))).toBe(today);
		expect(await nextReviewDay(db, null, studyDay(today + 1))).toBeNull();
	});

	it('new cards: in teaching order, decks taking turns (Q1)', async () => {
		expect(idsOf(await newCards(db, DECK, 2))).toEqual([card(6), card(7)]);
		expect(idsOf(await newCards(db, null, 2))).toEqual(['other/a', card(6)]);
	});

	it('counts ranges, reviews no further than the cap (Q2)', async () => {
		const now = { clock: T0, day: today };
		expect(await dueCounts(db, null, now)).toEqual({ learning: 2, reviews: 3, newCards: 5 });
		expect(await dueCounts(db, DECK, now)).toEqual({ learning: 2, reviews: 2, newCards: 4 });
		expect(await countReviewsDue(db, null, today, 99)).toBe(3);
		expect(await countReviewsDue(db, null, today, 2)).toBe(2);
	});
});
