import { isoOf, MS_PER_DAY, startOfStudyDay, studyDayAt, type Moment } from '$lib/domain/day';
import { readOutside, type Outside } from '$lib/storage/backup/outside';
import type { Db } from '$lib/storage/db';
import { Live } from '$lib/storage/live.svelte';
import { count, formatDate } from './wording';

/** Days without a backup after which Today says so. */
const OLD = 14;
/** Answers that are worth a reminder. */
const WORTH = 20;

export const liveOutside = (db: Db): Live<Outside> => new Live(() => readOutside(db));

/** One line for Today; null while there is nothing to remind of. */
export function reminderOf({ at, unsaved, since }: Outside, now: Moment): string | null {
	const last = at === null ? since : studyDayAt(at, now.offset, 0);
	if (last === null || unsaved < WORTH || now.day - last < OLD) return null;
	return at === null
		? `${count(unsaved, 'answer')} are stored in this browser alone.`
		: `Your last backup outside this browser is of ${formatDate(isoOf(last))}, ${now.day - last} days ago; ${count(unsaved, 'answer')} came since.`;
}

/** Epoch ms at which the local calendar day of a moment began. */
export const startOfDay = ({ clock, offset }: Moment): number =>
	startOfStudyDay(studyDayAt(clock, offset, 0), offset, 0);

/** `today`, `yesterday`, `12 days ago` of an instant. */
export function ago(at: number, now: Moment): string {
	const days = Math.round((startOfDay(now) - startOfDay({ ...now, clock: at })) / MS_PER_DAY);
	if (days <= 0) return 'today';
	return days === 1 ? 'yesterday' : `${count(days, 'day')} ago`;
}
