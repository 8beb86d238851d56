import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studyDay } from '$lib/domain/day';
import type { Memory, Phase } from '$lib/domain/memory';
import { many, memoryOf, related, waiting } from './fixtures';
import { afterAnswer, nextCard, nextStepAt, queueOf, without, type Queue } from './queue';
import { APART } from './spacing';
import { stepDueAt, type Waiting } from './waiting';

const MINUTE = 60_000;
const NOW = 1_000_000 * MINUTE;

const inReview = memoryOf('review', { on: studyDay(110) });
const stepAt = (minutes: number, phase: Phase = 'learning') =>
	memoryOf(phase, { at: NOW + minutes * MINUTE });

type Facets = Parameters<typeof waiting>[2];
const fresh = (name: string, facets?: Facets) => waiting(name, null, facets);
const review = (name: string, facets?: Facets) => waiting(name, inReview, facets);
const learning = (name: string, minutes: number, facets?: Facets) =>
	waiting(name, stepAt(minutes), facets);

const ids = (cards: readonly (Waiting | null)[]) => cards.map((card) => card?.id);

/** Shows card after card, each answered so that it leaves the queue (or as `answer` says). */
function session(
	queue: Queue,
	{
		answer = () => inReview,
		minutesEach = 0
	}: { answer?: (c: Waiting) => Memory; minutesEach?: number } = {}
): Waiting[] {
	const shown: Waiting[] = [];
	let now = NOW;
	for (;;) {
		const card = nextCard(queue, shown.slice(-APART).reverse(), now);
		if (card === null) return shown;
		shown.push(card);
		queue = afterAnswer(queue, card, answer(card));
		now += minutesEach * MINUTE;
	}
}

const isNew = ({ memory }: Waiting) => memory === null || memory.phase === 'learning';

describe('what comes first', () => {
	it('[9.1] learning cards that are due, soonest first, then reviews', () => {
		const queue = queueOf({
			learning: [learning('later', -1), learning('soon', 30), learning('first', -5)],
			reviews: [review('r1'), review('r2')],
			fresh: []
		});
		expect(ids(session(queue))).toEqual(['first', 'later', 'r1', 'r2']);
	});

	it('[9.1] a step that falls due in mid-session comes next', () => {
		const queue = queueOf({
			learning: [learning('step', 2)],
			reviews: many(5, (n) => review(`r${n}`)),
			fresh: []
		});
		expect(ids(session(queue, { minutesEach: 1 }))).toEqual(['r0', 'r1', 'step', 'r2', 'r3', 'r4']);
	});

	it('[9.2] new cards come at an even rate', () => {
		const queue = queueOf({
			learning: [],
			reviews: many(100, (n) => review(`r${n}`)),
			fresh: many(20, (n) => fresh(`n${n}`))
		});
		const kinds = session(queue).map((card) => card.memory === null);
		// Six cards to a stretch, the new one in its middle.
		expect(kinds.slice(0, 6)).toEqual([false, false, false, true, false, false]);
		for (let end = 6; end <= 120; end += 6) {
			expect(kinds.slice(0, end).filter(Boolean).length).toBe(end / 6);
		}
	});

	it('[9.2] new cards keep their order, and are all that comes where no review waits', () => {
		const queue = queueOf({ learning: [], reviews: [], fresh: many(9, (n) => fresh(`n${n}`)) });
		expect(ids(session(queue))).toEqual(ids(queue.fresh));
	});

	it('[9.7] a step due within 20 minutes is shown when nothing else is left, a later one is not', () => {
		const queue = queueOf({
			learning: [learning('soon', 20), learning('late', 21)],
			reviews: [review('r')],
			fresh: []
		});
		expect(ids(session(queue))).toEqual(['r', 'soon']);
		const rest = without(without(queue, review('r').id), learning('soon', 0).id);
		expect(nextCard(rest, [], NOW)).toBeNull();
		expect(nextStepAt(rest)).toBe(NOW + 21 * MINUTE);
		expect(nextStepAt(queueOf({ learning: [], reviews: [], fresh: [] }))).toBeNull();
	});
});

describe('distance', () => {
	it('[9.3] three others stand between two new cards of one list', () => {
		const queue = queueOf({
			learning: [],
			reviews: [],
			fresh: [...many(3, (n) => fresh(`a${n}`, { group: 'A' })), ...many(6, (n) => fresh(`x${n}`))]
		});
		expect(ids(session(queue))).toEqual(['a0', 'x0', 'x1', 'x2', 'a1', 'x3', 'x4', 'x5', 'a2']);
	});

	it('[9.3] whichever of a confusable pair says so, and even before a step that is due', () => {
		const cards = { reviews: many(4, (n) => review(`r${n}`)), fresh: [] };
		const says = learning('step', -1, { confusable: ['shown'] });
		const shown = fresh('shown');
		expect(nextCard(queueOf({ ...cards, learning: [says] }), [shown], NOW)?.id).toBe('r0');
		const said = learning('step', -1);
		const saying = fresh('shown', { confusable: ['step'] });
		expect(nextCard(queueOf({ ...cards, learning: [said] }), [saying], NOW)?.id).toBe('r0');
		const four = [review('1'), review('2'), review('3'), saying];
		expect(nextCard(queueOf({ ...cards, learning: [said] }), four, NOW)?.id).toBe('step');
	});

	it('[9.3] a card in relearning is not new', () => {
		const lapsed = waiting('lapsed', stepAt(-1, 'relearning'), { group: 'A' });
		const queue = queueOf({ learning: [lapsed], reviews: [review('r')], fresh: [] });
		expect(nextCard(queue, [review('shown', { group: 'A' })], NOW)?.id).toBe('lapsed');
		expect(nextCard(queue, [fresh('shown', { group: 'A' })], NOW)?.id).toBe('r');
	});

	it('[9.3] a card is not kept away by its own last showing', () => {
		const step = learning('step', -1, { group: 'A' });
		const queue = queueOf({ learning: [step], reviews: [review('r')], fresh: [] });
		expect(nextCard(queue, [review('x'), fresh('step', { group: 'A' })], NOW)?.id).toBe('step');
	});

	it('[9.4, 9.1] takes the first in order among those that keep as much of it', () => {
		const [due, kin] = [learning('due', -1, { group: 'A' }), fresh('kin', { group: 'A' })];
		const queue = queueOf({ learning: [due], reviews: [], fresh: [kin] });
		expect(nextCard(queue, [fresh('shown', { group: 'A' })], NOW)?.id).toBe('due');
	});

	it('[9.4] keeps most of the distance where it cannot keep all', () => {
		const queue = queueOf({
			learning: [],
			reviews: [],
			fresh: [fresh('b', { group: 'B' }), fresh('a', { group: 'A' })]
		});
		const recent = [fresh('b0', { group: 'B' }), fresh('x'), fresh('a0', { group: 'A' })];
		expect(nextCard(queue, recent, NOW)?.id).toBe('a');
		expect(
			session(
				queueOf({
					learning: [],
					reviews: [],
					fresh: many(5, (n) => fresh(`l${n}`, { group: 'L' }))
				})
			)
		).toHaveLength(5);
	});

	it('[9.5] no card comes twice in a row while another may be shown', () => {
		const again = learning('again', -1, { group: 'A' });
		const kin = learning('kin', 0, { group: 'A' });
		const queue = queueOf({ learning: [again, kin], reviews: [], fresh: [] });
		expect(nextCard(queue, [again], NOW)?.id).toBe('kin');
		expect(nextCard(without(queue, kin.id), [again], NOW)?.id).toBe('again');
	});

	it('[9.3, 9.4] holds in any session: a breach only where no other card could be shown', () => {
		const facets = fc.record({
			group: fc.constantFrom(undefined, 'A', 'B', 'C'),
			confusable: fc.array(
				fc.integer({ min: 0, max: 39 }).map((n) => `c${n}`),
				{ maxLength: 2 }
			)
		});
		const kind = fc.constantFrom('fresh' as const, 'review' as const, 'learning' as const);
		const cards = fc.array(fc.tuple(kind, facets), { maxLength: 40 }).map((list) =>
			list.map(([is, { group, confusable }], n) => {
				const memory = { fresh: null, review: inReview, learning: stepAt(-n) }[is];
				return waiting(`c${n}`, memory, { ...(group === undefined ? {} : { group }), confusable });
			})
		);
		fc.assert(
			fc.property(cards, (all) => {
				const of = (phase: Phase | undefined) =>
					all.filter(({ memory }) => memory?.phase === phase);
				const queue = queueOf({
					learning: of('learning'),
					reviews: of('review'),
					fresh: of(undefined)
				});
				const shown = session(queue);
				expect(new Set(shown.map(({ id }) => id)).size).toBe(all.length);
				shown.forEach((card, i) => {
					const recent = shown.slice(Math.max(0, i - APART), i);
					const breaks = (c: Waiting) =>
						recent.some((r) => (isNew(r) || isNew(c)) && related(r, c));
					const left = shown.slice(i);
					if (breaks(card)) expect(left.every(breaks)).toBe(true);
				});
			}),
			{ numRuns: 300 }
		);
	});
});

describe('a queue', () => {
	it('[9.1] takes an answered card back while it has a step, in the order of steps', () => {
		const queue = queueOf({
			learning: [learning('l', 3)],
			reviews: [review('r')],
			fresh: [fresh('n')]
		});
		const one = afterAnswer(queue, fresh('n'), stepAt(1));
		expect(ids(one.learning)).toEqual(['n', 'l']);
		expect(one.fresh).toEqual([]);
		const two = afterAnswer(one, one.learning[0] as Waiting, stepAt(10));
		expect(ids(two.learning)).toEqual(['l', 'n']);
		expect(stepDueAt(two.learning[1] as Waiting)).toBe(NOW + 10 * MINUTE);
		expect(ids(afterAnswer(two, fresh('n'), inReview).learning)).toEqual(['l']);
	});

	it('[9.8] is never changed and gives equal sessions from equal beginnings', () => {
		const day = {
			learning: [learning('l', 1)],
			reviews: many(30, (n) => review(`r${n}`, { group: `g${n % 4}` })),
			fresh: many(10, (n) => fresh(`n${n}`, { group: `g${n % 3}` }))
		};
		const answer = (card: Waiting) => (card.memory === null ? stepAt(10) : inReview);
		const queue = queueOf(day);
		const before = structuredClone(queue);
		const first = session(queue, { answer, minutesEach: 1 });
		expect(queue).toEqual(before);
		expect(session(queueOf(day), { answer, minutesEach: 1 })).toEqual(first);
		expect(first).toHaveLength(51);
	});
});
