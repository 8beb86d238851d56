import { afterEach, describe, expect, it } from 'vitest';
import { studyDay } from '$lib/domain/day';
import { cardId, deckId, type DeckId } from '$lib/domain/ids';
import { randomFrom } from '$lib/domain/random';
import { DEFAULT_SETTINGS, type StudySettings } from '$lib/domain/settings';
import { limitDay } from '$lib/scheduling/limits';
import { DEFAULT_PACE } from '$lib/scheduling/pace';
import type { Db } from '$lib/storage/db';
import { installDeck } from '$lib/storage/decks';
import { placed, type CardRow } from '$lib/storage/rows';
import { writeStudySettings } from '$lib/storage/settings';
import { at, deck, memory, openNew, placing, T0 } from '$lib/storage/testing';
import { planDay, waiting } from './day-plan';

const DECKS = ['a', 'b', 'c'].map(deckId);
const CARDS = 40;
const NOW = at(T0);
const UNUSED = { fresh: 0, reviews: 0, took: 0 };
const HOURS_24 = 24 * 3_600_000;
let db: Db;
afterEach(() => db.close());

/** Three decks: a quarter new, a quarter in learning, the rest due on one of five days or later. */
async function openFilled(): Promise<CardRow[]> {
	db = await openNew();
	const random = randomFrom('day plan');
	for (const id of DECKS) {
		const cards = Array.from({ length: CARDS }, (_, n) => placing(cardId(`${id}/${n}`)));
		await installDeck(db, { deck: { ...deck(), id }, cards, hash: id, moment: NOW });
	}
	const rows = (await db.cards.toArray()).map((row) => {
		const kind = random();
		if (kind < 0.25) return row;
		const due =
			kind < 0.5
				? { at: T0 + Math.floor(2 * HOURS_24 * random()) }
				: { on: studyDay(NOW.day - 3 + Math.floor(5 * random())) };
		return placed({ ...row, memory: memory(NOW, 1, { due }) });
	});
	await db.cards.bulkPut(rows);
	return rows;
}

/** The plan by the plainest way: from every row of the decks that share these limits. */
function planned(rows: readonly CardRow[], decks: readonly DeckId[], limits: StudySettings) {
	const own = rows
		.filter((row) => decks.includes(row.deck))
		.sort((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1));
	const of = (queue: CardRow['queue'], until: number) =>
		own.filter((row) => row.queue === queue && row.due <= until).map(waiting);
	const due = {
		learning: of('learning', T0 + HOURS_24),
		reviews: of('review', NOW.day),
		fresh: of('new', Infinity).slice(0, limits.newPerDay)
	};
	return limitDay(due, limits, UNUSED, DEFAULT_PACE, NOW.day);
}

const settings = (change: Partial<StudySettings>) => ({ ...DEFAULT_SETTINGS.study, ...change });
const cards = (count: number) => ({ limit: { by: 'cards', cards: count } }) as const;

describe('the plan of a day', () => {
	it.each([
		['room for all', settings({ newPerDay: 99 })],
		['room for some: chance draws among those due on one day', settings(cards(13))],
		['room for none', settings({ newPerDay: 0, ...cards(0) })],
		['minutes', settings({ limit: { by: 'minutes', minutes: 9 } })]
	])('all decks under the same limits, %s', async (_, limits) => {
		const rows = await openFilled();
		await writeStudySettings(db, null, limits);
		const { due, held } = await planDay(db, null, NOW);
		const { held: heldBack, ...expected } = planned(rows, DECKS, limits);
		expect(due).toEqual(expected);
		expect(held).toEqual(heldBack);
	});

	it('a deck with limits of its own has its share beside the others', async () => {
		const rows = await openFilled();
		const [a, b, c] = DECKS as [DeckId, DeckId, DeckId];
		const [general, own] = [settings({ newPerDay: 7, ...cards(11) }), cards(5)];
		await writeStudySettings(db, null, general);
		await writeStudySettings(db, b, own);
		const parts = [planned(rows, [a, c], general), planned(rows, [b], { ...general, ...own })];
		const { due, held } = await planDay(db, null, NOW);
		expect(due.reviews).toEqual(parts.flatMap(({ reviews }) => reviews));
		expect(due.fresh).toEqual(parts.flatMap(({ fresh }) => fresh));
		expect(due.learning).toHaveLength(parts.flatMap(({ learning }) => learning).length);
		expect(held.reviews).toBe(parts.reduce((sum, part) => sum + part.held.reviews, 0));
	});

	it('one deck alone, by its own limits', async () => {
		const rows = await openFilled();
		const [, b] = DECKS as [DeckId, DeckId, DeckId];
		await writeStudySettings(db, b, cards(4));
		const { due, held } = await planDay(db, b, NOW);
		const { held: heldBack, ...expected } = planned(rows, [b], settings(cards(4)));
		expect(due).toEqual(expected);
		expect(held).toEqual(heldBack);
	});
});
