import { deckOfCard, type CardId } from '$lib/domain/ids';
import { nextAsking, type Way } from '$lib/generation/next-asking';
import { policyOf } from '$lib/scheduling/policy';
import { canonical } from '$lib/storage/canonical';
import { readCard } from '$lib/storage/cards';
import type { Db } from '$lib/storage/db';
import type { CardRow, Shown } from '$lib/storage/rows';
import { readStudySettings } from '$lib/storage/settings';
import type { OnScreen } from './asking';
import { freshSeed } from './clock';
import { whenIdle } from './idle';
import { questionOf, type OpenDecks } from './open-decks';

/** A new question, or with its form one of an earlier moment exactly as it stood. */
export type Wanted = Omit<Shown, 'form'> & Partial<Pick<Shown, 'form'>>;

/** A new question of a card. */
export const newQuestion = (card: CardId, shownAt: number): Wanted => ({
	card,
	seed: freshSeed(),
	shownAt,
	answer: null,
	confidence: null
});

/**
 * A question with all that stands behind it; null where its card is gone or set aside. A new one is
 * not put as the card was asked `last`.
 */
export async function makeQuestion(
	db: Db,
	decks: OpenDecks,
	wanted: Wanted,
	last: Way | null = null
): Promise<OnScreen | null> {
	const deck = deckOfCard(wanted.card);
	const [row, open, study] = await Promise.all([
		readCard(db, wanted.card),
		decks.get(deck),
		readStudySettings(db, deck)
	]);
	const card = open?.cards.get(wanted.card);
	if (!row || !open || !card || row.aside) return null;
	const { form, seed } =
		wanted.form === undefined
			? nextAsking(open.index, card, row.memory?.stability ?? null, wanted.seed, last)
			: { form: wanted.form, seed: wanted.seed };
	const question = questionOf(open, card, form, seed);
	return { row, open, policy: policyOf(study), question, shown: { ...wanted, form, seed } };
}

/** Idle time comes while the learner thinks; by then it is wanted in any case. */
const SOON_MS = 500;

/** Holds the question that will probably come next, made while the learner looks at the one before. */
export class Ahead {
	#card: CardId | null = null;
	#made: Promise<OnScreen | null> | null = null;

	/** Begins with it in idle time. */
	prepare(card: CardId, make: () => Promise<OnScreen | null>): void {
		this.#card = card;
		this.#made = null;
		whenIdle(async () => {
			if (this.#card === card) await (this.#made ??= make());
		}, SOON_MS);
	}

	/** The question made for this card, if that was begun; its card may have changed since. */
	async take(card: CardId): Promise<OnScreen | null> {
		const made = this.#card === card ? this.#made : null;
		this.#card = null;
		// What failed has been logged, and is tried again.
		return (await made?.catch(() => null)) ?? null;
	}
}

/** Whether a question was made from its card as it is now. */
export const isCurrent = ({ row }: OnScreen, now: CardRow): boolean =>
	canonical(row) === canonical(now);
