import { studyDay, type StudyDay } from '$lib/domain/day';
import type { CardId } from '$lib/domain/ids';
import type { Reset, Review } from '$lib/domain/review';
import { nextMemory, retrievability } from '$lib/scheduling/fsrs';
import type { Db } from '$lib/storage/db';
import { historyOf } from '$lib/storage/log';
import { readPolicies } from '$lib/storage/reviews';

/** Predicted recall on one study day, 0 to 1. */
export interface CurvePoint {
	readonly day: StudyDay;
	readonly recall: number;
}

export interface History {
	readonly reviews: readonly Review[];
	/** Since when it teaches what it teaches, and what it taught before; null = from the beginning. */
	readonly reset: Reset | null;
	/** From the first answer to a while after today. */
	readonly curve: readonly CurvePoint[];
}

/** How far the curve looks ahead, in days. */
const AHEAD = 30;
/** Finer than a phone shows. */
const MOST_POINTS = 400;

/** A card's answers, and how its memory rose with each and faded between them. */
export async function readHistory(db: Db, card: CardId, today: StudyDay): Promise<History> {
	const [{ runs, reset }, policies] = await Promise.all([historyOf(db, card), readPolicies(db)]);
	const reviews = runs.flat();
	const first = reviews[0];
	if (!first) return { reviews, reset, curve: [] };
	const anew = new Set(runs.map((run) => run[0]));

	const curve: CurvePoint[] = [];
	const end = Math.max(today, reviews.at(-1)?.day ?? today) + AHEAD;
	const step = Math.max(1, Math.ceil((end - first.day) / MOST_POINTS));
	let memory: ReturnType<typeof nextMemory> | null = null;
	for (const [index, review] of reviews.entries()) {
		const policy = policies.get(review.policy);
		if (!policy) continue;
		// What was known before a reset was of another answer.
		if (anew.has(review)) memory = null;
		if (memory) curve.push({ day: review.day, recall: retrievability(memory, review.day, policy) });
		memory = nextMemory(memory, review.grade, { ...review, clock: review.at }, policy);
		const until = reviews[index + 1]?.day ?? end + 1;
		for (let day: number = review.day; day < until; day += step)
			curve.push({ day: studyDay(day), recall: retrievability(memory, studyDay(day), policy) });
	}
	return { reviews, reset, curve };
}
