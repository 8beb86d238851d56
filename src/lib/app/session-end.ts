import type { Moment, StudyDay } from '$lib/domain/day';
import { AGAIN } from '$lib/domain/grade';
import { deckOfCard, type CardId, type DeckId } from '$lib/domain/ids';
import type { Review } from '$lib/domain/review';
import type { Db } from '$lib/storage/db';
import { nextReviewDay } from '$lib/storage/queue';
import { readSession, sessionReviews } from '$lib/storage/session';
import { titleOf, type OpenDecks } from './open-decks';

/** Why there is no further question, and how the session went. */
export interface Ended {
	readonly step: 'ended';
	readonly why:
		| { readonly kind: 'all-done' }
		/** Of the cards chosen for this session all are answered but those set aside. */
		| { readonly kind: 'chosen-done'; readonly cards: number; readonly aside: number }
		| { readonly kind: 'limit'; readonly reviews: number; readonly fresh: number }
		/** Everything else is done; a learning step is due at this instant (epoch ms). */
		| { readonly kind: 'step-later'; readonly at: number };
	readonly answers: number;
	readonly minutes: number;
	/** Share recalled among cards met before; null where there was none. */
	readonly retention: number | null;
	/** Single choices: how many right, and the share known once guessing is taken off; null = none. */
	readonly choices: Choices | null;
	/** What was forgotten in this session, most often first. */
	readonly hard: readonly string[];
	readonly nextDue: StudyDay | null;
	readonly today: StudyDay;
}

export interface Choices {
	readonly right: number;
	readonly asked: number;
	readonly known: number;
}

interface Rest {
	readonly held: { readonly reviews: number; readonly fresh: number };
	readonly stepAt: number | null;
}

const MOST_HARD = 3;
const MS_PER_MINUTE = 60_000;

/** Sums a finished session up. */
export async function summarise(
	db: Db,
	decks: OpenDecks,
	deck: DeckId | null,
	now: Moment,
	rest: Rest
): Promise<Ended> {
	const [session, reviews, nextDue] = await Promise.all([
		readSession(db),
		sessionReviews(db),
		nextReviewDay(db, deck, now.day)
	]);
	return {
		step: 'ended',
		why: reasonOf(rest, reviews, session?.chosen ?? null),
		answers: reviews.length,
		minutes: reviews.reduce((sum, { took }) => sum + took, 0) / MS_PER_MINUTE,
		retention: retentionOf(reviews),
		choices: choicesOf(reviews),
		hard: await Promise.all(hardestOf(reviews).map((card) => sentenceOf(decks, card))),
		nextDue,
		today: now.day
	};
}

/** `chosen`: the cards that the session was of; null = what the day had. */
export function reasonOf(
	{ held, stepAt }: Rest,
	reviews: readonly Pick<Review, 'card'>[],
	chosen: readonly CardId[] | null
): Ended['why'] {
	if (stepAt !== null) return { kind: 'step-later', at: stepAt };
	if (chosen !== null) {
		const cards = new Set(reviews.map(({ card }) => card)).size;
		return { kind: 'chosen-done', cards, aside: chosen.length - cards };
	}
	return held.reviews + held.fresh > 0 ? { kind: 'limit', ...held } : { kind: 'all-done' };
}

/** First answers of the session to cards met before: a repeat minutes later says nothing of retention. */
function retentionOf(reviews: readonly Review[]): number | null {
	const first = new Map<CardId, Review>();
	for (const review of reviews) if (!first.has(review.card)) first.set(review.card, review);
	const met = [...first.values()].filter(({ predicted }) => predicted !== null && predicted < 1);
	if (met.length === 0) return null;
	return met.filter(({ grade }) => grade !== AGAIN).length / met.length;
}

/**
 * Formula scoring: a wrong answer among k options costs 1/(k-1), so that blind guessing comes to
 * nothing (Thurstone 1919; P(correct) = known + (1 - known)/k solved for known).
 */
export function choicesOf(reviews: readonly Pick<Review, 'choices' | 'correct'>[]): Choices | null {
	const asked = reviews.filter(({ choices, correct }) => choices !== null && correct !== null);
	if (asked.length === 0) return null;
	const points = asked.map(({ choices, correct }) => (correct ? 1 : -1 / ((choices ?? 2) - 1)));
	return {
		asked: asked.length,
		right: asked.filter(({ correct }) => correct).length,
		known: Math.max(0, points.reduce((sum, point) => sum + point, 0) / asked.length)
	};
}

function hardestOf(reviews: readonly Review[]): CardId[] {
	const misses = new Map<CardId, number>();
	for (const { card, grade } of reviews)
		if (grade === AGAIN) misses.set(card, (misses.get(card) ?? 0) + 1);
	return [...misses]
		.sort(([, a], [, b]) => b - a)
		.slice(0, MOST_HARD)
		.map(([card]) => card);
}

async function sentenceOf(decks: OpenDecks, id: CardId): Promise<string> {
	const open = await decks.get(deckOfCard(id));
	const card = open?.cards.get(id);
	return open && card ? titleOf(open, card) : id;
}
