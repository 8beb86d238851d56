import { describe, expect, it } from 'vitest';
import { isoOf, studyDay, weekdayOf } from '$lib/domain/day';
import { examId, type Exam } from '$lib/domain/exam';
import { deckId } from '$lib/domain/ids';
import { dayOf, draftOf, examOf, faultsOf, newDraft, notesOf, type Draft } from './exam-form';

const TODAY = studyDay(20_000);
const DECK = deckId('nerves');
const ID = examId('finals');

const draft = (change: Partial<Draft> = {}, daysAhead = 14): Draft => ({
	...newDraft([DECK]),
	name: 'Finals',
	date: isoOf(studyDay(TODAY + daysAhead)),
	...change
});
const faults = (of: Draft, before: Exam | null = null, cards: number | null = 400) =>
	faultsOf(of, before, TODAY, cards);
const stored = (daysAhead: number): Exam => examOf(draft({}, daysAhead), ID, studyDay(TODAY - 30));

describe('an exam as it is written', () => {
	it('is stored as it was written, and comes back so', () => {
		const written = draft({
			name: '  Finals ',
			time: '09:30',
			shape: 'weekdays',
			weekdays: [0, 10, 10, 10, 10, 10, 30],
			daysOff: [studyDay(TODAY + 3)],
			blueprint: { neuroplasty: 3, rhizotomy: 1 }
		});
		const exam = examOf(written, ID, TODAY);
		expect(exam).toEqual({
			id: ID,
			name: 'Finals',
			from: TODAY,
			day: TODAY + 14,
			time: '09:30',
			decks: [DECK],
			blueprint: { neuroplasty: 3, rhizotomy: 1 },
			budget: { shape: 'weekdays', minutes: [0, 10, 10, 10, 10, 10, 30] },
			daysOff: [TODAY + 3]
		});
		expect(examOf(draftOf(exam), ID, TODAY)).toEqual(exam);
		const ramped = examOf(draft({ shape: 'ramp', minutes: 25 }), ID, TODAY);
		expect(examOf(draftOf(ramped), ID, TODAY)).toEqual(ramped);
	});

	it('shows what another shape of its minutes would be', () => {
		expect(examOf(draft({ minutes: 25 }), ID, TODAY, 'ramp').budget).toEqual({
			shape: 'ramp',
			minutes: 25
		});
	});

	it('reads days as days, and nothing else', () => {
		expect(dayOf('1970-01-02')).toBe(1);
		expect(dayOf(isoOf(TODAY))).toBe(TODAY);
		for (const text of ['', '2026-13-01', 'soon', '2026-1-1']) expect(dayOf(text)).toBeNull();
	});
});

it('a filter is stored where it may leave a card out', () => {
	const only = { topics: ['neuroplasty'], slots: ['risk'], marked: false } as const;
	const stored = (of: Draft) => examOf(of, examId('finals'), TODAY);
	expect(stored(draft({ only })).only).toEqual(only);
	expect(stored(draft())).not.toHaveProperty('only');
	expect(draftOf(stored(draft({ only }))).only).toEqual(only);
	expect(draftOf(stored(draft())).only).toEqual({ topics: [], slots: [], marked: false });
});

describe('what is wrong with it is said', () => {
	it('nothing, where all is there', () => {
		expect(faults(draft())).toEqual({});
		expect(faults(draft(), null, null), 'scope still being read').toEqual({});
	});

	it.each([
		['no day', draft({ date: '' }), /Choose the day/],
		['a day that is past', draft({}, -1), /past.*tomorrow/],
		['today', draft({}, 0), /today.*no day is left/],
		['six years away', draft({}, 6 * 365), /more than five years/]
	])('%s', (_, of, said) => {
		expect(faults(of).date).toMatch(said);
	});

	it('an exam that is over can still be renamed, but not moved into the past', () => {
		const over = stored(-3);
		expect(faults({ ...draftOf(over), name: 'Old finals' }, over)).toEqual({});
		expect(faults({ ...draftOf(over), date: isoOf(studyDay(TODAY - 1)) }, over).date).toMatch(
			/past/
		);
	});

	it('no name, no deck, no card, no weight', () => {
		expect(faults(draft({ name: '  ' })).name).toMatch(/name/);
		expect(faults(draft({ decks: [] })).decks).toMatch(/at least one deck/);
		expect(faults(draft(), null, 0).decks).toMatch(/no card that can be asked/);
		expect(faults(draft({ blueprint: { a: 0, b: 0 } })).blueprint).toMatch(/some weight/);
	});

	it('a filter that leaves no card, said otherwise than decks without one', () => {
		const marked = draft({ only: { topics: [], slots: [], marked: true } });
		expect(faults(marked, null, 0).decks).toMatch(/Choose more topics or kinds of fact/);
		expect(faults(marked, null, 1)).toEqual({});
	});

	it('no minutes, minutes that are none, and more than a day can hold', () => {
		expect(faults(draft({ minutes: 0 })).minutes).toMatch(/Without minutes/);
		expect(faults(draft({ shape: 'weekdays', weekdays: [0, 0, 0, 0, 0, 0, 0] })).minutes).toMatch(
			/Without minutes/
		);
		for (const minutes of [-1, NaN, 601])
			expect(faults(draft({ minutes })).minutes).toMatch(/between 0 and 600/);
	});

	it('every day before the exam is free', () => {
		const days = [0, 1, 2].map((ahead) => studyDay(TODAY + ahead));
		expect(faults(draft({ daysOff: days }, 3)).minutes).toMatch(/Every day before/);
		expect(faults(draft({ daysOff: days.slice(1) }, 3))).toEqual({});
		const never = [0, 1, 2, 3, 4, 5, 6].map((day) => (day === weekdayOf(TODAY) ? 30 : 0));
		const tomorrow = draft(
			{ shape: 'weekdays', weekdays: never as unknown as Draft['weekdays'] },
			1
		);
		expect(faults(tomorrow), 'today still counts').toEqual({});
		const later = { ...tomorrow, daysOff: [TODAY] };
		expect(faults(later).minutes).toMatch(/Every day before/);
	});
});

it('four years and 20,000 cards are unusual but planned', () => {
	expect(notesOf(draft(), TODAY, 400)).toEqual([]);
	expect(faults(draft({}, 4 * 365), null, 20_000)).toEqual({});
	const [far, many, ...more] = notesOf(draft({}, 4 * 365), TODAY, 20_000);
	expect(far).toMatch(/long way off/);
	expect(many).toMatch(/20,000 cards/);
	expect(more).toEqual([]);
});
