import { describe, expect, it } from 'vitest';
import { studyDay } from '$lib/domain/day';
import { examId, type Exam, type Forecast, type PlannedLook } from '$lib/domain/exam';
import { cardId } from '$lib/domain/ids';
import {
	formatDistance,
	formatExamDay,
	formatRange,
	reasonFor,
	unseenOf,
	waysOutOf
} from './exam-words';

/** 4 December 2026, a Friday. */
const DAY = studyDay(20_791);
const exam: Exam = {
	id: examId('finals'),
	name: 'Finals',
	from: studyDay(DAY - 14),
	day: DAY,
	time: '09:30',
	decks: [],
	blueprint: null,
	budget: { shape: 'flat', minutes: 20 },
	daysOff: []
};
const plain = (text: string) => text.replaceAll('\u202f', ' ');

describe('the day of an exam', () => {
	it('in words, with its time where it is known', () => {
		expect(formatExamDay(exam)).toBe('Friday, 4 December 2026, 09:30');
		expect(formatExamDay({ ...exam, time: null })).toBe('Friday, 4 December 2026');
	});

	it.each([
		[0, 'today'],
		[1, 'tomorrow'],
		[14, 'in 14 days'],
		[-1, '1 day ago'],
		[-30, '30 days ago']
	])('%i days ahead: %s', (ahead, words) => {
		expect(formatDistance(studyDay(DAY + ahead), DAY)).toBe(words);
	});
});

it('a range is one of recall', () => {
	expect(plain(formatRange({ mean: 0.84, low: 0.801, high: 0.874 }))).toBe('80 to 87 %');
});

describe('why a card is in the plan', () => {
	const look = (ifNot: number, ifNow: number): PlannedLook => ({
		card: cardId('nerves/1'),
		exam: exam.id,
		ifNot,
		ifNow,
		index: 0.01,
		seconds: 10,
		fits: true
	});

	it('fading, or new', () => {
		expect(plain(reasonFor(look(0.71, 0.86)))).toBe(
			'Fading: 71 % on exam day if you wait, 86 % if you look now.'
		);
		expect(plain(reasonFor(look(0, 0.62)))).toBe(
			'New: nothing on exam day without a look, 62 % if you look now.'
		);
	});
});

describe('minutes that do not suffice', () => {
	it('three ways out, each as something to do', () => {
		expect(waysOutOf({ minutes: 1.72, daysLater: 9, scope: 0.61 }, exam, 411)).toEqual([
			'More minutes: about 35 a day instead of 20.',
			'A later date: 13 December 2026, 9 days later.',
			'A smaller scope: the 250 cards that weigh most, out of 411.'
		]);
	});

	it('by weekday the factor is said', () => {
		const weekly: Exam = {
			...exam,
			budget: { shape: 'weekdays', minutes: [0, 10, 10, 10, 10, 10, 30] }
		};
		expect(waysOutOf({ minutes: 1.72, daysLater: 1, scope: 0.5 }, weekly, 10)[0]).toBe(
			'More minutes: 1.7 times the minutes of every day.'
		);
	});

	it('a way that leads nowhere is said, too', () => {
		for (const way of waysOutOf({ minutes: null, daysLater: null, scope: null }, exam, 411))
			expect(way).toMatch(/: not even /);
	});

	it('what is left unseen', () => {
		const forecast = { cards: 411, unseen: 160.6 } as Forecast;
		expect(unseenOf(forecast)).toBe('About 161 cards of 411 will be left unseen.');
		expect(unseenOf({ ...forecast, unseen: 0.3 })).toBeNull();
	});
});
