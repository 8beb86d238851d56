/** A local calendar day that turns at `turnHour` (04:00 unless set), counted from 1970-01-01. */
declare const brand: unique symbol;
export type StudyDay = number & { readonly [brand]: 'StudyDay' };

const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 3_600_000;
export const MS_PER_DAY = 86_400_000;

/**
 * One moment as a person lived it.
 * `clock`: epoch milliseconds as the device said. `offset`: minutes east of UTC. `day`: the study
 * day, decided once when it happens and stored with the review, never computed again.
 */
export interface Moment {
	readonly clock: number;
	readonly offset: number;
	readonly day: StudyDay;
}

export const studyDay = (count: number) => count as StudyDay;

/** The study day of `clock` (ms) in a zone `offset` minutes east of UTC. */
export function studyDayAt(clock: number, offset: number, turnHour: number): StudyDay {
	return studyDay(
		Math.floor((clock + offset * MS_PER_MINUTE - turnHour * MS_PER_HOUR) / MS_PER_DAY)
	);
}

export function momentAt(clock: number, offset: number, turnHour: number): Moment {
	return { clock, offset, day: studyDayAt(clock, offset, turnHour) };
}

/** Epoch milliseconds at which study day `day` begins in a zone `offset` minutes east of UTC. */
export function startOfStudyDay(day: StudyDay, offset: number, turnHour: number): number {
	return day * MS_PER_DAY + turnHour * MS_PER_HOUR - offset * MS_PER_MINUTE;
}

/** 0 = Sunday ... 6 = Saturday, as in `Date`. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: StudyDay): number => (((day + 4) % 7) + 7) % 7;

/** `2026-03-01` for a study day. */
export const isoOf = (day: StudyDay): string =>
	new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
