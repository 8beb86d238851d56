import type { Settings, StudySettings } from '$lib/domain/settings';

/** Whether a value is one that this code understands. */
type Check<T> = (value: unknown) => value is T;

/** One check for each field: a field that fails falls back alone. */
export type Fields<T> = { readonly [K in keyof T]: Check<T[K]> };

const number =
	(from: number, to: number): Check<number> =>
	(value): value is number =>
		typeof value === 'number' && value >= from && value <= to;

const count =
	(from: number, to: number): Check<number> =>
	(value): value is number =>
		Number.isInteger(value) && number(from, to)(value);

const oneOf =
	<T extends string>(...texts: readonly T[]): Check<T> =>
	(value): value is T =>
		texts.includes(value as T);

const isBoolean: Check<boolean> = (value) => typeof value === 'boolean';

/** Minutes, under a day: longer waits are days. */
const areSteps: Check<readonly number[]> = (value): value is readonly number[] =>
	Array.isArray(value) &&
	value.length <= 20 &&
	value.every((minutes) => number(0, 24 * 60)(minutes) && minutes > 0 && minutes < 24 * 60);

/** What newer code has added to the object stays: it is looked at, never copied. */
const isLimit: Check<StudySettings['limit']> = (value): value is StudySettings['limit'] => {
	if (typeof value !== 'object' || value === null || !('by' in value)) return false;
	return value.by === 'cards'
		? 'cards' in value && count(0, 99_999)(value.cards)
		: value.by === 'minutes' && 'minutes' in value && count(1, 24 * 60)(value.minutes);
};

/** 0 = free, 1 = normal. */
const areWeekdays: Check<StudySettings['weekdays']> = (value): value is StudySettings['weekdays'] =>
	Array.isArray(value) && value.length === 7 && value.every(number(0, 1));

export const STUDY_FIELDS: Fields<StudySettings> = {
	retention: number(0.7, 0.97),
	newPerDay: count(0, 9_999),
	limit: isLimit,
	learningSteps: areSteps,
	relearningSteps: areSteps,
	maximumInterval: count(1, 36_500),
	weekdays: areWeekdays
};

export const APP_FIELDS: Fields<Omit<Settings, 'study'>> = {
	dayStart: count(0, 23),
	theme: oneOf('system', 'light', 'dark'),
	spacing: isBoolean,
	confidence: isBoolean,
	keys: isBoolean,
	noticeRead: isBoolean
};
