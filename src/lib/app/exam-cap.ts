import type { Card } from '$lib/domain/card';
import type { StudyDay } from '$lib/domain/day';
import { passes, type Exam } from '$lib/domain/exam';
import type { CardId } from '$lib/domain/ids';
import type { Outcome } from '$lib/domain/memory';
import type { Db } from '$lib/storage/db';
import { readExams } from '$lib/storage/exams';
import { markedCards } from '$lib/storage/personal';
import { groups } from './deck-groups';
import type { OpenDeck } from './open-decks';

/** The next exam that a card counts in: an interval that runs past it is cut short by the plan. */
export interface Cap {
	readonly exam: string;
	readonly day: StudyDay;
}

/** The exams there are, and the cards marked where one of them looks at that. */
export interface Capping {
	readonly exams: readonly Exam[];
	readonly marks: readonly CardId[];
}

export const NO_CAPS: Capping = { exams: [], marks: [] };

export async function readCapping(db: Db): Promise<Capping> {
	const exams = await readExams(db);
	return { exams, marks: exams.some(({ only }) => only?.marked) ? await markedCards(db) : [] };
}

/** Null where the card counts in no exam ahead. */
export function capOf(
	{ exams, marks }: Capping,
	open: Pick<OpenDeck, 'deck'>,
	{ id, subject, slot }: Pick<Card, 'id' | 'subject' | 'slot'>,
	today: StudyDay
): Cap | null {
	const ahead = exams.filter(({ day, decks }) => day > today && decks.includes(open.deck.id));
	if (ahead.length === 0) return null;
	const category = groups(open.deck)(subject);
	const next = ahead.find(
		({ blueprint, only }) =>
			passes(only, { category, slot, marked: marks.includes(id) }) &&
			(blueprint === null || (blueprint[category] ?? 0) > 0)
	);
	return next ? { exam: next.name, day: next.day } : null;
}

/** Whether FSRS alone would not show the card again before the exam. */
export const isCapped = ({ memory: { due } }: Outcome, cap: Cap | null): cap is Cap =>
	cap !== null && 'on' in due && due.on >= cap.day;
