import { afterEach, describe, expect, it } from 'vitest';
import { AGAIN, GOOD } from '$lib/domain/grade';
import { after as afterSteps, choose, go, mockOf, submit } from '$lib/domain/mock.fixture';
import type { Mock } from '$lib/domain/mock';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import { clampMoment, outcomes } from '$lib/scheduling/fsrs';
import { policyOf } from '$lib/scheduling/policy';
import { memoryAfter } from '$lib/scheduling/replay';
import type { Db } from './db';
import {
	deleteMock,
	readMock,
	readMocks,
	saveMock,
	saveSeen,
	startMock,
	submitMock
} from './mocks';
import { rebuild, verify } from './rebuild';
import { recordReview, type Answered } from './reviews';
import { readSession, showQuestion, startSession, undoable } from './session';
import { answer, at, card, dump, openNew, openWithCards, rowOf, T0 } from './testing';
import { study } from './testing-learner';

const policy = policyOf(DEFAULT_SETTINGS.study);
const replay = (reviews: Parameters<typeof memoryAfter>[0]) => memoryAfter(reviews, () => policy);

const opened: Db[] = [];
afterEach(() => opened.splice(0).forEach((db) => db.close()));

const PAPER = { id: mockOf(3).id, questions: [] };

/** A database with ten cards and a mock of three questions that has just begun. */
async function begun(): Promise<{ db: Db; mock: Mock }> {
	const db = await openWithCards(10);
	opened.push(db);
	const mock = mockOf(3);
	await startMock(db, mock, PAPER);
	return { db, mock };
}

async function secondTab(db: Db): Promise<Db> {
	const other = await openNew(db.name);
	opened.push(other);
	return other;
}

/** A graded answer to card `i` as it is stored now, scheduled as the app does. */
async function graded(
	db: Db,
	i: number,
	right: boolean,
	clock = T0 + i * 1_000
): Promise<Answered> {
	const row = await rowOf(db, card(i));
	const grade = right ? GOOD : AGAIN;
	const now = clampMoment(row.memory ?? row.reset ?? null, at(clock));
	const { memory } = outcomes(row.memory, row.id, now, policy)[grade];
	const given = answer(row.id, at(clock), row.lastReview, memory, grade);
	return { ...given, policy, review: { ...given.review, policy: policy.id } };
}

const storedMock = async (db: Db) => (await readMock(db, PAPER.id))?.mock;

describe('a step', () => {
	it('is stored, and the questions stay as they were (X1)', async () => {
		const { db, mock } = await begun();
		const next = afterSteps(mock, [1_000, choose(0, 2)]);
		expect(await saveMock(db, mock, next)).toEqual({ kind: 'saved', mock: next });
		db.close();
		const again = await secondTab(db);
		expect(await readMock(again, mock.id)).toEqual({ mock: next, paper: PAPER });
	});

	it('from a tab that another has overtaken is not stored (X1)', async () => {
		const { db, mock } = await begun();
		const other = await secondTab(db);
		const theirs = afterSteps(mock, [1_000, { do: 'open', tab: 'two', since: T0 }]);
		await saveMock(other, mock, theirs);
		const mine = afterSteps(mock, [2_000, choose(0, 1)]);
		expect(await saveMock(db, mock, mine)).toEqual({ kind: 'moved', mock: theirs });
		expect(await storedMock(db)).toEqual(theirs);
	});

	it('taken in two tabs at once is stored once (X1)', async () => {
		const { db, mock } = await begun();
		const other = await secondTab(db);
		const both = await Promise.all([
			saveMock(db, mock, afterSteps(mock, [1_000, choose(0, 1)])),
			saveMock(other, mock, afterSteps(mock, [1_000, choose(0, 2)]))
		]);
		expect(both.map(({ kind }) => kind).sort()).toEqual(['moved', 'saved']);
		expect((await storedMock(db))?.log).toHaveLength(2);
	});

	it('given again after a lost connection counts as stored (X1)', async () => {
		const { db, mock } = await begun();
		const next = afterSteps(mock, [1_000, choose(0, 1)]);
		await saveMock(db, mock, next);
		expect((await saveMock(db, mock, next)).kind).toBe('saved');
		expect((await storedMock(db))?.log).toHaveLength(2);
	});

	it('keeps fields that this code does not know (D5)', async () => {
		const { db, mock } = await begun();
		await db.mocks.put({ ...mock, later: 7 } as Mock);
		await saveMock(db, mock, afterSteps(mock, [1_000, go(1)]));
		expect(await storedMock(db)).toMatchObject({ later: 7 });
	});

	it('a sign of life changes nothing but the time, and nothing of a mock that has moved on', async () => {
		const { db, mock } = await begun();
		await saveSeen(db, { ...mock, seen: T0 + 9 });
		expect(await storedMock(db)).toEqual({ ...mock, seen: T0 + 9 });
		const next = afterSteps(mock, [20, go(1)]);
		await saveMock(db, mock, next);
		await saveSeen(db, { ...mock, seen: T0 + 30 });
		expect(await storedMock(db)).toEqual(next);
	});

	it('of a mock that is not there is told', async () => {
		const { db, mock } = await begun();
		await deleteMock(db, mock.id);
		expect(await saveMock(db, mock, afterSteps(mock, [1, go(1)]))).toEqual({ kind: 'gone' });
		expect([await readMocks(db), await readMock(db, mock.id)]).toEqual([[], null]);
	});

	it('a deleted one leaves a mark with nothing of what it asked (X4)', async () => {
		const { db, mock } = await begun();
		await deleteMock(db, mock.id);
		await deleteMock(db, mock.id);
		expect(await db.mocks.toArray()).toEqual([
			{ ...mock, title: '', quotas: [], items: [], log: [], right: null, deleted: true }
		]);
		expect(await db.papers.toArray()).toEqual([{ id: mock.id, questions: [] }]);
	});
});

describe('submitting', () => {
	const ended = (mock: Mock) => afterSteps(mock, [5_000, submit]);

	it('stores the end and a review of each card together; nothing can be undone (X2, X3)', async () => {
		const { db, mock } = await begun();
		await startSession(db, T0, null);
		const shown = {
			card: card(0),
			form: 'cloze',
			seed: 7,
			shownAt: T0,
			answer: null,
			confidence: null
		} as const;
		await showQuestion(db, shown);
		const answers = [await graded(db, 0, true), await graded(db, 1, false)];
		const after = ended(mock);
		expect(await submitMock(db, mock, after, answers)).toEqual({ kind: 'saved', mock: after });

		const all = await dump(db);
		expect(all['tail']).toMatchObject([
			{ id: 'phone:0000000001', card: card(0), grade: GOOD },
			{ id: 'phone:0000000002', card: card(1), grade: AGAIN }
		]);
		expect(all['days']).toMatchObject([{ answers: 2, again: 1, newCards: 2, reviews: 0 }]);
		expect(await undoable(db)).toBe(0);
		expect((await readSession(db))?.shown).toEqual(shown);
		expect(await storedMock(db)).toEqual(after);
		expect(await verify(db, replay)).toMatchObject({ reviews: 2, defects: [] });
	});

	it('twice stores it once, also from two tabs at once (X2)', async () => {
		const { db, mock } = await begun();
		const other = await secondTab(db);
		const answers = [await graded(db, 0, true)];
		const later = afterSteps(mock, [9_000, submit]);
		const both = await Promise.all([
			submitMock(db, mock, ended(mock), answers),
			submitMock(other, mock, later, answers)
		]);
		expect(both.map(({ kind }) => kind).sort()).toEqual(['moved', 'saved']);
		expect((await submitMock(db, mock, ended(mock), answers)).kind).toMatch(/saved|moved/);
		expect(await db.tail.count()).toBe(1);
		expect((await storedMock(db))?.log).toHaveLength(2);
	});

	it('writes nothing where a card was answered elsewhere meanwhile, and then all (X3)', async () => {
		const { db, mock } = await begun();
		const answers = [await graded(db, 0, true), await graded(db, 1, true)];
		await recordReview(db, await graded(db, 1, false, T0 + 500));
		const before = await dump(db);
		expect(await submitMock(db, mock, ended(mock), answers)).toEqual({ kind: 'stale' });
		expect(await dump(db)).toEqual(before);

		const again = [await graded(db, 0, true), await graded(db, 1, true)];
		expect((await submitMock(db, mock, ended(mock), again)).kind).toBe('saved');
		expect(await verify(db, replay)).toMatchObject({ reviews: 3, defects: [] });
	});

	it('leaves a card out that is gone, and leaves nothing behind where a write fails (X3, R5)', async () => {
		const { db, mock } = await begun();
		const answers = [await graded(db, 0, true), await graded(db, 1, true)];
		const bad = answers.map((one) => ({
			...one,
			review: { ...one.review, answer: new Proxy({}, {}) }
		}));
		const before = await dump(db);
		await expect(submitMock(db, mock, ended(mock), bad as never)).rejects.toMatchObject({
			name: expect.stringMatching(/DataCloneError|BulkError/) as string
		});
		expect(await dump(db)).toEqual(before);

		await db.cards.delete(card(1));
		await submitMock(db, mock, ended(mock), answers);
		expect(await db.tail.count()).toBe(1);
	});

	it('among weeks of study, the log replays to the very rows that are stored (B1)', async () => {
		const db = await openWithCards(10);
		opened.push(db);
		const cards = Array.from({ length: 10 }, (_, i) => card(i));
		const next: Parameters<typeof study>[2]['next'] = (row, when, grade) => {
			const now = clampMoment(row.memory ?? row.reset ?? null, when);
			return outcomes(row.memory, row.id, now, policy)[grade].memory;
		};
		let clock = T0;
		for (let round = 0; round < 5; round++) {
			({ clock } = await study(
				db,
				cards,
				{ policy, next },
				{ count: 60, seed: round, from: clock }
			));
			const mock = { ...mockOf(3), id: `m${round}` as Mock['id'] };
			await startMock(db, mock, { ...PAPER, id: mock.id });
			// Answers given before the card's last review, as after a look at it in another tab.
			const answers = await Promise.all(
				cards.map((_, i) => graded(db, i, i % 2 === 0, clock - i * 3_600_000))
			);
			expect((await submitMock(db, mock, ended(mock), answers)).kind).toBe('saved');
		}
		expect(await verify(db, replay)).toMatchObject({ cards: 10, defects: [] });
		const { cards: kept, days } = await dump(db);
		expect(await rebuild(db, replay)).toEqual({ cards: 0, days: 0 });
		expect(await dump(db)).toMatchObject({ cards: kept, days });
	});
});
