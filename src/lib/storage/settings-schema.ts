import * as z from 'zod/mini';
import type { Settings, StudySettings } from '$lib/domain/settings';

/** One schema for each field: a field that fails falls back alone. */
export type Fields<T> = { readonly [K in keyof T]: z.ZodMiniType<T[K]> };

const count = (from: number, to: number) => z.int().check(z.gte(from), z.lte(to));
/** Minutes, under a day: longer waits are days. */
const steps = z.array(z.number().check(z.gt(0), z.lt(24 * 60))).check(z.maxLength(20));
/** 0 = free, 1 = normal. */
const load = z.number().check(z.gte(0), z.lte(1));

export const STUDY_FIELDS: Fields<StudySettings> = {
	retention: z.number().check(z.gte(0.7), z.lte(0.97)),
	newPerDay: count(0, 9_999),
	// Loose: what newer code has added to an object survives being read and written by this one.
	limit: z.discriminatedUnion('by', [
		z.looseObject({ by: z.literal('cards'), cards: count(0, 99_999) }),
		z.looseObject({ by: z.literal('minutes'), minutes: count(1, 24 * 60) })
	]),
	learningSteps: steps,
	relearningSteps: steps,
	maximumInterval: count(1, 36_500),
	weekdays: z.tuple([load, load, load, load, load, load, load])
};

export const APP_FIELDS: Fields<Omit<Settings, 'study'>> = {
	dayStart: count(0, 23),
	theme: z.enum(['system', 'light', 'dark']),
	spacing: z.boolean(),
	confidence: z.boolean(),
	keys: z.boolean(),
	noticeRead: z.boolean()
};
