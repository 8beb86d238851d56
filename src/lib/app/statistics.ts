import * as z from 'zod';
import { FORMS, type Answer, type Question } from '$lib/domain/question';
import { cardId, type CardId } from '$lib/domain/ids';
import { historiesOf } from '$lib/domain/history';
import type { LearnerStatistics } from '$lib/domain/item-analysis';
import type { LogRow, Review } from '$lib/domain/review';
import { NO_GRADES, type CardStatistics } from '$lib/domain/statistics';
import { LIMITS } from '$lib/interchange/limits';
import type { Db } from '$lib/storage/db';
import { readLog } from '$lib/storage/log';
import { questionOf, type OpenDeck } from './open-decks';

// The Content-Security-Policy of the app forbids the code zod would otherwise compile.
z.config({ jitless: true });

const FORMAT = 'ranvier-statistics';

/** What this browser's answers to a deck say, and nothing of who gave them or when. */
export async function ownStatistics(
	db: Db,
	open: OpenDeck,
	learner: string
): Promise<LearnerStatistics> {
	const rows: LogRow[] = [];
	for await (const some of readLog(db)) rows.push(...some);
	const cards = [...historiesOf(rows)].flatMap(([card, { runs }]) =>
		open.cards.has(card) ? cardStatistics(open, card, runs.flat()) : []
	);
	return { learner, cards };
}

function cardStatistics(
	open: OpenDeck,
	card: CardId,
	reviews: readonly Review[]
): CardStatistics[] {
	return FORMS.flatMap((form) => {
		const own = reviews.filter((review) => review.form === form);
		if (own.length === 0) return [];
		const counts = { offered: new Map<string, number>(), chosen: new Map<string, number>() };
		for (const review of own) countOptions(open, review, counts);
		const [first] = reviews;
		return [
			{
				card,
				form,
				shown: own.length,
				offered: Object.fromEntries(counts.offered),
				chosen: Object.fromEntries(counts.chosen),
				first: first?.form === form ? { ...NO_GRADES, [first.grade]: 1 } : NO_GRADES
			}
		];
	});
}

/** Only of questions that can be made again as they were: those of the version that is installed. */
function countOptions(
	open: OpenDeck,
	{ card: id, form, seed, deckVersion, answer }: Review,
	{ offered, chosen }: { offered: Map<string, number>; chosen: Map<string, number> }
): void {
	const card = open.cards.get(id);
	if (!card || deckVersion !== open.deck.version) return;
	const question = questionOf(open, card, form, seed);
	const add = (counts: Map<string, number>, text: string) =>
		counts.set(text, (counts.get(text) ?? 0) + 1);
	const options = 'options' in question ? question.options : [];
	for (const { text } of options) add(offered, text);
	for (const at of placesChosen(question, answer)) add(chosen, options[at]?.text ?? '');
}

function placesChosen(question: Question, answer: Answer): readonly number[] {
	if (!('options' in question)) return [];
	if (answer.form === 'single-choice') return [answer.chosen];
	return answer.form === 'multiple-choice' ? answer.chosen : [];
}

export const writeStatistics = (own: LearnerStatistics): Blob =>
	new Blob([JSON.stringify({ format: FORMAT, version: 1, ...own })], { type: 'application/json' });

const count = z.number().int().min(0).max(1_000_000);
const counts = z.record(z.string().max(400), count).refine((all) => Object.keys(all).length <= 100);
const file = z.strictObject({
	format: z.literal(FORMAT),
	version: z.literal(1),
	learner: z.uuid(),
	cards: z
		.array(
			z.strictObject({
				card: z.string().min(3).max(300).transform(cardId),
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
	const text = await blob.text();
	// A key of every object's prototype is no option of anybody's.
	if (/"(?:__proto__|constructor|prototype)"\s*:/.test(text)) return null;
	try {
		const { data } = file.safeParse(JSON.parse(text));
		return data ? { learner: data.learner, cards: data.cards } : null;
	} catch {
		return null;
	}
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
