import { describe, expect, it } from 'vitest';
import { studyDay } from '$lib/domain/day';
import { examId, type Exam } from '$lib/domain/exam';
import { cardId, deckId, termId } from '$lib/domain/ids';
import { momentAt, MS_PER_DAY } from '$lib/domain/day';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import { outcomes } from '$lib/scheduling/fsrs';
import { policyOf } from '$lib/scheduling/policy';
import { capOf, isCapped } from './exam-cap';

const TODAY = studyDay(20_000);
const DECK = deckId('nerves');
const open = {
	deck: {
		id: DECK,
		procedures: [termId('neuroplasty')],
		terms: [{ id: termId('caudal-neuroplasty'), broader: termId('neuroplasty') }]
	}
} as unknown as Parameters<typeof capOf>[1];
const card = {
	id: cardId('nerves/caudal'),
	subject: termId('caudal-neuroplasty'),
	slot: 'approach'
} as const;
const only = { topics: [], slots: [], marked: false };

const exam = (name: string, ahead: number, change: Partial<Exam> = {}): Exam => ({
	id: examId(name),
	name,
	from: TODAY,
	day: studyDay(TODAY + ahead),
	time: null,
	decks: [DECK],
	blueprint: null,
	budget: { shape: 'flat', minutes: 10 },
	daysOff: [],
	...change
});

describe('the exam that caps an interval', () => {
	it('is the next one ahead that the card counts in', () => {
		const exams = [
			exam('over', -2),
			exam('today', 0),
			exam('another deck', 3, { decks: [deckId('other')] }),
			exam('another topic', 4, { blueprint: { neuroplasty: 0, rhizotomy: 1 } }),
			exam('another kind of fact', 5, { only: { ...only, slots: ['risk'] } }),
			exam('marked cards', 6, { only: { ...only, marked: true } }),
			exam('finals', 14, { blueprint: { neuroplasty: 2 } }),
			exam('later', 30)
		];
		const capping = { exams, marks: [cardId('nerves/other')] };
		expect(capOf(capping, open, card, TODAY)).toEqual({ exam: 'finals', day: TODAY + 14 });
		expect(capOf({ exams, marks: [card.id] }, open, card, TODAY)?.exam).toBe('marked cards');
		expect(capOf({ ...capping, exams: exams.slice(0, 6) }, open, card, TODAY)).toBeNull();
	});

	it('caps what FSRS would not show again before it, and nothing else', () => {
		const moment = momentAt(TODAY * MS_PER_DAY + MS_PER_DAY / 2, 0, 4);
		const policy = { ...policyOf(DEFAULT_SETTINGS.study), fuzz: false };
		const futures = outcomes(null, cardId('nerves/1'), moment, policy);
		const easy = futures[4];
		if (!('days' in easy.wait)) throw new Error('Easy leads to a day');
		const cap = (ahead: number) => ({ exam: 'finals', day: studyDay(TODAY + ahead) });
		expect(isCapped(easy, cap(easy.wait.days))).toBe(true);
		expect(isCapped(easy, cap(easy.wait.days + 1))).toBe(false);
		expect(isCapped(easy, null)).toBe(false);
		expect(isCapped(futures[1], cap(1)), 'a step of minutes').toBe(false);
	});
});
