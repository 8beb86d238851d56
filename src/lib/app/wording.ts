import type { StudyDay } from '$lib/domain/day';
import { MS_PER_DAY } from '$lib/domain/day';
import type { Outcome } from '$lib/domain/memory';

/** Thin, and no place to break a line. */
const THIN = '\u202f';

/** `10 min`, `4 d`, `2.5 mo`, `1.2 y`: as on a grade button. */
export function formatWait(wait: Outcome['wait']): string {
	if ('minutes' in wait) {
		return wait.minutes < 60
			? `${Math.max(1, Math.round(wait.minutes))}${THIN}min`
			: `${trim(wait.minutes / 60)}${THIN}h`;
	}
	if (wait.days < 31) return `${wait.days}${THIN}d`;
	if (wait.days < 365) return `${trim(wait.days / 30.44)}${THIN}mo`;
	return `${trim(wait.days / 365.25)}${THIN}y`;
}

const trim = (n: number) => (n < 10 ? n.toFixed(1).replace(/\.0$/, '') : n.toFixed(0));

/** `under a minute`, `about 6 minutes`, `about 1 h 20 min`. */
export function formatMinutes(minutes: number): string {
	if (minutes < 1) return 'under a minute';
	const whole = Math.round(minutes);
	if (whole === 1) return 'about 1 minute';
	if (whole < 60) return `about ${whole} minutes`;
	return `about ${shortMinutes(whole)}`;
}

/** `< 1 min`, `6 min`, `1 h 20 min`: where a number stands alone. */
export function shortMinutes(minutes: number): string {
	if (minutes < 1) return `<${THIN}1${THIN}min`;
	const whole = Math.round(minutes);
	const rest = whole % 60;
	if (whole < 60) return `${whole}${THIN}min`;
	return `${Math.floor(whole / 60)}${THIN}h${rest ? ` ${rest}${THIN}min` : ''}`;
}

/** `1 card`, `3 cards`; for nouns whose plural takes an s. */
export const count = (n: number, noun: string): string =>
	`${n.toLocaleString('en')} ${n === 1 ? noun : `${noun}s`}`;

/** What stands between backquotes in the words of the checks is a word of the deck. */
export const quoted = (text: string): string => text.replace(/`([^`]*)`/g, '“$1”');

export const percent = (share: number): string => `${Math.round(share * 100)}${THIN}%`;

/** `17 August 2025` for an ISO date. */
export const formatDate = (iso: string): string => dateIn(iso, 'long');

/** `17 Aug 2025` for an ISO date, in a table. */
export const formatShortDate = (iso: string): string => dateIn(iso, 'short');

const dateIn = (iso: string, month: 'long' | 'short') =>
	new Date(`${iso}T00:00:00Z`).toLocaleDateString('en-GB', {
		day: 'numeric',
		month,
		year: 'numeric',
		timeZone: 'UTC'
	});

/** `today`, `tomorrow`, `in 5 days`, `on 3 March 2027`. */
export function formatDay(day: StudyDay, today: StudyDay): string {
	const ahead = day - today;
	if (ahead <= 0) return 'today';
	if (ahead === 1) return 'tomorrow';
	if (ahead < 14) return `in ${ahead} days`;
	return `on ${formatDate(new Date(day * MS_PER_DAY).toISOString().slice(0, 10))}`;
}

/** First letter as a sentence begins. */
export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `14:05` of an instant (epoch ms), in the reader's own zone. */
export const formatClock = (at: number): string =>
	new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
