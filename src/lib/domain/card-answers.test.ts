import { expect, test } from 'vitest';
import { answersByCard, easeOf, neverChosen, type CardAnswers, type Recall } from './card-answers';
import { cardId, type CardId } from './ids';
import type { LearnerStatistics } from './item-analysis';
import { NO_GRADES, type CardStatistics } from './statistics';

const ID = cardId('mending/glue');
const choice = (first: 1 | 3, chosen: string): CardStatistics => ({
	card: ID,
	form: 'single-choice',
	shown: 3,
	offered: { glue: 3, heat: 3, string: 3 },
	chosen: { glue: 2, [chosen]: 1 },
	first: { ...NO_GRADES, [first]: 1 }
});
const cloze = {
	...choice(3, 'heat'),
	form: 'cloze',
	offered: {},
	chosen: {},
	first: NO_GRADES
} as const;
const learner = (i: number, right: boolean): LearnerStatistics => ({
	learner: `l${i}`,
	cards: [choice(right ? 3 : 1, 'heat'), cloze]
});
const group = (size: number, right: number) =>
	Array.from({ length: size }, (_, i) => learner(i, i < right));
const answers = (files: LearnerStatistics[], own: Recall | null = null): CardAnswers => {
	const recalls = new Map<CardId, Recall>(own ? [[ID, own]] : []);
	const found = answersByCard(files, new Map([[ID, new Set(['glue'])]]), recalls).get(ID);
	if (!found) throw new Error('Not answered.');
	return found;
};

test('forms, learners and options are summed; the first answer of each counts once', () => {
	expect(answers(group(4, 1))).toEqual({
		...{ shown: 24, learners: 4, right: 1, own: null },
		options: [
			{ text: 'glue', correct: true, offered: 12, chosen: 8 },
			{ text: 'heat', correct: false, offered: 12, chosen: 4 },
			{ text: 'string', correct: false, offered: 12, chosen: 0 }
		]
	});
});

test.each([
	[9, 9, 'unknown'],
	[10, 10, 'too-easy'],
	[20, 18, 'fitting'],
	[10, 3, 'fitting'],
	[10, 2, 'too-hard']
])('of %i learners %i right: %s', (size, right, ease) => {
	expect(easeOf(answers(group(size, right)))).toBe(ease);
});

test.each([
	[9, 9, 'unknown'],
	[10, 3, 'too-hard'],
	[29, 0, 'unknown'],
	[30, 0, 'too-easy'],
	[30, 2, 'fitting']
])('one learner, %i answers, %i forgotten: %s', (count, forgotten, ease) => {
	expect(easeOf(answers(group(1, 1), { answers: count, forgotten }))).toBe(ease);
});

test('a group says more than one learner', () => {
	expect(easeOf(answers(group(10, 5), { answers: 10, forgotten: 9 }))).toBe('fitting');
});

test('a wrong option is idle once it stood there thirty times', () => {
	expect(neverChosen(answers(group(9, 9)))).toEqual([]);
	expect(neverChosen(answers(group(10, 9))).map(({ text }) => text)).toEqual(['string']);
});
