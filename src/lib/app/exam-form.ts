import { isoOf, MS_PER_DAY, studyDay, type StudyDay } from '$lib/domain/day';
import { examId, type Budget, type Exam, type ExamId, type ScopeFilter } from '$lib/domain/exam';
import type { DeckId } from '$lib/domain/ids';
import { minutesOn } from '$lib/planning/calendar';

/** An exam as it is being written. */
export interface Draft {
	readonly name: string;
	/** ISO date; empty = none chosen. */
	readonly date: string;
	/** `09:30`; empty = not said. */
	readonly time: string;
	readonly decks: readonly DeckId[];
	readonly only: ScopeFilter;
	readonly blueprint: Exam['blueprint'];
	readonly shape: Budget['shape'];
	/** A day, on average, where the shape is flat or ramped. */
	readonly minutes: number;
	readonly weekdays: Week;
	readonly daysOff: readonly StudyDay[];
}

export type Week = Extract<Budget, { shape: 'weekdays' }>['minutes'];

/** What is wrong, field by field, as a sentence that says what to do. */
export type Faults = Partial<Record<'name' | 'date' | 'decks' | 'blueprint' | 'minutes', string>>;

export const MOST_MINUTES = 600;
const USUAL_MINUTES = 20;
const MOST_YEARS = 5;
const DAYS_PER_YEAR = 365;
/** Beyond this many cards a plan takes some seconds. */
const MANY_CARDS = 5_000;

/** Leaves no card out. */
export const EVERY_CARD: ScopeFilter = { topics: [], slots: [], marked: false };

/** A new exam about all decks: the same minutes every day. */
export const newDraft = (decks: readonly DeckId[]): Draft => ({
	name: '',
	date: '',
	time: '',
	decks,
	only: EVERY_CARD,
	blueprint: null,
	shape: 'flat',
	minutes: USUAL_MINUTES,
	weekdays: everyDay(USUAL_MINUTES),
	daysOff: []
});

export function draftOf({ budget, ...exam }: Exam): Draft {
	const weekly = budget.shape === 'weekdays';
	return {
		only: EVERY_CARD,
		...exam,
		date: isoOf(exam.day),
		time: exam.time ?? '',
		shape: budget.shape,
		minutes: weekly ? Math.round(meanOf(budget.minutes)) : budget.minutes,
		weekdays: weekly ? budget.minutes : everyDay(budget.minutes)
	};
}

/** The exam that a draft describes, with its minutes in the draft's shape or another. */
export const examOf = (
	draft: Draft,
	id: ExamId,
	from: StudyDay,
	shape: Budget['shape'] = draft.shape
): Exam => ({
	id,
	name: draft.name.trim(),
	from,
	day: dayOf(draft.date) ?? from,
	time: draft.time === '' ? null : draft.time,
	decks: draft.decks,
	...(narrows(draft.only) && { only: draft.only }),
	blueprint: draft.blueprint,
	budget:
		shape === 'weekdays' ? { shape, minutes: draft.weekdays } : { shape, minutes: draft.minutes },
	daysOff: draft.daysOff
});

/** `before`: the exam as it is stored; its day may stay although it is over. `cards`: in scope; null = not known yet. */
export function faultsOf(
	draft: Draft,
	before: Exam | null,
	today: StudyDay,
	cards: number | null
): Faults {
	const date = dateFault(draft.date, before, today);
	const minutes = minutesFault(draft, before?.from ?? today, today, date === null);
	const decks = decksFault(draft, cards);
	return {
		...(draft.name.trim() === '' && { name: 'Give the exam a name.' }),
		...(date !== null && { date }),
		...(decks !== null && { decks }),
		...(draft.blueprint &&
			isEmpty(draft.blueprint) && { blueprint: 'Give at least one topic some weight.' }),
		...(minutes !== null && { minutes })
	};
}

function dateFault(date: string, before: Exam | null, today: StudyDay): string | null {
	const day = dayOf(date);
	if (day === null) return 'Choose the day of the exam.';
	if (day === before?.day) return null;
	if (day < today) return 'That day is past. Choose a day from tomorrow on.';
	if (day === today)
		return 'That is today, so no day is left to plan. Choose a later day; what is due stands on Today.';
	if (day > today + MOST_YEARS * DAYS_PER_YEAR)
		return 'That is more than five years away. Choose a nearer day.';
	return null;
}

function decksFault({ decks, only }: Draft, cards: number | null): string | null {
	if (decks.length === 0) return 'Choose at least one deck.';
	if (cards === 0 && narrows(only))
		return 'No card has all that you have chosen. Choose more topics or kinds of fact, or do without the mark.';
	if (cards === 0)
		return 'These decks have no card that can be asked: all are suspended, or the deck is empty. Choose another deck.';
	return null;
}

function minutesFault(
	draft: Draft,
	from: StudyDay,
	today: StudyDay,
	dated: boolean
): string | null {
	const given = draft.shape === 'weekdays' ? draft.weekdays : [draft.minutes];
	if (given.some((minutes) => !(minutes >= 0 && minutes <= MOST_MINUTES)))
		return `Give between 0 and ${MOST_MINUTES} minutes a day.`;
	if (given.every((minutes) => minutes === 0))
		return 'Without minutes nothing can be planned. Give at least one day some.';
	const day = dayOf(draft.date);
	if (!dated || day === null || day <= today) return null;
	const exam = examOf(draft, examId('draft'), from);
	for (let at = today; at < day; at = studyDay(at + 1)) if (minutesOn(exam, at) > 0) return null;
	return 'Every day before the exam is free. Give at least one of them some minutes.';
}

/** What is unusual but can be planned. */
export function notesOf(draft: Draft, today: StudyDay, cards: number | null): readonly string[] {
	const day = dayOf(draft.date);
	const notes: string[] = [];
	if (day !== null && day - today > DAYS_PER_YEAR)
		notes.push(
			'That is a long way off: the weeks near today and near the exam are planned day by day, those between them roughly. The plan is made anew every day.'
		);
	if (cards !== null && cards > MANY_CARDS)
		notes.push(`${cards.toLocaleString('en')} cards are many: a plan for them takes some seconds.`);
	return notes;
}

/** The day of an ISO date; null where it is none. */
export function dayOf(iso: string): StudyDay | null {
	const at = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : NaN;
	return Number.isFinite(at) ? studyDay(at / MS_PER_DAY) : null;
}

/** Whether a filter may leave a card out. */
export const narrows = ({ topics, slots, marked }: ScopeFilter): boolean =>
	topics.length + slots.length > 0 || marked;

const isEmpty = (blueprint: Readonly<Record<string, number>>) =>
	!Object.values(blueprint).some((weight) => weight > 0);

const meanOf = (numbers: readonly number[]) =>
	numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

export const everyDay = (minutes: number): Week => [
	minutes,
	minutes,
	minutes,
	minutes,
	minutes,
	minutes,
	minutes
];
