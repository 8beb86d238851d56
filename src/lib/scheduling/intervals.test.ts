import { describe, expect, it } from 'vitest';
import { weekdayOf } from '$lib/domain/day';
import { on, policyWith } from './fixtures';
import { chooseIntervals, type DayRange } from './intervals';

const MONDAY = on(0).day;
const spread =
	(by: number) =>
	(days: number): DayRange => ({ from: days - by, to: days + by });

describe('a day within its range', () => {
	it('[4.6] is never a free one at either end of the draw', () => {
		expect(weekdayOf(MONDAY)).toBe(1);
		// From 7 to 13 days after a Monday: Monday to Sunday.
		const weekdaysOnly = policyWith({ weekdays: [0, 0, 1, 1, 1, 1, 0] });
		expect(chooseIntervals([10], spread(3), MONDAY, weekdaysOnly, 0)).toEqual([8]);
		expect(chooseIntervals([10], spread(3), MONDAY, weekdaysOnly, 1 - 2 ** -32)).toEqual([11]);
	});

	it('[4.5, 4.3] one draw serves all grades, each a day above the last', () => {
		const policy = policyWith({});
		expect(chooseIntervals([10, 20, 40], spread(2), MONDAY, policy, 0)).toEqual([8, 18, 38]);
		expect(chooseIntervals([10, 20, 40], spread(2), MONDAY, policy, 0.999)).toEqual([12, 22, 42]);
		expect(chooseIntervals([10, 10, 10], spread(0), MONDAY, policy, 0.5)).toEqual([10, 11, 12]);
	});

	it('[4.6] moved past a worse grade, it still avoids a free day in what is left of the range', () => {
		const freeWednesdays = policyWith({ weekdays: [1, 1, 1, 0, 1, 1, 1] });
		// Tuesday the 8th day, then not Wednesday the 9th but Thursday.
		expect(chooseIntervals([8, 9], spread(1), MONDAY, freeWednesdays, 0.5)).toEqual([8, 10]);
	});
});
