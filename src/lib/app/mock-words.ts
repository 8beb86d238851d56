import type { Confidence } from '$lib/domain/grade';
import type { MockMode } from '$lib/domain/mock';
import type { Change, ReportedKind } from './mock-report';

export const MODE_NAMES: Record<MockMode, string> = {
	timed: 'Timed',
	untimed: 'Untimed',
	tutor: 'Tutor'
};

export const CONFIDENCE_NAMES: Record<Confidence, string> = {
	guess: 'A guess',
	unsure: 'Unsure',
	confident: 'Sure'
};

export const CHANGE_NAMES: Record<Change, string> = {
	'right-to-wrong': 'from right to wrong',
	'wrong-to-right': 'from wrong to right',
	'back-to-right': 'away from the right answer and back',
	'wrong-to-wrong': 'from wrong to wrong'
};

export const KIND_NAMES: Record<ReportedKind, string> = {
	'sure-wrong': 'Sure, but wrong',
	wrong: 'Wrong',
	open: 'Left open',
	right: 'Right'
};

const MS_PER_SECOND = 1_000;

/** `0:42`, `12:05`, `1:02:03`, rounded up: it says 0:00 only once time is up. */
export function formatLeft(ms: number): string {
	const all = Math.ceil(ms / MS_PER_SECOND);
	const [hours, minutes, seconds] = [Math.floor(all / 3_600), Math.floor(all / 60) % 60, all % 60];
	const two = (n: number) => String(n).padStart(2, '0');
	return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** `42 s`, `3 min 5 s`: how long something took. */
export function formatTook(ms: number): string {
	const all = Math.round(ms / MS_PER_SECOND);
	const minutes = Math.floor(all / 60);
	return minutes > 0 ? `${minutes}\u202fmin ${all % 60}\u202fs` : `${all}\u202fs`;
}

/** What is said of the time left, at a few moments only: a clock read out would not let one think. */
export function timeAnnounced(left: number, allowed: number): string {
	const minutes = left / 60_000;
	if (left <= 0) return 'Time is up.';
	if (minutes <= 1) return 'One minute left.';
	if (minutes <= 5 && allowed > 600_000) return 'Five minutes left.';
	return left <= allowed / 2 ? 'Half of the time is over.' : '';
}
