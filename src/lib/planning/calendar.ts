import { studyDay, weekdayOf, type StudyDay } from '$lib/domain/day';
import type { Exam } from '$lib/domain/exam';
import type { Calendar } from './space';

const SECONDS_PER_MINUTE = 60;
/** Less than this is no time to look at a card. */
const LEAST_SECONDS = 5;

/** Study days that are decided on apart: so many cost a second for two thousand cards. */
export const MOST_DAYS = 72;

/** Minutes that `exam` has on `day`; none before it is planned for, on its day, after it, or on a day off. */
export function minutesOn({ from, day: last, budget, daysOff }: Exam, day: StudyDay): number {
	if (day < from || day >= last || daysOff.includes(day)) return 0;
	switch (budget.shape) {
		case 'flat':
			return budget.minutes;
		case 'weekdays':
			return budget.minutes[weekdayOf(day)] ?? 0;
		case 'ramp': {
			const days = last - from;
			return budget.minutes * (days === 1 ? 1 : 0.4 + (1.2 * (day - from)) / (days - 1));
		}
	}
}

/**
 * How few of the days ahead to count on: 1.5 standard deviations below the share expected. Planning for the
 * mean leaves cards unseen when a bad week comes last; of 0 to 3 deviations this gave the best mean recall
 * to simulated learners who miss three days in ten.
 */
export function cautious(attendance: number, days: number): number {
	const spread = Math.sqrt((attendance * (1 - attendance)) / Math.max(1, days));
	return Math.max(attendance / 4, attendance - 1.5 * spread);
}

/**
 * Expected seconds of study on the days from `today` on: all exams' minutes together, less what is spent
 * today, and from tomorrow on as often as the learner has been there (`attendance`, 0 to 1).
 */
export function calendarOf(
	exams: readonly Exam[],
	today: StudyDay,
	attendance: number,
	spentToday: number
): Calendar {
	const horizon = Math.max(0, ...exams.map(({ day }) => day - today));
	const days: number[] = [];
	const seconds: number[] = [];
	const there: number[] = [];
	for (let ahead = 0; ahead < horizon; ahead++) {
		const minutes = exams.reduce((sum, exam) => sum + minutesOn(exam, studyDay(today + ahead)), 0);
		const time = minutes * SECONDS_PER_MINUTE;
		const chance = ahead === 0 ? 1 : attendance;
		const expected = chance * (ahead === 0 ? time - spentToday : time);
		if (!(expected >= LEAST_SECONDS)) continue;
		days.push(ahead);
		seconds.push(expected);
		there.push(chance);
	}
	return calendarFrom(days, seconds, there, horizon);
}

/**
 * The same time on at most `most` days: where there are more, study days far from both today and the next
 * exam after them are taken together, more the farther. They are decided on again when they are near.
 */
export function thinned(calendar: Calendar, exams: readonly number[], most: number): Calendar {
	for (let detail = most; ; detail = Math.floor(detail * 0.85)) {
		const few = together(calendar, exams, Math.max(1, detail));
		if (few.days.length <= most || detail <= 1) return few;
	}
}

/** Takes study days together, `detail` of them to the distance from today or to the exam. */
function together(calendar: Calendar, exams: readonly number[], detail: number): Calendar {
	const { days, seconds, there, horizon } = calendar;
	const kept: number[] = [];
	const sums: number[] = [];
	const chances: number[] = [];
	for (let i = 0; i < days.length;) {
		const day = days[i] as number;
		const exam = exams.find((ahead) => ahead > day) ?? horizon;
		const span = Math.max(1, Math.floor(Math.min(day, exam - day) / detail));
		let [sum, away, end] = [0, 1, i];
		for (; end < days.length && (days[end] as number) < Math.min(day + span, exam); end++) {
			sum += seconds[end] as number;
			away *= 1 - (there[end] as number);
		}
		kept.push(days[i + ((end - 1 - i) >> 1)] as number);
		sums.push(sum);
		chances.push(1 - away);
		i = end;
	}
	return calendarFrom(kept, sums, chances, horizon);
}

const calendarFrom = (
	days: readonly number[],
	seconds: readonly number[],
	there: readonly number[],
	horizon: number
): Calendar => ({
	days: Int32Array.from(days),
	seconds: Float64Array.from(seconds),
	there: Float64Array.from(there),
	horizon
});

/** The same days with `times` the seconds. */
export const scaled = (calendar: Calendar, times: number): Calendar => ({
	...calendar,
	seconds: calendar.seconds.map((seconds) => seconds * times)
});
