import { answersGiven, type Given } from '$lib/domain/mock-answers';
import type { Mock, MockItem, MockPaper } from '$lib/domain/mock';
import { deckOfCard } from '$lib/domain/ids';
import type { Question } from '$lib/domain/question';
import { paceOf, type Pace } from '$lib/scheduling/pace';
import { policyOf } from '$lib/scheduling/policy';
import { readCard } from '$lib/storage/cards';
import type { Db } from '$lib/storage/db';
import { recentRows } from '$lib/storage/log';
import type { Answered } from '$lib/storage/reviews';
import { readStudySettings } from '$lib/storage/settings';
import { answered, reviewOf } from './asking';
import type { OpenDecks } from './open-decks';

/** Enough of the log to know a learner's pace. */
const RECENT = 500;

/**
 * The first answer to each card of a mock that has ended, graded as proposed and ready to be stored.
 * Left out: what was not answered, cards no longer in their deck, cards that teach another answer now.
 */
export async function reviewsOf(
	db: Db,
	decks: OpenDecks,
	mock: Mock,
	{ questions }: MockPaper
): Promise<Answered[]> {
	const given = answersGiven(mock);
	const pace = paceOf(await recentRows(db, RECENT));
	const reviews = await Promise.all(
		mock.items.map((item, at) => {
			const [first, question] = [given[at]?.[0], questions[at]];
			return first && question
				? reviewFor(db, decks, item, question, first, pace)
				: Promise.resolve(null);
		})
	);
	return reviews.filter((review) => review !== null);
}

async function reviewFor(
	db: Db,
	decks: OpenDecks,
	{ card, deckVersion }: MockItem,
	question: Question,
	{ answer, at, spent, confidence }: Given,
	pace: Pace
): Promise<Answered | null> {
	const deck = deckOfCard(card);
	const [row, open, study] = await Promise.all([
		readCard(db, card),
		decks.get(deck),
		readStudySettings(db, deck)
	]);
	if (!row || !open?.cards.has(card)) return null;
	if (row.reset && row.reset.lastAt >= at.clock) return null;
	const { form, seed } = question;
	const shown = { card, form, seed, shownAt: at.clock - spent, answer, confidence };
	const screen = { row, open, policy: policyOf(study), shown, question };
	const view = answered(screen, answer, confidence, at, pace, null);
	const ready = reviewOf(screen, view, view.proposed);
	return { ...ready, review: { ...ready.review, deckVersion } };
}
