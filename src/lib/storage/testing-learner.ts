import type { Moment } from '$lib/domain/day';
import { AGAIN, GRADES, type Grade } from '$lib/domain/grade';
import type { CardId } from '$lib/domain/ids';
import type { Memory, Policy } from '$lib/domain/memory';
import { pick, randomFrom } from '$lib/domain/random';
import type { Db } from './db';
import { sealTail } from './packs';
import { recordReview, undoLast } from './reviews';
import type { CardRow } from './rows';
import { answer, at, rowOf } from './testing';

const HOUR = 3_600_000;

/** Scheduling as the app does it; storage itself knows none. */
export interface Scheduler {
	readonly policy: Policy;
	readonly next: (row: CardRow, moment: Moment, grade: Grade) => Memory;
}

/**
 * A learner's random weeks: answers, undos, flights and clocks set back, sealing in between. Returns
 * how many answers were undone and what the clock said at the end.
 */
export async function study(
	db: Db,
	cards: readonly CardId[],
	{ policy, next }: Scheduler,
	{ count, seed, from }: { readonly count: number; readonly seed: number; readonly from: number }
): Promise<{ undone: number; clock: number }> {
	const random = randomFrom(seed);
	let clock = from;
	let undone = 0;
	for (let i = 0; i < count; i++) {
		clock += (random() < 0.03 ? -20 : random() * 3) * HOUR;
		if (random() < 0.1) {
			if ((await undoLast(db, at(clock)))?.kind === 'undone') undone++;
			continue;
		}
		const row = await rowOf(db, pick(cards, random));
		const grade = random() < 0.2 ? AGAIN : pick(GRADES, random);
		const memory = next(row, at(clock), grade);
		const given = answer(row.id, at(clock), row.lastReview, memory, grade);
		await recordReview(db, { ...given, policy, review: { ...given.review, policy: policy.id } });
		if (i % 400 === 399) await sealTail(db);
	}
	return { undone, clock };
}
