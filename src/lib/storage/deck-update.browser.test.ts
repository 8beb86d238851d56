import { afterEach, describe, expect, it } from 'vitest';
import type { Deck } from '$lib/domain/deck';
import type { Fact } from '$lib/domain/fact';
import { cardOf, factId, type CardId } from '$lib/domain/ids';
import type { LogRow } from '$lib/domain/review';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import { deckOf, fact, phrase } from '$lib/generation/deck.fixture';
import { clampMoment, outcomes } from '$lib/scheduling/fsrs';
import { policyOf } from '$lib/scheduling/policy';
import { memoryAfter } from '$lib/scheduling/replay';
import { readCard, setAside, takeBack } from './cards';
import type { Db } from './db';
import { cardsOfDeck, installDeck } from './decks';
import type { ReplayCard } from './derive';
import { historyOf, readLog, resetById } from './log';
import { readAllPersonal, readPersonal, writePersonal } from './personal';
import { rebuild, verify } from './rebuild';
import { recordReview, undoLast } from './reviews';
import { readSession, showQuestion, startSession, undoable } from './session';
import { answer, at, DECK, dump, openNew, placing, rowOf, T0 } from './testing';
import { study, type Scheduler } from './testing-learner';
import { lastUpdate, markUpdateRead, unreadUpdates } from './updates';

const policy = policyOf(DEFAULT_SETTINGS.study);
const replay: ReplayCard = (reviews) => memoryAfter(reviews, () => policy);
const scheduler: Scheduler = {
	policy,
	next: (row, moment, grade) => {
		const now = clampMoment(row.memory ?? row.reset ?? null, moment);
		return outcomes(row.memory, row.id, now, policy)[grade].memory;
	}
};
const DAY = 24 * 3_600_000;

const opened: Db[] = [];
async function open(deck: Deck): Promise<Db> {
	const db = await openNew();
	opened.push(db);
	await install(db, deck);
	return db;
}
afterEach(() => opened.splice(0).forEach((db) => db.close()));

const one = (i: number, more: Partial<Fact> = {}) =>
	fact(`f.${i}`, 'neurectomy', 'step', phrase(`do ${i}`), { says: `Do ${i}.`, ...more });
const id = (i: number | string): CardId => cardOf(DECK, factId(`f.${i}`));
const deck = (version: string, facts: readonly Fact[]): Deck =>
	deckOf({ id: DECK, version, facts });
const install = (db: Db, deck: Deck, clock = T0, hash = deck.version) =>
	installDeck(db, {
		deck,
		cards: deck.facts
			.filter(({ status }) => status !== 'retired')
			.map((fact) => placing(cardOf(DECK, fact.id))),
		hash,
		moment: at(clock)
	});

async function wholeLog(db: Db): Promise<LogRow[]> {
	const rows: LogRow[] = [];
	for await (const batch of readLog(db)) rows.push(...batch);
	return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}
const answerAt = async (db: Db, card: CardId, clock: number) =>
	recordReview(db, answer(card, at(clock), (await rowOf(db, card)).lastReview));

const COUNT = 300;
const EACH = 40;
/** Which forty of the facts take part in the n-th kind of change. */
const nth = (n: number) => Array.from({ length: EACH }, (_, i) => n * EACH + i);
const [CHANGED, CLARIFIED, REWORDED, DROPPED, RETIRED, RENAMED] = [0, 1, 2, 3, 4, 5].map(nth) as [
	number[],
	number[],
	number[],
	number[],
	number[],
	number[]
];
const isIn = (group: readonly number[], i: number) => group.includes(i);

const OLD = deck(
	'1.0.0',
	Array.from({ length: COUNT }, (_, i) => one(i))
);
const OLD_CARDS = OLD.facts.map(({ id }) => cardOf(DECK, id));
const NEW = deck('1.1.0', [
	...Array.from({ length: EACH }, (_, i) => one(COUNT + i)),
	...Array.from({ length: COUNT }, (_, i) => i)
		.filter((i) => !isIn(DROPPED, i))
		.map((i) => {
			if (isIn(CHANGED, i)) return one(i, { value: phrase(`leave ${i}`), says: `Leave ${i}.` });
			if (isIn(CLARIFIED, i)) return one(i, { value: phrase(`do ${i} first`), clarified: '1.1.0' });
			if (isIn(REWORDED, i)) return one(i, { says: `${i} is done.` });
			if (isIn(RETIRED, i)) return one(i, { status: 'retired', note: `Withdrawn: ${i}.` });
			if (isIn(RENAMED, i)) return one(i, { id: factId(`f.new-${i}`), was: factId(`f.${i}`) });
			return one(i);
		})
]);

describe('300 facts, 40 changed in each way, after 2,000 reviews', () => {
	it('loses nothing that was learnt and is still so, and says what is not (K2, K3, K6-K9, B1)', async () => {
		const db = await open(OLD);
		const { clock } = await study(db, OLD_CARDS, scheduler, { count: 2_000, seed: 3, from: T0 });
		for (const i of [0, 41, 81, 121, 161, 201, 241]) {
			await setAside(db, id(i), clock);
			await writePersonal(db, id(i + 1), { note: `Note on ${i + 1}`, marked: true });
		}
		const old = new Map((await cardsOfDeck(db, DECK)).map((row) => [row.id, row]));
		const log = await wholeLog(db);
		const days = await db.days.toArray();
		const studied = (group: readonly number[]) =>
			group.filter((i) => old.get(id(i))?.memory).length;
		expect(studied(CHANGED)).toBe(EACH);

		const start = performance.now();
		expect(await install(db, NEW, clock)).toEqual({
			added: EACH,
			kept: COUNT - 2 * EACH,
			retired: 2 * EACH,
			returned: 0,
			renamed: EACH,
			relearnt: studied(CHANGED)
		});
		console.log(`installing over 2,000 reviews: ${Math.round(performance.now() - start)} ms`);

		const after = await wholeLog(db);
		expect(after.slice(0, log.length)).toEqual(log);
		expect(Map.groupBy(after.slice(log.length), ({ kind }) => kind)).toEqual(
			new Map([
				['reset', expect.toSatisfy((rows: unknown[]) => rows.length === studied(CHANGED))],
				['rename', expect.toSatisfy((rows: unknown[]) => rows.length === studied(RENAMED))]
			])
		);
		expect(await db.days.toArray()).toEqual(days);

		for (const row of await cardsOfDeck(db, DECK)) {
			const i = Number(/\d+/.exec(row.id)?.[0]);
			const was = old.get(id(i));
			if (!was) expect(row).toMatchObject({ queue: 'new', memory: null, aside: null });
			else if (isIn(CHANGED, i)) expect(row).toMatchObject({ memory: null, lastReview: null });
			else expect(row).toMatchObject({ memory: was.memory, lastReview: was.lastReview });
			if (isIn(RENAMED, i)) expect(row.id).toBe(id(`new-${i}`));
			if (isIn(DROPPED, i)) expect(row.aside).toMatchObject({ why: 'The deck no longer has it.' });
			if (isIn(RETIRED, i))
				expect(row.aside).toMatchObject({ why: `Withdrawn: ${i}.`, taught: `Do ${i}.` });
			if (was?.aside && row.aside?.reason === 'retired')
				expect(row.aside.before).toEqual(was.aside);
			else if (was?.aside) expect(row.aside).toEqual(was.aside);
		}
		expect([...(await readAllPersonal(db)).keys()].sort()).toEqual(
			[id(1), id(42), id(82), id(122), id(162), id('new-202'), id(242)].sort()
		);
		expect((await verify(db, replay)).defects).toEqual([]);

		// And it goes on from there.
		const now = (await cardsOfDeck(db, DECK)).filter(({ aside }) => !aside).map((row) => row.id);
		await startSession(db, clock, null);
		await study(db, now, scheduler, { count: 1_500, seed: 5, from: clock });
		expect((await verify(db, replay)).defects).toEqual([]);
		const kept = await dump(db);
		await db.cards
			.toCollection()
			.modify((row: { reset?: unknown }) =>
				Object.assign(row, { memory: null, lastReview: null, reset: undefined })
			);
		await db.days.clear();
		await rebuild(db, replay);
		expect(await dump(db)).toEqual(kept);
	}, 120_000);
});

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
