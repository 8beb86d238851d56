import { afterEach, beforeEach, expect, it } from 'vitest';
import { deckId } from '$lib/domain/ids';
import type { MockId } from '$lib/domain/mock';
import { cardsOf } from '$lib/generation/cards';
import { indexDeck } from '$lib/generation/deck-index';
import { nerves } from '$lib/generation/nerves.fixture';
import type { Db } from '$lib/storage/db';
import { takeBack } from '$lib/storage/cards';
import { installDeck } from '$lib/storage/decks';
import { startMock } from '$lib/storage/mocks';
import { recordReview } from '$lib/storage/reviews';
import { answer as answerTo, at, memory, openNew, T0 } from '$lib/storage/testing';
import { drawn } from './mock-draw';
import { leechesOf } from './mock-home';
import { readPool } from './mock-pool';
import { MockSitting } from './mock-sitting.svelte';
import { OpenDecks } from './open-decks';

const MINUTE = 60_000;
const SEED = 1;
let db: Db;
let decks: OpenDecks;
let clock = T0;
const now = () => at(clock);

beforeEach(async () => {
	clock = T0;
	db = await openNew();
	const cards = cardsOf(indexDeck(nerves));
	await installDeck(db, { deck: nerves, cards, hash: 'v1', moment: at(T0) });
	decks = new OpenDecks(db);
});
afterEach(() => db.close());

/** Drawn by a fixed seed: its first question is a choice. */
async function began(): Promise<MockId> {
	const ids = [deckId(nerves.id)];
	const pool = await readPool(db, decks, ids, now().day);
	const plan = {
		mode: 'timed',
		allowed: 10 * MINUTE,
		decks: ids,
		questions: 5,
		disputed: false,
		blueprint: null,
		seed: SEED
	} as const;
	const occasion = { id: crypto.randomUUID(), exam: null, title: 'Nerves', tab: '', at: now() };
	const { mock, paper } = drawn(pool, plan, occasion);
	await startMock(db, mock, paper);
	return mock.id;
}

async function sat(id: MockId): Promise<MockSitting> {
	const sitting = new MockSitting(db, decks, id, now);
	await sitting.open();
	return sitting;
}

const typed = (text: string) => ({ form: 'cloze', typed: text }) as const;
const storedLog = async (id: MockId) => (await db.mocks.get(id))?.log.map((step) => step.do) ?? [];

it('stores what is typed once before the next step, not letter by letter', async () => {
	const id = await began();
	const sitting = await sat(id);
	for (const text of ['c', 'ca', 'cau', 'caudal']) await sitting.answer(0, typed(text));
	expect(await storedLog(id)).toEqual(['open', 'open']);
	await sitting.take({ do: 'go', item: 1 });
	expect(await storedLog(id)).toEqual(['open', 'open', 'answer', 'go']);
	expect(sitting.state?.items[0]?.answer).toEqual(typed('caudal'));
});

it('keeps an answer that could not be stored, and stores it first when it is tried again', async () => {
	const id = await began();
	const sitting = await sat(id);
	const { put } = db.mocks;
	db.mocks.put = () => Promise.reject(new DOMException('', 'QuotaExceededError')) as never;
	await sitting.take({ do: 'flag', item: 0, on: true });
	expect(sitting.trouble?.happened).toBe('There is no room left to store this.');
	expect(sitting.state?.items[0]?.flagged).toBe(false);
	db.mocks.put = put;
	await sitting.take({ do: 'note', item: 0, text: 'After.' });
	expect(sitting.trouble).toBeNull();
	expect((await storedLog(id)).slice(-2)).toEqual(['flag', 'note']);
	expect(sitting.state?.items[0]).toMatchObject({ flagged: true, note: 'After.' });
});

it('is submitted at its deadline when it is opened after it, with the reviews of what was answered', async () => {
	const id = await began();
	const first = await sat(id);
	const question = first.question;
	if (question?.form !== 'single-choice') throw new Error(`a ${question?.form}, not a choice`);
	clock += 20_000;
	await first.answer(0, { form: 'single-choice', chosen: 0 });
	clock += 60 * MINUTE;
	const later = await sat(id);
	expect(later.state).toMatchObject({ step: 'submitted', spent: 10 * MINUTE });
	const [review, ...others] = await db.tail.toArray();
	expect(others).toEqual([]);
	expect(review).toMatchObject({
		card: question.cardId,
		seed: question.seed,
		form: 'single-choice',
		took: 20_000,
		clock: T0 + 20_000,
		predicted: null,
		choices: question.options.length
	});
});

it('a card forgotten once too often is set aside by it, and the report can name it', async () => {
	const id = await began();
	const sitting = await sat(id);
	const { question } = sitting;
	if (question?.form !== 'single-choice') throw new Error(`a ${question?.form}, not a choice`);
	const earlier = memory(at(T0 - 3 * 24 * 60 * MINUTE), 3, { lapses: 7, reps: 20 });
	await db.cards.update(question.cardId, { memory: earlier });
	clock += 9_000;
	const wrong = question.options.findIndex(({ correct }) => !correct);
	await sitting.answer(0, { form: 'single-choice', chosen: wrong });
	await sitting.take({ do: 'submit', why: 'candidate' });
	const mock = await db.mocks.get(id);
	if (!mock) throw new Error('the mock is stored');
	expect(await leechesOf(db, decks, mock)).toHaveLength(1);
	await takeBack(db, question.cardId);
	expect(await leechesOf(db, decks, mock)).toEqual([]);
});

it('computes its reviews anew where a card was answered elsewhere while it was submitted', async () => {
	const id = await began();
	const sitting = await sat(id);
	const { question } = sitting;
	if (question?.form !== 'single-choice') throw new Error(`a ${question?.form}, not a choice`);
	await sitting.answer(0, { form: 'single-choice', chosen: 0 });
	let asked = 0;
	// In the moment between computing and storing, once.
	const get = decks.get.bind(decks);
	decks.get = async (deck) => {
		const open = await get(deck);
		if (asked++ === 0) await recordReview(db, answerTo(question.cardId, at(T0 + 1), null));
		return open;
	};
	await sitting.take({ do: 'submit', why: 'candidate' });
	expect(asked).toBe(2);
	expect(sitting.trouble).toBeNull();
	expect(sitting.state?.step).toBe('submitted');
	const rows = await db.tail.toArray();
	expect(rows).toHaveLength(2);
	expect((await db.cards.get(question.cardId))?.lastReview).toBe(rows[1]?.id);
});

it('goes on in the tab that opened it last; the other stores nothing more', async () => {
	const id = await began();
	const one = await sat(id);
	const two = await sat(id);
	await one.take({ do: 'go', item: 3 });
	expect([one.elsewhere, two.elsewhere]).toEqual([true, false]);
	expect(one.state?.current).toBe(0);
	await one.takeOver();
	await one.take({ do: 'go', item: 3 });
	expect([one.elsewhere, one.state?.current]).toEqual([false, 3]);
	await two.take({ do: 'submit', why: 'candidate' });
	expect(two.elsewhere).toBe(true);
	expect((await db.mocks.get(id))?.log.at(-1)?.do).toBe('go');
});
