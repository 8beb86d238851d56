import { describe, expect, it } from 'vitest';
import { cardOf, factId } from '$lib/domain/ids';
import type { LogRow } from '$lib/domain/review';
import { phrase } from '$lib/generation/deck.fixture';
import { clampMoment, outcomes } from '$lib/scheduling/fsrs';
import { setAside } from './cards';
import type { Db } from './db';
import { cardsOfDeck } from './decks';
import {
	deck,
	id,
	install,
	one,
	openWith,
	policy,
	replay
} from '../../../tests/fixtures/deck-update';
import { readLog } from './log';
import { readAllPersonal, writePersonal } from './personal';
import { rebuild, verify } from './rebuild';
import { startSession } from './session';
import { DECK, dump, T0 } from './testing';
import { study, type Scheduler } from './testing-learner';

const scheduler: Scheduler = {
	policy,
	next: (row, moment, grade) => {
		const now = clampMoment(row.memory ?? row.reset ?? null, moment);
		return outcomes(row.memory, row.id, now, policy)[grade].memory;
	}
};

async function wholeLog(db: Db): Promise<LogRow[]> {
	const rows: LogRow[] = [];
	for await (const batch of readLog(db)) rows.push(...batch);
	return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

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
		const db = await openWith(OLD);
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
		db.close();
	}, 120_000);
});
