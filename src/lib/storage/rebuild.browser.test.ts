import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import { clampMoment, outcomes } from '$lib/scheduling/fsrs';
import { policyOf } from '$lib/scheduling/policy';
import { memoryAfter } from '$lib/scheduling/replay';
import type { Db } from './db';
import type { ReplayCard } from './derive';
import { rebuild, verify } from './rebuild';
import { undoLast } from './reviews';
import { at, card, dump, openWithCards, T0 } from './testing';
import { study as studyCards, type Scheduler } from './testing-learner';

const policy = policyOf(DEFAULT_SETTINGS.study);
const replay: ReplayCard = (reviews) => memoryAfter(reviews, () => policy);
const scheduler: Scheduler = {
	policy,
	next: (row, moment, grade) => {
		const now = clampMoment(row.memory ?? row.reset ?? null, moment);
		return outcomes(row.memory, row.id, now, policy)[grade].memory;
	}
};
const HOUR = 3_600_000;
const CARDS = Array.from({ length: 40 }, (_, i) => card(i));

const opened: Db[] = [];
afterEach(() => opened.splice(0).forEach((db) => db.close()));

async function study(count: number, seed: number): Promise<{ db: Db; undone: number }> {
	const db = await openWithCards(CARDS.length);
	opened.push(db);
	return { db, ...(await studyCards(db, CARDS, scheduler, { count, seed, from: T0 })) };
}

describe('2,000 random reviews with undos', () => {
	it('verify clean, and rebuild to exactly the rows that were kept along the way (B1)', async () => {
		const { db, undone } = await study(2_000, 11);
		const { cards, days, packs } = await dump(db);
		expect(undone).toBeGreaterThan(100);
		expect(packs?.length).toBeGreaterThan(0);
		expect(days?.length).toBeGreaterThan(50);
		expect(await verify(db, replay)).toMatchObject({ cards: 40, defects: [] });

		await db.cards.toCollection().modify({ memory: null, lastReview: null, queue: 'new', due: 0 });
		await db.days.clear();
		expect(await rebuild(db, replay)).toEqual({ cards: 40, days: days?.length });
		expect(await dump(db)).toMatchObject({ cards, days });
		expect(await rebuild(db, replay)).toEqual({ cards: 0, days: 0 });
	});
});

describe('verify', () => {
	it('names each defect and writes nothing (B2)', async () => {
		const { db } = await study(60, 5);
		const last = (await db.tail.toArray()).findLast((row) => row.kind === 'review');
		if (!last) throw new Error('no rows');
		const orphan = (await db.cards.toArray()).find((row) => row.memory === null);
		const known = (await db.cards.toArray()).find((row) => row.memory !== null);
		if (!orphan || !known?.memory) throw new Error('no such rows');
		await db.cards.put({ ...orphan, memory: known.memory });
		await db.cards.put({ ...known, memory: { ...known.memory, stability: 99 } });
		const [day] = await db.days.toArray();
		if (!day) throw new Error('no day');
		await db.days.put({ ...day, again: 77 });
		await db.tail.add({ ...last, id: 'laptop:0000000002' as typeof last.id, card: card(999) });
		await db.packs.add({
			id: 'tablet:0000000001' as typeof last.id,
			count: 1,
			hash: 'no',
			text: '[]'
		});

		const before = await dump(db);
		const { defects } = await verify(db, replay);
		expect(await dump(db)).toEqual(before);
		expect(defects).toEqual(
			expect.arrayContaining([
				{ kind: 'damaged-pack', pack: 'tablet:0000000001' },
				{ kind: 'gap', device: 'laptop', missing: 1 },
				{ kind: 'unknown-card', card: card(999) },
				{ kind: 'orphan-memory', card: orphan.id },
				{ kind: 'card-differs', card: known.id },
				{ kind: 'day-differs', day: day.day, deck: day.deck }
			])
		);
	});
});

describe('rebuild', () => {
	it('refuses to compute without a damaged pack, and writes nothing (B3)', async () => {
		const { db } = await study(20, 3);
		await db.packs.add({ id: 'phone:0000000900' as never, count: 1, hash: 'no', text: '[]' });
		await db.days.clear();
		const before = await dump(db);
		await expect(rebuild(db, replay)).rejects.toMatchObject({ code: 'damaged' });
		expect(await dump(db)).toEqual(before);
	});

	it('computes again where an answer came in meanwhile (B1)', async () => {
		const { db } = await study(40, 8);
		await db.cards.toCollection().modify({ memory: null });
		let asked = 0;
		const slow: ReplayCard = (reviews) => {
			if (asked++ === 0) void undoLast(db, at(T0 + 900 * HOUR));
			return replay(reviews);
		};
		await rebuild(db, slow);
		expect((await verify(db, replay)).defects).toEqual([]);
	});
});
