import type { Card } from '$lib/domain/card';
import type { Recall } from '$lib/domain/card-answers';
import { AGAIN } from '$lib/domain/grade';
import { FORMS, type Answer, type Question } from '$lib/domain/question';
import { deckOfCard, type CardId } from '$lib/domain/ids';
import { historiesOf } from '$lib/domain/history';
import type { LogRow, Review } from '$lib/domain/review';
import { NO_GRADES, type CardStatistics } from '$lib/domain/statistics';
import type { Db } from '$lib/storage/db';
import { readLog } from '$lib/storage/log';
import { formsOf } from '$lib/generation/forms';
import type { OwnAnswers } from './statistics-messages';
import { questionOf, type OpenDeck } from './open-decks';

/** What this browser's answers to some decks say, and nothing of who gave them or when. */
export async function ownAnswers(
	db: Db,
	decks: readonly OpenDeck[],
	learner: string
): Promise<OwnAnswers> {
	const byId = new Map(decks.map((open) => [open.deck.id, open]));
	const rows: LogRow[] = [];
	for await (const some of readLog(db))
		rows.push(...some.filter(({ card }) => byId.has(deckOfCard(card))));
	const cards: CardStatistics[] = [];
	const right = new Map<CardId, ReadonlySet<string>>();
	const recalls = new Map<CardId, Recall>();
	for (const [card, { runs }] of historiesOf(rows)) {
		const open = byId.get(deckOfCard(card));
		const reviews = runs.flat();
		if (!open?.cards.has(card) || reviews.length === 0) continue;
		cards.push(...cardStatistics(open, card, reviews));
		recalls.set(card, {
			answers: reviews.length,
			forgotten: reviews.filter(({ grade }) => grade === AGAIN).length
		});
	}
	for (const open of decks)
		for (const card of open.cards.values()) right.set(card.id, rightTexts(open, card));
	return { statistics: { learner, cards }, right, recalls };
}

/** A list shows other members each time: seeds that between them have drawn every one. */
const SEEDS_OF_LIST = [1, 2, 3, 4, 5, 6, 7, 8];

function rightTexts(open: OpenDeck, card: Card): ReadonlySet<string> {
	const texts = new Set<string>();
	for (const form of formsOf(open.index, card)) {
		if (form !== 'single-choice' && form !== 'multiple-choice') continue;
		for (const seed of card.kind === 'list' ? SEEDS_OF_LIST : [1]) {
			const question = questionOf(open, card, form, seed);
			for (const option of 'options' in question ? question.options : [])
				if (option.correct) texts.add(option.text);
		}
	}
	return texts;
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
