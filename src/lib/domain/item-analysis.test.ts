import { expect, test } from 'vitest';
import type { CardId } from './ids';
import { analyse, distinctLearners, type LearnerStatistics } from './item-analysis';
import { NO_GRADES, type CardStatistics } from './statistics';

const card = (name: string, right: boolean): CardStatistics => ({
	card: name as CardId,
	form: 'single-choice',
	shown: 1,
	offered: { a: 3, b: 3 },
	chosen: { a: 1 },
	first: { ...NO_GRADES, [right ? 3 : 1]: 1 }
});

/** Learner i knows the cards below i; `odd` is known by those who know least. */
const group: LearnerStatistics[] = Array.from({ length: 12 }, (_, i) => ({
	learner: `l${i}`,
	cards: [...Array.from({ length: 12 }, (_, k) => card(`d/${k}`, k < i)), card('d/odd', i < 6)]
}));

test('difficulty is the share right, hardest first', () => {
	const all = analyse(group);
	expect(all[0]).toMatchObject({ card: 'd/11', learners: 12, difficulty: 0 });
	expect(all.find(({ card }) => card === 'd/5')?.difficulty).toBeCloseTo(6 / 12);
});

test('a card that the best know tells them apart; one that the worst know does the reverse', () => {
	const all = new Map(analyse(group).map((one) => [one.card as string, one.discrimination]));
	expect(all.get('d/5')).toBeGreaterThan(0.6);
	expect(all.get('d/odd')).toBeLessThan(-0.6);
	// Nobody knows it: it tells nothing.
	expect(all.get('d/11')).toBeNull();
});

test('few learners give no discrimination', () => {
	expect(analyse(group.slice(0, 9)).every(({ discrimination }) => discrimination === null)).toBe(
		true
	);
});

test('one learner dropped twice counts once', () => {
	expect(analyse([...group, ...group])).toEqual(analyse(group));
});

test('the files of two decks from one learner count both', () => {
	const [one] = group;
	if (!one) throw new Error('No learner.');
	const other = { learner: one.learner, cards: [card('e/0', true)] };
	const more = { learner: one.learner, cards: [card('e/0', true), card('e/1', true)] };
	expect(distinctLearners([one, other, more])).toEqual([
		{ learner: one.learner, cards: [...one.cards, ...more.cards] }
	]);
});

test('options that nobody chose are named once they stood there often', () => {
	expect(analyse(group)[0]?.neverChosen).toEqual(['b']);
	expect(analyse(group.slice(0, 9))[0]?.neverChosen).toEqual([]);
});
