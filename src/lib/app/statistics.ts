import { FORMS, type Answer, type Question } from '$lib/domain/question';
import type { CardId } from '$lib/domain/ids';
import { historiesOf } from '$lib/domain/history';
import type { LearnerStatistics } from '$lib/domain/item-analysis';
import type { LogRow, Review } from '$lib/domain/review';
import { NO_GRADES, type CardStatistics } from '$lib/domain/statistics';
import type { Db } from '$lib/storage/db';
import { readLog } from '$lib/storage/log';
import { questionOf, type OpenDeck } from './open-decks';

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
