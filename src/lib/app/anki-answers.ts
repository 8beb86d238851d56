import { studyDayAt } from '$lib/domain/day';
import { cardOf, deviceId, policyId, writtenId, type DeckId } from '$lib/domain/ids';
import type { Policy } from '$lib/domain/memory';
import { MAX_TOOK_MS, type Review } from '$lib/domain/review';
import type { Answered } from '$lib/interchange/apkg-history';
import { idOf } from '$lib/interchange/item';
import type { Left } from '$lib/interchange/left';
import { reviewIdOf } from '$lib/storage/log-ids';

/** An answer of Anki's history to a question that was imported. */
export interface PastAnswer extends Answered {
	/** The question's id within its deck. */
	readonly question: string;
}

/** The answers to questions of a deck, by item, oldest first; of questions left out each is noted. */
export function answersTo(
	history: ReadonlyMap<string, readonly Answered[]>,
	questionOf: ReadonlyMap<string, string>,
	asked: ReadonlySet<string>
): { readonly answers: readonly PastAnswer[]; readonly left: readonly Left[] } {
	const answers: PastAnswer[] = [];
	const left: Left[] = [];
	for (const [item, own] of history) {
		const question = questionOf.get(item);
		const stays = question !== undefined && asked.has(question);
		for (const one of own)
			if (stays) answers.push({ ...one, question });
			else left.push({ reason: 'history', what: '', at: '', whole: false });
	}
	return { answers, left };
}

/** How a past instant counts here. */
export interface Reckoning {
	/** Minutes east of UTC then. */
	readonly offsetAt: (clock: number) => number;
	/** The hour at which a study day begins. */
	readonly dayStart: number;
	/** Epoch ms; what is said to have been answered later is left out. */
	readonly now: number;
}

/** No version of the deck: no question of it was shown, so none is made again from such an answer. */
const NO_VERSION = '0.0.0';

/** Past answers as reviews, all but their ids: judged by the learner, on the day they were given. */
export const reviewsOf = (
	answers: readonly PastAnswer[],
	deck: DeckId,
	{ id }: Policy,
	{ offsetAt, dayStart, now }: Reckoning
): Omit<Review, 'id'>[] =>
	answers
		.filter(({ at }) => at <= now)
		.map(({ question, at, ease, took }) => {
			const offset = offsetAt(at);
			return {
				...{ kind: 'review', card: cardOf(deck, writtenId(question)) },
				...{ at, clock: at, offset, day: studyDayAt(at, offset, dayStart) },
				...{ grade: ease, proposed: ease, form: 'recall', answer: { form: 'recall' } },
				...{ seed: 0, deckVersion: NO_VERSION, correct: null, confidence: null, choices: null },
				...{ took: Math.min(MAX_TOOK_MS, took), predicted: null, policy: policyId(id) }
			};
		});

/** Which answer it is: no card is answered twice in a millisecond. */
const keyOf = ({ card, clock }: Pick<Review, 'card' | 'clock'>): string => `${card} ${clock}`;

/**
 * Those that the log does not have, with ids that follow from what they say: whoever brings the same
 * months, on whichever device, brings the same rows. A device, in an id, is one month of a deck.
 */
export function newReviews(
	all: readonly Omit<Review, 'id'>[],
	log: Iterable<Pick<Review, 'card' | 'clock'>>
): Review[] {
	const known = new Set(Array.from(log, keyOf));
	const months = new Map<string, Omit<Review, 'id'>[]>();
	for (const review of all) {
		if (known.has(keyOf(review))) continue;
		known.add(keyOf(review));
		const month = new Date(review.clock).toISOString().slice(0, 7);
		const own = months.get(month);
		if (own) own.push(review);
		else months.set(month, [review]);
	}
	return [...months].flatMap(([month, own]) => {
		const sorted = own.sort((a, b) => a.clock - b.clock || (a.card < b.card ? -1 : 1));
		const device = deviceId(`anki-${month}-${idOf(JSON.stringify(sorted))}`);
		return sorted.map((review, i) => ({ ...review, id: reviewIdOf(device, i + 1) }));
	});
}
