import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import { APP_FIELDS, STUDY_FIELDS, type Fields } from './settings-fields';

const { study: STUDY, ...APP } = DEFAULT_SETTINGS;

const accepted = <T>(fields: Fields<T>, values: Partial<Record<keyof T, unknown[]>>) =>
	Object.entries<unknown[]>(values as Record<string, unknown[]>).flatMap(([field, list]) =>
		list.filter((value) => fields[field as keyof T](value)).map((value) => [field, value])
	);

describe('a field (P3)', () => {
	it('takes its default', () => {
		for (const field of Object.keys(STUDY) as (keyof typeof STUDY)[])
			expect(STUDY_FIELDS[field](STUDY[field]), field).toBe(true);
		for (const field of Object.keys(APP) as (keyof typeof APP)[])
			expect(APP_FIELDS[field](APP[field]), field).toBe(true);
	});

	it('takes its ends, and what newer code has added to an object', () => {
		const ends = {
			retention: [0.7, 0.97],
			newPerDay: [0, 9_999],
			limit: [
				{ by: 'cards', cards: 0 },
				{ by: 'minutes', minutes: 1_440, breaks: true }
			],
			learningSteps: [[], [0.5, 1_439]],
			maximumInterval: [1, 36_500],
			weekdays: [[0, 1, 0.5, 1, 1, 1, 1]]
		};
		expect(accepted(STUDY_FIELDS, ends)).toHaveLength(Object.values(ends).flat().length);
	});

	it('refuses what is beyond them or of another kind', () => {
		expect(
			accepted(STUDY_FIELDS, {
				retention: [0.69, 0.98, NaN, '0.9', null, undefined],
				newPerDay: [-1, 10_000, 1.5, [1], true],
				limit: [null, 20, {}, { by: 'cards' }, { by: 'minutes', minutes: 0 }, { by: 'hours' }],
				learningSteps: ['1', { 0: 1 }, [0], [1_440], [1, '10'], Array(21).fill(1)],
				maximumInterval: [0, 36_501],
				weekdays: [
					[1, 1, 1, 1, 1, 1],
					[1, 1, 1, 1, 1, 1, 1, 1],
					[2, 1, 1, 1, 1, 1, 1]
				]
			})
		).toEqual([]);
		expect(
			accepted(APP_FIELDS, {
				dayStart: [-1, 24, 4.5],
				theme: ['sepia', '', null],
				keys: [0, 'true', null]
			})
		).toEqual([]);
	});
});
