import * as z from 'zod';
import { cardId } from '$lib/domain/ids';
import type { LearnerStatistics } from '$lib/domain/item-analysis';
import { FORMS } from '$lib/domain/question';
import { LIMITS } from '$lib/interchange/limits';

// The Content-Security-Policy of the app forbids the code zod would otherwise compile.
z.config({ jitless: true });

const FORMAT = 'ranvier-statistics';

export const writeStatistics = (own: LearnerStatistics): Blob =>
	new Blob([JSON.stringify({ format: FORMAT, version: 1, ...own })], { type: 'application/json' });

const count = z.number().int().min(0).max(1_000_000);
/** By the text of an option, which may be as long as one that was imported. */
const counts = z
	.record(z.string().max(LIMITS.field), count)
	.refine((all) => Object.keys(all).length <= 1_000);
const file = z.strictObject({
	format: z.literal(FORMAT),
	version: z.literal(1),
	learner: z.uuid(),
	cards: z
		.array(
			z.strictObject({
				card: z
					.string()
					.max(300)
					.regex(/^[^/]+\/./)
					.transform(cardId),
				form: z.enum(FORMS),
				shown: count,
				offered: counts,
				chosen: counts,
				first: z.strictObject({ 1: count, 2: count, 3: count, 4: count })
			})
		)
		.max(20_000)
});

/** One learner's file; null where it is none, or says what no file of Ranvier says. */
export async function readStatistics(blob: Blob): Promise<LearnerStatistics | null> {
	if (blob.size > LIMITS.statistics.bytes) return null;
	try {
		const { data } = file.safeParse(JSON.parse(await blob.text(), refusePrototypes));
		return data ? { learner: data.learner, cards: data.cards } : null;
	} catch {
		return null;
	}
}

/** A key that every object has by birth is no option of anybody's: counted, it would be no number. */
function refusePrototypes(key: string, value: unknown): unknown {
	if (key in Object.prototype) throw new SyntaxError(key);
	return value;
}

export type StatisticsRead =
	| {
			readonly ok: true;
			readonly learners: readonly LearnerStatistics[];
			/** Names of the files that are none. */
			readonly refused: readonly string[];
	  }
	/** More files than are taken together. */
	| { readonly ok: false; readonly most: number };

/** Reads files one after the other, so that no more than one of them stands in memory as text. */
export async function readStatisticsFiles(files: readonly File[]): Promise<StatisticsRead> {
	if (files.length > LIMITS.statistics.files) return { ok: false, most: LIMITS.statistics.files };
	const learners: LearnerStatistics[] = [];
	const refused: string[] = [];
	for (const one of files) {
		const learner = await readStatistics(one);
		if (learner) learners.push(learner);
		else refused.push(one.name);
	}
	return { ok: true, learners, refused };
}

const LEARNER = 'ranvier-statistics-learner';

/** Drawn at random once for this browser; it tells files apart and is stored nowhere else. */
export function learnerId(): string {
	const known = localStorage.getItem(LEARNER);
	if (known !== null) return known;
	const drawn = crypto.randomUUID();
	localStorage.setItem(LEARNER, drawn);
	return drawn;
}
