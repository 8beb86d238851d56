import { afterEach, describe, expect, it } from 'vitest';
import { replaying } from '$lib/app/backup-sound';
import {
	closeAll,
	collectionOf,
	DAY,
	deviceIn,
	hashOf,
	into,
	learn,
	MERGE,
	openAs,
	policy,
	replay,
	scheduler
} from '../../../../tests/fixtures/studied';
import { takeBack } from '../cards';
import { historyOf } from '../log';
import { verify } from '../rebuild';
import { recordReview } from '../reviews';
import { answer, at, card, dump, rowOf, T0 } from '../testing';
import { type Collection } from './collection';
import { preview, restore } from './restore';

afterEach(closeAll);

describe('merging', () => {
	it('two that studied apart end equal, whichever takes the other in first (M1)', async () => {
		const [phone, laptop] = [await openAs('phone'), await openAs('laptop')];
		await learn(phone, 1_300, 3);
		await learn(laptop, 300, 8, T0 + 5 * DAY);
		const [fromPhone, fromLaptop] = [await collectionOf(phone), await collectionOf(laptop)];
		const report = await into(phone, fromLaptop);
		await into(laptop, fromPhone);

		expect(report.answers.removed).toBe(0);
		expect(await hashOf(phone)).toBe(await hashOf(laptop));
		const [a, b] = [await dump(phone), await dump(laptop)];
		expect(a['cards']).toEqual(b['cards']);
		expect(a['days']).toEqual(b['days']);
		for (const db of [phone, laptop]) {
			expect((await verify(db, replay)).defects).toEqual([]);
			expect((await deviceIn(db)).id).toBe(db === phone ? 'phone' : 'laptop');
		}
		const again = await preview(phone, await collectionOf(laptop), MERGE, replaying);
		expect(again).toMatchObject({ nothing: true, answers: { added: 0 } });
	});

	it('three meet in any order and end equal, sealed packs found again (M1)', async () => {
		const names = ['phone', 'laptop', 'tablet'];
		const origins = await Promise.all(names.map((name) => openAs(name)));
		for (const [i, db] of origins.entries()) await learn(db, 700, 20 + i, T0 + i * DAY);
		const all = await Promise.all(origins.map(collectionOf));
		const hashes = new Set<string>();
		for (const [first, second, third] of [
			[0, 1, 2],
			[2, 0, 1],
			[1, 2, 0]
		] as const) {
			const db = await openAs(`watch-${first}`, false);
			for (const i of [first, second, third, first]) await into(db, all[i] as Collection);
			hashes.add(await hashOf(db));
			expect((await verify(db, replay)).defects).toEqual([]);
			expect((await historyOf(db, card(2))).runs.flat().length).toBeGreaterThan(20);
		}
		expect(hashes.size).toBe(1);
	});

	it('an earlier backup of the same device brings nothing and moves no pack (M1)', async () => {
		const db = await openAs('phone');
		await learn(db, 60, 3);
		const early = await collectionOf(db);
		await learn(db, 1_400, 6, T0 + 60 * DAY);
		await takeBack(db, card(6));
		const before = await dump(db);
		const { next } = await deviceIn(db);
		expect(await into(db, early)).toMatchObject({ nothing: true });
		expect({ ...(await dump(db)), undo: [], session: [] }).toEqual({
			...before,
			undo: [],
			session: []
		});
		expect((await deviceIn(db)).next).toBe(next);
	});

	it('a device copied with its profile goes on after the ids that its twin has given (M6)', async () => {
		const [one, twin] = [await openAs('phone'), await openAs('phone')];
		await learn(one, 20, 3);
		await learn(twin, 50, 4);
		await into(one, await collectionOf(twin));
		expect((await deviceIn(one)).next).toBe((await deviceIn(twin)).next);
	});

	it('keeps what was answered while it computed (M5)', async () => {
		const [here, there] = [await openAs('phone'), await openAs('laptop')];
		await learn(there, 40, 3);
		let asked = 0;
		const before = async () => {
			if (asked++ > 0) return;
			const moment = at(T0 + DAY);
			const given = answer(
				card(29),
				moment,
				null,
				scheduler.next(await rowOf(here, card(29)), moment, 3)
			);
			await recordReview(here, {
				...given,
				policy,
				review: { ...given.review, policy: policy.id }
			});
		};
		await restore(here, await collectionOf(there), MERGE, replaying, before);
		expect(asked).toBe(2);
		expect((await collectionOf(here)).log.some(({ id }) => id.startsWith('phone:'))).toBe(true);
		expect((await verify(here, replay)).defects).toEqual([]);
	});
});
