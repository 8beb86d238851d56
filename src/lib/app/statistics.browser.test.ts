import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseDeck } from '$lib/authoring/parse';
import { sampleWith, WITH_QUESTIONS } from '$lib/authoring/sample';
import { AGAIN, GOOD, type Grade } from '$lib/domain/grade';
import { cardId } from '$lib/domain/ids';
import type { Db } from '$lib/storage/db';
import { installDeck } from '$lib/storage/decks';
import { recordReview, undoLast } from '$lib/storage/reviews';
import { answer, at, memory, openNew, placing, rowOf, T0 } from '$lib/storage/testing';
import { openDeck, OpenDecks, questionOf } from './open-decks';
import { ownAnswers } from './statistics';
import { statisticsCsv } from './statistics-csv';
import { titlesOf } from './statistics-titles';

const { draft } = parseDeck(sampleWith(WITH_QUESTIONS));
if (!draft) throw new Error('The sample cannot be read.');
const open = openDeck(draft.deck);
const ID = cardId('sample/q.choice');
const LEARNER = '6f1d2c1e-8a55-4a27-9d35-0c9f5d3b7a11';
const NOW = at(T0);

let db: Db;
beforeEach(async () => {
	db = await openNew();
	const cards = [...open.cards.keys()].map(placing);
	await installDeck(db, { deck: open.deck, cards, hash: 'v1', moment: NOW });
});
afterEach(() => db.close());

/** Chooses the option that holds `text`, wherever it stands in the question of this seed. */
async function choose(text: string, seed: number, grade: Grade, deckVersion = open.deck.version) {
	const card = open.cards.get(ID);
	const question = card && questionOf(open, card, 'single-choice', seed);
	if (question?.form !== 'single-choice') throw new Error('No single choice.');
	const chosen = question.options.findIndex((option) => option.text.includes(text));
	const given = answer(ID, NOW, (await rowOf(db, ID)).lastReview, memory(NOW, 3), grade);
	const form = 'single-choice' as const;
	const own = { form, seed, deckVersion, answer: { form, chosen } };
	await recordReview(db, { ...given, review: { ...given.review, ...own } });
}

it('counts what was chosen by its text, and the first grade; not what was undone, no moment', async () => {
	await choose('string', 1, AGAIN);
	await choose('glue', 2, GOOD);
	// What stood in a question of another version is no longer known.
	await choose('glue', 3, GOOD, '0.9.0');
	await choose('nails', 4, AGAIN);
	await undoLast(db, NOW);
	const { statistics, right, recalls } = await ownAnswers(db, [open], LEARNER);
	expect(right.get(ID)).toEqual(new Set(['A pot of glue']));
	expect([...recalls]).toEqual([[ID, { answers: 3, forgotten: 1 }]]);
	expect(statistics).toEqual({
		learner: LEARNER,
		cards: [
			{
				card: ID,
				form: 'single-choice',
				shown: 3,
				offered: { 'A pot of glue': 2, 'A bit of string': 2, 'A box of nails': 2 },
				chosen: { 'A bit of string': 1, 'A pot of glue': 1 },
				first: { 1: 1, 2: 0, 3: 0, 4: 0 }
			}
		]
	});
});

it('names cards by what they teach where their deck is installed, and is safe in a spreadsheet', async () => {
	const gone = cardId('elsewhere/=1+1');
	const titles = await titlesOf(new OpenDecks(db), [ID, gone, cardId('sample/no-such')]);
	expect([...titles.keys()]).toEqual([ID]);
	expect(titles.get(ID)).toContain('A cup has lost its handle.');
	const common = { learners: 2, difficulty: 0.5, discrimination: null };
	const rows = [
		{ ...common, card: ID, neverChosen: ['a box of nails'] },
		{ ...common, card: gone, neverChosen: ['=HYPERLINK("x")'] }
	];
	const csv = statisticsCsv(rows, titles);
	expect(csv).toMatch(/^sample\/q\.choice,"?A cup has lost its handle/m);
	expect(csv).toContain('elsewhere/=1+1,,2,0.500,,"\'=HYPERLINK(""x"")"\r\n');
});
