import { isoOf, studyDay, type StudyDay } from '$lib/domain/day';
import type { Exam, Forecast, PlannedLook, Range, Unplanned, WaysOut } from '$lib/domain/exam';
import type { Progress } from '$lib/planning/plan';
import { count, formatDate, percent } from './wording';

/** `80 to 87 %`. */
export const formatRange = ({ low, high }: Range): string =>
	`${Math.round(low * 100)} to ${percent(high)}`;

/** `Friday, 4 December 2026, 09:30`. */
export function formatExamDay({ day, time }: Pick<Exam, 'day' | 'time'>): string {
	const weekday = new Date(`${isoOf(day)}T00:00:00Z`).toLocaleDateString('en-GB', {
		weekday: 'long',
		timeZone: 'UTC'
	});
	return [`${weekday}, ${formatDate(isoOf(day))}`, ...(time ? [time] : [])].join(', ');
}

/** `in 14 days`, `tomorrow`, `today`, `3 days ago`. */
export function formatDistance(day: StudyDay, today: StudyDay): string {
	const ahead = day - today;
	if (ahead === 0) return 'today';
	if (ahead === 1) return 'tomorrow';
	return ahead > 0 ? `in ${count(ahead, 'day')}` : `${count(-ahead, 'day')} ago`;
}

/** Why there is no plan for an exam, and what that means. */
export const UNPLANNED: Record<Unplanned, string> = {
	past: 'This exam is over. Its cards are back in ordinary study; there is nothing to undo.',
	today:
		'The exam is today: nothing more is planned for it. What is due in ordinary study stands on Today. Good luck.',
	'no-cards':
		'No card is in its scope: all are suspended, or its topics have no weight. Change the exam, or take cards back under Decks.',
	'no-time':
		'No day before the exam has any time left. Give it more minutes, or take back a day off.'
};

/** How far a plan has come: the stages that follow each other, and what each does. */
export const STAGES: readonly (readonly [Progress['stage'], string])[] = [
	['today', 'Weighing what a minute is worth on each day'],
	['ordered', 'Putting today’s cards in order'],
	['outlook', 'Playing the days until the exam through'],
	['bound', 'Looking how good any plan could be'],
	['ways out', 'Looking what else would suffice']
];

/** Why a card is in today's plan. */
export function reasonFor({ ifNot, ifNow }: PlannedLook): string {
	const now = `${percent(ifNow)} if you look now`;
	return ifNot === 0
		? `New: nothing on exam day without a look, ${now}.`
		: `Fading: ${percent(ifNot)} on exam day if you wait, ${now}.`;
}

/** What would suffice, each by itself: more minutes, a later date, a smaller scope. */
export function waysOutOf(ways: WaysOut, { budget, day }: Exam, cards: number): readonly string[] {
	const minutes =
		budget.shape === 'weekdays'
			? (times: number) => `${times.toFixed(1)} times the minutes of every day`
			: (times: number) =>
					`about ${Math.ceil(budget.minutes * times)} a day instead of ${budget.minutes}`;
	return [
		ways.minutes === null
			? 'More minutes: not even eight times as many would be enough.'
			: `More minutes: ${minutes(ways.minutes)}.`,
		ways.daysLater === null
			? 'A later date: not even a year more would be enough.'
			: `A later date: ${formatDate(isoOf(studyDay(day + ways.daysLater)))}, ${count(ways.daysLater, 'day')} later.`,
		ways.scope === null
			? 'A smaller scope: not even a twentieth of the cards could be learned well enough.'
			: `A smaller scope: the ${count(Math.floor(ways.scope * cards), 'card')} that weigh most, out of ${cards.toLocaleString('en')}.`
	];
}

/** How many cards the plan cannot get to; null where it gets to all. */
export function unseenOf({ unseen, cards }: Forecast): string | null {
	const whole = Math.round(unseen);
	if (whole === 0) return null;
	return `About ${count(whole, 'card')} of ${cards.toLocaleString('en')} will be left unseen.`;
}
