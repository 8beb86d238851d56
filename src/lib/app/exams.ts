import { examId, type Exam, type ExamId } from '$lib/domain/exam';
import { deckOfCard, type CardId, type DeckId } from '$lib/domain/ids';
import type { StudyDay } from '$lib/domain/day';
import type { Db } from '$lib/storage/db';
import { deckList } from '$lib/storage/decks';
import { Live } from '$lib/storage/live.svelte';
import { plannedFor, type Planned } from '$lib/storage/plans';
import type { DeckRow } from '$lib/storage/rows';
import { titleOf, type OpenDeck, type OpenDecks } from './open-decks';

export { deleteExam, saveExam } from '$lib/storage/exams';

export const newExamId = (): ExamId => examId(crypto.randomUUID());

export const liveDeckList = (db: Db): Live<readonly DeckRow[]> => new Live(() => deckList(db));

/** Follows what is left of today's plan as its cards are answered. */
export const livePlanned = (db: Db, today: StudyDay): Live<readonly Planned[]> =>
	new Live(() => plannedFor(db, null, today));

/** Names the cards of an exam's decks as sentences. */
export async function openTitles(
	decks: OpenDecks,
	{ decks: ids }: Pick<Exam, 'decks'>
): Promise<(card: CardId) => string> {
	const opened = await Promise.all(ids.map((id) => decks.get(id)));
	const byId = new Map<DeckId, OpenDeck | null>(ids.map((id, i) => [id, opened[i] ?? null]));
	return (id) => {
		const open = byId.get(deckOfCard(id));
		const card = open?.cards.get(id);
		return open && card ? titleOf(open, card) : id;
	};
}
