import { afterEach, describe, expect, it } from 'vitest';
import type { Deck } from '$lib/domain/deck';
import { factId, type CardId } from '$lib/domain/ids';
import { phrase } from '$lib/generation/deck.fixture';
import { readCard, setAside, takeBack } from './cards';
import type { Db } from './db';
import { deck, id, install, one, openWith } from '../../../tests/fixtures/deck-update';
import { historyOf, resetById } from './log';
import { readPersonal, writePersonal } from './personal';
import { recordReview, undoLast } from './reviews';
import { readSession, showQuestion, startSession, undoable } from './session';
import { answer, at, DECK, dump, rowOf, T0 } from './testing';
import { lastUpdate, markUpdateRead, unreadUpdates } from './updates';

const DAY = 24 * 3_600_000;

const opened: Db[] = [];
async function open(deck: Deck): Promise<Db> {
	const db = await openWith(deck);
	opened.push(db);
	return db;
}
afterEach(() => opened.splice(0).forEach((db) => db.close()));

const answerAt = async (db: Db, card: CardId, clock: number) =>
	recordReview(db, answer(card, at(clock), (await rowOf(db, card)).lastReview));

describe('a changed card', () => {
	const changed = (text: string) => one(0, { value: phrase(text), says: `${text}.` });

	it('is new again, its old answers stay, and the reset says what was taught (K6)', async () => {
		const db = await open(deck('1.0.0', [changed('cut'), one(1)]));
		await answerAt(db, id(0), T0);
		await answerAt(db, id(0), T0 + DAY);
		await install(db, deck('1.1.0', [changed('tie'), one(1)]), T0 + 2 * DAY);
		const row = await rowOf(db, id(0));
		expect(row).toMatchObject({ queue: 'new', due: 0, memory: null, lastReview: null });
		expect(row.reset && (await resetById(db, row.reset.id))).toMatchObject({
			kind: 'reset',
			card: id(0),
			was: 'cut.',
			deckVersion: '1.1.0'
		});
		await answerAt(db, id(0), T0 + 2 * DAY);
		const { runs, reset } = await historyOf(db, id(0));
		expect(runs.map((run) => run.length)).toEqual([2, 1]);
		expect(reset?.id).toBe(row.reset?.id);
		expect(await db.days.orderBy(':id').last()).toMatchObject({ newCards: 1, reviews: 0 });
	});

	it('is not reset where it was never learnt', async () => {
		const db = await open(deck('1.0.0', [changed('cut')]));
		expect(await install(db, deck('1.1.0', [changed('tie')]))).toMatchObject({ relearnt: 0 });
		expect(await db.tail.count()).toBe(0);
	});

	it('is never answered before its reset, though the clock is set back (R2)', async () => {
		const db = await open(deck('1.0.0', [changed('cut')]));
		await answerAt(db, id(0), T0);
		await install(db, deck('1.1.0', [changed('tie')]), T0 + 3 * DAY);
		const early = answer(id(0), at(T0 - DAY), null);
		const stored = await recordReview(db, early);
		const { day } = at(T0 + 3 * DAY);
		expect(stored).toMatchObject({ kind: 'stored', review: { at: T0 + 3 * DAY, day } });
		expect((await historyOf(db, id(0))).runs.map((run) => run.length)).toEqual([1, 1]);
	});

	it('refuses the answer to its former question (R3)', async () => {
		const db = await open(deck('1.0.0', [changed('cut')]));
		await answerAt(db, id(0), T0);
		const shown = await rowOf(db, id(0));
		await install(db, deck('1.1.0', [changed('tie')]), T0 + DAY);
		const late = answer(id(0), at(T0 + DAY), shown.lastReview);
		expect(await recordReview(db, late)).toMatchObject({ kind: 'superseded' });
	});

	it('can no longer be undone, nor is its question shown again; others can (K9)', async () => {
		const db = await open(deck('1.0.0', [changed('cut'), one(1)]));
		await startSession(db, T0, null);
		await answerAt(db, id(0), T0);
		await answerAt(db, id(1), T0 + 1);
		await showQuestion(db, {
			...{ card: id(0), form: 'cloze', seed: 1, shownAt: T0, answer: null, confidence: null }
		});
		await install(db, deck('1.1.0', [changed('tie'), one(1)]), T0 + DAY);
		expect((await readSession(db))?.shown).toBeNull();
		expect(await undoable(db)).toBe(1);
		expect(await undoLast(db, at(T0 + DAY))).toMatchObject({ kind: 'undone', card: { id: id(1) } });
		expect(await undoLast(db, at(T0 + DAY))).toBeNull();
	});
});

describe('a retired card', () => {
	const gone = deck('1.1.0', [one(1)]);
	const both = (version: string, says = 'Do 0.') => deck(version, [one(0, { says }), one(1)]);

	it('comes back with what was learnt, or anew where it says something else (K3, K7)', async () => {
		for (const [says, relearnt] of [
			['Do 0.', 0],
			['Leave 0.', 1]
		] as const) {
			const db = await open(both('1.0.0'));
			await answerAt(db, id(0), T0);
			await install(db, gone, T0 + DAY);
			expect(await takeBack(db, id(0))).toBeNull();
			const back = await install(db, both('1.2.0', says), T0 + 2 * DAY);
			expect(back).toMatchObject({ returned: 1, relearnt });
			expect((await rowOf(db, id(0))).memory === null).toBe(relearnt === 1);
		}
	});
});

describe('a renamed card', () => {
	const renamed = (version: string) =>
		deck(version, [one(0, { id: factId('f.new'), was: factId('f.0') })]);

	it('goes on under its new id with mark, note and place aside (K8)', async () => {
		const db = await open(deck('1.0.0', [one(0)]));
		await answerAt(db, id(0), T0);
		await writePersonal(db, id(0), { note: 'Mine', marked: true });
		await setAside(db, id(0), T0);
		const { id: _, ...before } = await rowOf(db, id(0));
		await install(db, renamed('1.1.0'), T0 + DAY);
		expect(await rowOf(db, id('new'))).toEqual({ ...before, id: id('new') });
		expect(await readCard(db, id(0))).toBeNull();
		expect(await readPersonal(db, id('new'))).toEqual({ note: 'Mine', marked: true });
		expect((await historyOf(db, id('new'))).runs.flat()).toHaveLength(1);
		// The deck goes on naming the former id, and another card may have taken it.
		expect(await install(db, renamed('1.2.0'), T0 + DAY)).toMatchObject({ renamed: 0, kept: 1 });
		const reused = deck('1.3.0', [...renamed('1.3.0').facts, one(0)]);
		expect(await install(db, reused, T0 + DAY)).toMatchObject({ renamed: 0, added: 1 });
		await answerAt(db, id(0), T0 + 2 * DAY);
		expect((await historyOf(db, id(0))).runs.flat()).toHaveLength(1);
		expect((await historyOf(db, id('new'))).runs.flat()).toHaveLength(1);
	});
});

describe('the list of what changed', () => {
	const version = (version: string, says: string, count: number) =>
		deck(version, [
			one(0, { says, value: phrase(says) }),
			...Array.from({ length: count }, (_, i) => one(i + 1))
		]);

	it('is kept until it is read, over several updates (K9)', async () => {
		const db = await open(version('1.0.0', 'A.', 1));
		expect(await unreadUpdates(db)).toEqual([]);
		await answerAt(db, id(0), T0);
		await install(db, version('1.1.0', 'B.', 1), T0 + DAY);
		await install(db, version('1.2.0', 'C.', 2), T0 + 2 * DAY);
		const [update] = await unreadUpdates(db);
		expect(update).toMatchObject({ from: '1.0.0', to: '1.2.0', relearnt: [id(0)] });
		expect(update?.changes.map(({ kind, was, is }) => [kind, was, is])).toEqual([
			['changed', 'A.', 'C.'],
			['added', null, 'Do 2.']
		]);

		await markUpdateRead(db, DECK);
		expect(await unreadUpdates(db)).toEqual([]);
		expect((await lastUpdate(db, DECK))?.to).toBe('1.2.0');
		await install(db, version('1.3.0', 'D.', 2), T0 + 3 * DAY);
		expect((await unreadUpdates(db)).map(({ from, changes }) => [from, changes.length])).toEqual([
			['1.2.0', 1]
		]);
	});

	it('is not shown for wording, and not written where nothing changed', async () => {
		const db = await open(deck('1.0.0', [one(0)]));
		await install(db, deck('1.0.0', [one(0)]), T0, 'newer code');
		expect(await lastUpdate(db, DECK)).toBeNull();
		await install(db, deck('1.1.0', [one(0, { says: 'It is done.' })]));
		expect(await unreadUpdates(db)).toEqual([]);
		expect((await lastUpdate(db, DECK))?.changes).toHaveLength(1);
	});

	it('leaves everything as it was where one part cannot be stored (K1)', async () => {
		const db = await open(deck('1.0.0', [one(0)]));
		await answerAt(db, id(0), T0);
		const before = await dump(db);
		const broken = deck('1.1.0', [one(0, { value: phrase('other') })]);
		const unusable = { ...broken, notice: (() => undefined) as unknown as string };
		await expect(install(db, unusable, T0 + DAY)).rejects.toThrow();
		expect(await dump(db)).toEqual(before);
	});
});
