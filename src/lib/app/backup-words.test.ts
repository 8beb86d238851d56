import { describe, expect, it } from 'vitest';
import { EMPTY } from '../../../tests/fixtures/collections';
import { momentAt, studyDay } from '$lib/domain/day';
import { reportOf } from '$lib/storage/backup/report';
import type { Collection } from '$lib/storage/backup/collection';
import type { Verification } from '$lib/storage/rebuild';
import { ago, reminderOf } from './backup-reminder';
import { defectsOf, needsBackup, repairable, sentencesOf } from './backup-words';

const reviews = (...counters: number[]) =>
	counters.map((n) => ({ kind: 'review', id: `phone:${String(n).padStart(10, '0')}` }));
const collection = (part: object) => ({ ...EMPTY, ...part }) as Collection;

describe('what would change', () => {
	const here = collection({
		log: reviews(1, 2, 3),
		settings: [{ key: 'theme', value: 'dark', clock: [1, 'a'] }],
		decks: [{ id: 'd', title: 'Nerves', version: '1.0.0' }],
		exams: [{ id: 'e', exam: { value: null, clock: [1, 'a'] } }]
	});
	const there = collection({
		log: reviews(2, 3, 4, 5),
		settings: [{ key: 'theme', value: 'light', clock: [2, 'a'] }],
		decks: [{ id: 'd', title: 'Nerves', version: '1.1.0' }],
		cards: [{ id: 'd/1', aside: { reason: 'person', at: 1 } }]
	});

	it('is said in numbers of what a learner knows, for a restore', () => {
		expect(sentencesOf(reportOf(here, there, there), 'replace')).toEqual([
			'2 answers would be added. 1 answer that the file does not have would be removed. You would then have 4.',
			'The deck “Nerves” would go from version 1.0.0 to 1.1.0.',
			'1 setting would change.',
			'1 card would be suspended or taken back.',
			'1 exam removed.'
		]);
	});

	it('says of a merge what is known already', () => {
		const both = collection({ ...there, log: reviews(1, 2, 3, 4, 5), exams: here.exams });
		expect(sentencesOf(reportOf(here, both, there), 'merge')[0]).toBe(
			'2 answers would be added. 2 answers of the file are here already. You would then have 5.'
		);
	});

	it('says so where it is nothing', () => {
		expect(sentencesOf(reportOf(here, here, here), 'merge')).toEqual([
			'It holds nothing that is not here already. Nothing would change.'
		]);
	});
});

describe('a check', () => {
	const found = (...defects: Verification['defects']) => ({ cards: 3, reviews: 9, defects });
	const wrong = { kind: 'card-differs', card: 'd/1' as never } as const;
	const gap = { kind: 'gap', device: 'phone', missing: 7 } as const;
	const damaged = { kind: 'damaged-pack', pack: 'phone:1' as never } as const;

	it('counts each kind of defect in plain words', () => {
		expect(defectsOf(found(wrong, wrong, gap))).toEqual([
			'The schedule of 2 cards differs from what your answers say.',
			'7 answers or other steps that were given a number are missing.'
		]);
	});

	it('offers repair for what computing again mends, unless answers cannot be read', () => {
		expect(repairable(found(wrong))).toBe(true);
		expect(repairable(found(gap))).toBe(false);
		expect(repairable(found(wrong, damaged))).toBe(false);
		expect([found(wrong), found(gap), found(damaged)].map(needsBackup)).toEqual([
			false,
			true,
			true
		]);
	});
});

describe('the reminder on Today', () => {
	const DAY = 86_400_000;
	const now = momentAt(Date.parse('2026-03-20T12:00:00Z'), 0, 4);
	const outside = (days: number | null, unsaved: number, since = 100) =>
		({
			at: days === null ? null : now.clock - days * DAY,
			unsaved,
			since: studyDay(now.day - since)
		}) as const;

	it('is silent while a backup is young, or nothing much has come since', () => {
		expect(reminderOf(outside(13, 500), now)).toBeNull();
		expect(reminderOf(outside(90, 19), now)).toBeNull();
		expect(reminderOf(outside(null, 500, 13), now)).toBeNull();
		expect(reminderOf({ at: null, unsaved: 0, since: null }, now)).toBeNull();
	});

	it('names in one line the date of the last backup, and what it lacks', () => {
		expect(reminderOf(outside(20, 140), now)).toBe(
			'Your last backup outside this browser is of 28 February 2026, 20 days ago; 140 answers came since.'
		);
		expect(reminderOf(outside(null, 1_200, 14), now)).toBe(
			'1,200 answers are stored in this browser alone.'
		);
	});

	it('counts days as the calendar does', () => {
		expect(ago(Date.parse('2026-03-20T00:10:00Z'), now)).toBe('today');
		expect(ago(Date.parse('2026-03-19T23:50:00Z'), now)).toBe('yesterday');
		expect(ago(now.clock - 12 * DAY, now)).toBe('12 days ago');
	});
});
