import { expect, test } from 'vitest';
import { deckId } from '$lib/domain/ids';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import { policyOf } from '$lib/scheduling/policy';
import { derive, gaps } from '$lib/storage/derive';
import { answersTo, newReviews, reviewsOf, type PastAnswer } from './anki-answers';
import { replaying } from './backup-sound';

const DECK = deckId('imported-a');
const policy = policyOf(DEFAULT_SETTINGS.study);
const JUNE = Date.UTC(2026, 5, 10, 12);
const DAY = 86_400_000;
/** Summer and winter of a zone west of Greenwich. */
const offsetAt = (clock: number) => (new Date(clock).getUTCMonth() === 5 ? -240 : -300);
const reckoning = { offsetAt, dayStart: 4, now: JUNE + 400 * DAY };
const answer = (question: string, at: number, ease: PastAnswer['ease'] = 3): PastAnswer => ({
	...{ question, at, ease, took: 4_000 }
});
const reviews = (answers: readonly PastAnswer[]) => reviewsOf(answers, DECK, policy, reckoning);

test('each answer is a review of the card, on the day it was given', () => {
	expect(reviews([answer('q.a', JUNE, 2)])).toEqual([
		{
			...{ kind: 'review', card: 'imported-a/q.a', at: JUNE, clock: JUNE, offset: -240 },
			...{ day: Math.floor(JUNE / DAY), grade: 2, proposed: 2, form: 'recall' },
			...{ answer: { form: 'recall' }, seed: 0, deckVersion: '0.0.0', correct: null },
			...{ confidence: null, choices: null, took: 4_000, predicted: null, policy: policy.id }
		}
	]);
	// Half past three at night is still the day before.
	const night = Date.UTC(2026, 5, 10, 7, 30);
	expect(reviews([answer('q.a', night)])[0]?.day).toBe(Math.floor(JUNE / DAY) - 1);
});

test('time is capped, and an answer from the future is none', () => {
	const far = { ...answer('q.a', JUNE), took: 900_000 };
	expect(reviews([far, answer('q.a', reckoning.now + 1)]).map(({ took }) => took)).toEqual([
		60_000
	]);
});

test('answers to questions that are left out are counted', () => {
	const two = [
		{ at: JUNE, ease: 3, took: 1 },
		{ at: JUNE + 1, ease: 1, took: 1 }
	] as const;
	const history = new Map([
		['x', two],
		['y', two],
		['z', two]
	]);
	const ids = new Map([
		['x', 'q.x'],
		['y', 'q.y']
	]);
	const { answers, left } = answersTo(history, ids, new Set(['q.x']));
	expect(answers.map(({ question }) => question)).toEqual(['q.x', 'q.x']);
	expect(left.map(({ reason, whole }) => [reason, whole])).toEqual(
		Array(4).fill(['history', false])
	);
});

test('brought again, none is new; a later export brings only what is new', () => {
	const early = reviews([answer('q.a', JUNE), answer('q.b', JUNE), answer('q.a', JUNE + DAY)]);
	const later = [
		...early,
		...reviews([answer('q.b', JUNE + 2 * DAY), answer('q.a', JUNE + 40 * DAY)])
	];
	const first = newReviews(early, []);
	expect(newReviews(early, [])).toEqual(first);
	expect(newReviews([...early].reverse(), [])).toEqual(first);
	expect(newReviews(early, first)).toEqual([]);
	const second = newReviews(later, first);
	expect(second.map(({ clock }) => clock)).toEqual([JUNE + 2 * DAY, JUNE + 40 * DAY]);
	const log = [...first, ...second];
	expect(new Set(log.map(({ id }) => id)).size).toBe(5);
	expect([...gaps(log, 'own', 1)]).toEqual([]);
});

test('the memory that follows is that of the answers in their order', () => {
	const log = newReviews(
		reviews([
			...[answer('q.a', JUNE, 3), answer('q.a', JUNE + 3 * DAY, 3)],
			...[answer('q.a', JUNE + 12 * DAY, 1), answer('q.b', JUNE, 4)]
		]),
		[]
	);
	const { cards, days } = derive(log.reverse(), replaying(new Map([[policy.id, policy]])));
	const of = (id: string) => cards.get(`${DECK}/${id}` as never)?.memory;
	expect(of('q.a')).toMatchObject({ reps: 3, lapses: 1, lastAt: JUNE + 12 * DAY });
	expect(of('q.b')?.stability).toBeGreaterThan(of('q.a')?.stability ?? Infinity);
	expect([...days.values()].reduce((sum, { answers }) => sum + answers, 0)).toBe(4);
});
