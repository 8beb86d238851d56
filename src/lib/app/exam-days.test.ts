import { expect, it } from 'vitest';
import { studyDay } from '$lib/domain/day';
import { examId, type Exam } from '$lib/domain/exam';
import { withMinutesSet } from './exam-days';

it('a day of several taken together shows its own minutes, those of all exams', () => {
	const from = studyDay(20_000);
	const exam = (name: string, days: number, minutes: number): Exam => ({
		id: examId(name),
		name,
		from,
		day: studyDay(from + days),
		time: null,
		decks: [],
		blueprint: null,
		budget: { shape: 'flat', minutes },
		daysOff: [studyDay(from + 2)]
	});
	const days = [0, 2, 5, 9].map((ahead) => {
		return { day: studyDay(from + ahead), minutes: 99, recall: 0.5, seen: 0.5 };
	});
	const shown = withMinutesSet(days, [exam('finals', 6, 10), exam('resit', 12, 20)]);
	expect(shown.map(({ minutes }) => minutes)).toEqual([30, 0, 30, 20]);
	expect(shown.map(({ day }) => day)).toEqual(days.map(({ day }) => day));
});
