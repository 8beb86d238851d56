import type { Card } from '$lib/domain/card';
import type { StudyDay } from '$lib/domain/day';
import type { Exam } from '$lib/domain/exam';
import type { Outcome } from '$lib/domain/memory';
import { groups } from './deck-groups';
import type { OpenDeck } from './open-decks';

/** The next exam that a card counts in: an interval that runs past it is cut short by the plan. */
export interface Cap {
	readonly exam: string;
	readonly day: StudyDay;
}

/** Null where the card counts in no exam ahead. `exams`: in order of their days. */
export function capOf(
	exams: readonly Exam[],
	open: Pick<OpenDeck, 'deck'>,
	card: Pick<Card, 'subject'>,
	today: StudyDay
): Cap | null {
	const ahead = exams.filter(({ day, decks }) => day > today && decks.includes(open.deck.id));
	if (ahead.length === 0) return null;
	const category = groups(open.deck)(card.subject);
	const next = ahead.find(({ blueprint }) => blueprint === null || (blueprint[category] ?? 0) > 0);
	return next ? { exam: next.name, day: next.day } : null;
}

/** Whether FSRS alone would not show the card again before the exam. */
export const isCapped = ({ memory: { due } }: Outcome, cap: Cap | null): cap is Cap =>
	cap !== null && 'on' in due && due.on >= cap.day;
