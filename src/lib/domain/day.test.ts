import { describe, expect, it } from 'vitest';
import { isoOf, momentAt, startOfStudyDay, studyDayAt, weekdayOf } from './day';

const at = (iso: string) => Date.parse(iso);

describe('study day', () => {
	it('turns at 04:00 local time, not at midnight', () => {
		expect(isoOf(studyDayAt(at('2026-03-02T03:59:59Z'), 0, 4))).toBe('2026-03-01');
		expect(isoOf(studyDayAt(at('2026-03-02T04:00:00Z'), 0, 4))).toBe('2026-03-02');
	});

	it('is the local calendar day: 19:00 and 19:40 in New York are one day though UTC turned', () => {
		const offset = -300;
		const first = studyDayAt(at('2026-01-10T23:50:00Z'), offset, 4);
		expect(studyDayAt(at('2026-01-11T00:30:00Z'), offset, 4)).toBe(first);
	});

	it('starts at the moment it names', () => {
		const { day } = momentAt(at('2026-07-01T12:00:00Z'), 120, 4);
		expect(startOfStudyDay(day, 120, 4)).toBe(at('2026-07-01T02:00:00Z'));
		expect(weekdayOf(day)).toBe(3);
	});
});
