import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MS_PER_DAY, studyDay } from '$lib/domain/day';
import { examId, type Exam, type ScopeFilter } from '$lib/domain/exam';
import { deckId, termId } from '$lib/domain/ids';
import { doubtAfter } from '$lib/planning/luck';
import { DEFAULT_HABITS } from '$lib/scheduling/habits';
import { setAside } from '$lib/storage/cards';
import type { Db } from '$lib/storage/db';
import { installDeck } from '$lib/storage/decks';
import { writePersonal } from '$lib/storage/personal';
import { recordReview } from '$lib/storage/reviews';
import { writeStudySettings } from '$lib/storage/settings';
import { answer, at, deck, memory, rowOf, T0 } from '$lib/storage/testing';
import { cardsIn, readKinds, readScope, slotsIn, topicsIn, type ScopeCard } from './exam-scope';
import { examDeck, examIn, NOW, openWithExamDeck } from './exam.fixture';
import { openDeck, OpenDecks } from './open-decks';
import { readPlanQuestion } from './planner-input';

const DECK = examDeck();
const cards = [...openDeck(DECK).cards.values()];
let db: Db;
let decks: OpenDecks;
beforeEach(async () => {
	db = await openWithExamDeck();
	decks = new OpenDecks(db);
});
afterEach(() => db.close());

const read = (exams: readonly Exam[], moment = NOW) =>
	readPlanQuestion(db, decks, exams, moment, null);

/** Answers card `n` on the day `ahead`, in `seconds`. */
async function study(n: number, ahead: number, seconds: number): Promise<void> {
	const moment = at(T0 + ahead * MS_PER_DAY);
	const id = cards[n]?.id;
	if (!id) throw new Error('no such card');
	const { lastReview, memory: before } = await rowOf(db, id);
	const given = answer(id, moment, lastReview, memory(moment, 3));
	const review = { ...given.review, took: seconds * 1000, predicted: before && 0.9 };
	await recordReview(db, { ...given, review });
}

describe('what an exam is about', () => {
	const scope = (only?: ScopeFilter) =>
		readScope(db, decks, { decks: [DECK.id], ...(only && { only }) });
	const filter = (change: Partial<ScopeFilter>) => ({
		...{ topics: [], slots: [], marked: false },
		...change
	});
	const ids = (scoped: readonly ScopeCard[]) => scoped.map(({ id }) => id).toSorted();

	it('the cards of its decks by procedure; none that is set aside', async () => {
		const all = await scope();
		expect(ids(all)).toEqual(cards.map(({ id }) => id).toSorted());
		expect(topicsIn(await readKinds(db, decks, [DECK.id]))).toEqual([
			{ id: termId('neuroplasty'), name: 'Neuroplasty', cards: 3 },
			{ id: termId('rhizotomy'), name: 'Rhizotomy', cards: 1 }
		]);
		const [first] = all;
		if (!first) throw new Error('the deck has cards');
		await setAside(db, first.id, NOW.clock);
		expect(await scope()).toEqual(all.slice(1));
		expect(cardsIn(await readKinds(db, decks, [DECK.id]))).toBe(3);
	});

	it('only those that pass its filter: by topic, kind of fact and mark, and as many as are shown', async () => {
		const [card] = cards.filter(({ id }) => id.includes('rhizotomy'));
		if (!card) throw new Error('the deck has cards');
		await writePersonal(db, card.id, { marked: true });
		const kinds = await readKinds(db, decks, [DECK.id]);
		for (const [only, left] of [
			[filter({ topics: ['neuroplasty'] }), 3],
			[filter({ slots: ['approach'] }), 4],
			[filter({ slots: ['risk'] }), 0],
			[filter({ marked: true }), 1],
			[filter({ topics: ['neuroplasty'], marked: true }), 0]
		] as const) {
			expect(await scope(only)).toHaveLength(left);
			expect(cardsIn(kinds, only)).toBe(left);
		}
		expect(ids(await scope(filter({ marked: true })))).toEqual([card.id]);
		expect(slotsIn(kinds)).toEqual([{ id: 'approach', name: 'Approach', cards: 4 }]);
	});

	it('nothing where a deck is not installed', async () => {
		expect(await readScope(db, decks, { decks: [deckId('none-such')] })).toEqual([]);
		expect(await readKinds(db, decks, [deckId('none-such')])).toEqual([]);
	});
});

describe('what a plan depends on', () => {
	it('for a learner not yet known: no memory, the usual habits and attendance', async () => {
		const { input, expect: expectations } = await read([examIn()]);
		expect(input.exams[0]?.cards).toHaveLength(4);
		expect(input).toMatchObject({ today: NOW.day, spentToday: 0, prices: null });
		expect(input.memories.size).toBe(0);
		for (const key of ['first', 'recalled', 'firstSeconds', 'reviewSeconds'] as const)
			input.habits[key].forEach((own, i) =>
				expect(own).toBeCloseTo(DEFAULT_HABITS[key][i] ?? NaN, 10)
			);
		expect(input).toMatchObject({ attendance: 0.9, observed: 0 });
		expect(expectations.doubt).toEqual(doubtAfter(0));
		expect(expectations.goal).toBe(0.9);
	});

	it("the learner's own memory, times and grades, drawn towards the usual by n / (50 + n)", async () => {
		for (let n = 0; n < 4; n++) await study(n, 0, 40);
		await study(0, 1, 30);
		const { input, expect: expectations } = await read([examIn()], at(T0 + MS_PER_DAY));
		expect(input.memories.size).toBe(4);
		// Four first looks, all Good, 40 s each.
		expect(input.habits.firstSeconds[2]).toBeCloseTo((4 * 40 + 50 * 13.68) / 54);
		expect(input.habits.first[2]).toBeCloseTo((4 + 50 * 0.495) / 54);
		expect(input.habits.reviewSeconds[2]).toBeCloseTo((30 + 50 * 7.33) / 51);
		expect(input.spentToday).toBe(30);
		expect(expectations.doubt).toEqual(doubtAfter(5));
	});

	it('attendance as observed on the days with time for exams', async () => {
		await study(0, 0, 10);
		await study(1, 3, 10);
		const later = at(T0 + 4 * MS_PER_DAY);
		const daysOff = [studyDay(NOW.day + 1)];
		const { input } = await read([examIn({ daysOff })], later);
		// Two of three days, and five days at nine in ten.
		expect(input.attendance).toBeCloseTo((2 + 4.5) / (3 + 5));
		expect(input.observed).toBe(3);
	});

	it("the exam's deck's own retention, and none of exams that are over", async () => {
		await writeStudySettings(db, DECK.id, { retention: 0.8 });
		const over = examIn({ id: examId('over'), day: studyDay(NOW.day - 1) });
		const { input, expect: expectations } = await read([over, examIn()]);
		expect(input.exams.map((of) => of.exam.id)).toEqual(['finals']);
		expect(input.policy.retention).toBe(0.8);
		expect(expectations.goal).toBe(0.8);
	});

	it('begins with the prices of the plan before', async () => {
		const before = {
			id: 'current',
			day: studyDay(NOW.day - 1),
			basis: '',
			looks: [],
			unplanned: [],
			prices: { days: [0, 5], values: [0.1, 0.2] },
			outlook: null
		} as const;
		const { input } = await readPlanQuestion(db, decks, [examIn()], NOW, before);
		expect(input.prices).toEqual({
			day: NOW.day - 1,
			prices: { days: Int32Array.of(0, 5), values: Float64Array.of(0.1, 0.2) }
		});
	});
});

it('the other decks of a learner do not count', async () => {
	const other = { ...deck(), id: deckId('other') };
	await installDeck(db, { deck: other, cards: [], hash: 'v1', moment: NOW });
	const { input } = await read([examIn({ decks: [other.id] })]);
	expect(input.exams[0]?.cards).toEqual([]);
});
