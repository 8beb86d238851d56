import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EASY, GOOD, GRADES } from '$lib/domain/grade';
import { cardId, type PolicyId } from '$lib/domain/ids';
import type { LogRow, Review } from '$lib/domain/review';
import { CARD, FUZZY, on, PLAIN, policyWith, study, undoRow, type Answered } from './fixtures';
import { nextMemory } from './fsrs';
import { replay, replayCard } from './replay';

const POLICIES = [
	FUZZY,
	PLAIN,
	policyWith({ retention: 0.8, learningSteps: [], weekdays: [0, 1, 1, 1, 1, 1, 0] })
];

function policyById(id: PolicyId) {
	const policy = POLICIES.find((p) => p.id === id);
	if (policy === undefined) throw new Error(`No policy ${id}.`);
	return policy;
}

/** Answers whose clock mostly runs forward and sometimes jumps back, under changing policies. */
const histories = (minLength: number) =>
	fc
		.array(
			fc.record({
				grade: fc.constantFrom(...GRADES),
				gap: fc.oneof(
					{ weight: 9, arbitrary: fc.integer({ min: 0, max: 60_000 }) },
					{ weight: 1, arbitrary: fc.integer({ min: -5_000, max: 0 }) }
				),
				policy: fc.constantFrom(...POLICIES)
			}),
			{ minLength, maxLength: 20 }
		)
		.map((answers) => {
			let minutes = 720;
			return answers.map(({ grade, gap, policy }): Answered => {
				minutes += gap;
				return { grade, moment: on(0, minutes), policy };
			});
		});

describe('replay', () => {
	it('[6.1] equals the outcomes that were committed, at every point', () => {
		fc.assert(
			fc.property(histories(1), (answers) => {
				const { memories, rows } = study(answers);
				memories.forEach((memory, i) => {
					expect(replayCard(rows.slice(0, i + 1), policyById)).toEqual(memory);
				});
			}),
			{ numRuns: 150 }
		);
	});

	it('[6.3] an undo anywhere equals the review never made', () => {
		fc.assert(
			fc.property(histories(1), fc.nat(), fc.nat(), (answers, which, where) => {
				const { rows } = study(answers);
				const undone = rows[which % rows.length] as Review; // within the rows
				const at = where % (rows.length + 1);
				const log: LogRow[] = [...rows.slice(0, at), undoRow(undone, 99), ...rows.slice(at)];
				const never = rows.filter((row) => row !== undone);
				expect(replayCard(log, policyById)).toEqual(replayCard(never, policyById));
			}),
			{ numRuns: 150 }
		);
	});

	it('[6.2] neither the order of rows nor their repetition matters', () => {
		const shuffledTwice = histories(2).chain((answers) => {
			const a = study(answers, { card: cardId('d/a'), device: 'a' }).rows;
			const b = study(answers.slice(1), { card: cardId('d/b'), device: 'a', first: 50 }).rows;
			const other = study(answers.toReversed(), { card: cardId('d/a'), device: 'b' }).rows;
			const undo = undoRow(a[0] as Review, 98); // two answers at least
			const rows: LogRow[] = [...a, ...b, ...other, undo];
			const twice = [...rows, ...rows.slice(0, 7)];
			return fc.tuple(fc.constant(rows), fc.shuffledSubarray(twice, { minLength: twice.length }));
		});
		fc.assert(
			fc.property(shuffledTwice, ([rows, shuffled]) => {
				const inOrder = replay(rows, policyById);
				const inDisorder = replay(shuffled, policyById);
				expect([...inDisorder].sort()).toEqual([...inOrder].sort());
			}),
			{ numRuns: 150 }
		);
	});

	it('[6.2] orders rows by day, time, device and counter', () => {
		const [first, second] = study([
			{ grade: GOOD, moment: on(0) },
			{ grade: EASY, moment: on(0) }
		]).rows as [Review, Review];
		const byCounter = replayCard([second, first], policyById);
		expect(byCounter).toEqual(replayCard([first, second], policyById));
		const otherDeviceFirst = { ...second, id: first.id.replace('a:', 'A:') as Review['id'] };
		expect(replayCard([first, otherDeviceFirst], policyById)?.stability).not.toBe(
			byCounter?.stability
		);
		const earlier = { ...second, at: second.at - 1 };
		expect(replayCard([first, earlier], policyById)?.stability).not.toBe(byCounter?.stability);
		const dayBefore = { ...second, at: second.at + 1, day: on(-1).day };
		const easyFirst = nextMemory(null, EASY, { ...on(-1), clock: dayBefore.at }, FUZZY);
		expect(replayCard([first, dayBefore], policyById)).toMatchObject(
			nextMemory(easyFirst, GOOD, on(0), FUZZY)
		);
	});

	it('[6.3] leaves out cards without a standing review', () => {
		const { rows } = study([{ grade: GOOD, moment: on(0) }]);
		const log = [...rows, undoRow(rows[0] as Review, 2)]; // one answer, one row
		expect(replay(log, policyById).size).toBe(0);
		expect(replayCard(log, policyById)).toBeNull();
		expect(replayCard([], policyById)).toBeNull();
	});

	it('[6.6] a card that was reset begins anew, whatever it is called by then', () => {
		const renamedTo = cardId('deck/renamed');
		fc.assert(
			fc.property(histories(2), fc.nat(), fc.boolean(), (answers, where, renamed) => {
				const { rows } = study(answers);
				const cut = 1 + (where % (rows.length - 1));
				const last = rows[cut - 1] as Review; // within the rows
				const { id: _, card, at, clock, offset, day } = last;
				const reset: LogRow = {
					...{ kind: 'reset', id: undoRow(last, 98).id, card, at, clock, offset, day },
					...{ forgets: last.id, reason: 'changed', deckVersion: '2.0.0', was: 'Was.' }
				};
				const end = rows.at(-1) as Review; // two at least
				const rename: LogRow = {
					...{ kind: 'rename', id: undoRow(end, 99).id, card: renamedTo, from: card },
					...{ at: end.at, clock: end.clock, offset: end.offset, day: end.day }
				};
				const log = [...rows, reset, ...(renamed ? [rename] : [])];
				expect([...replay(log, policyById)]).toEqual([
					[renamed ? renamedTo : card, replayCard(rows.slice(cut), policyById)]
				]);
				expect(replay([...rows.slice(0, cut), reset], policyById).size).toBe(0);
			}),
			{ numRuns: 150 }
		);
	});

	it('[6.5] takes each review under the policy it names, and throws for one unknown', () => {
		const { memories, rows } = study([
			{ grade: EASY, moment: on(0), policy: PLAIN },
			{ grade: GOOD, moment: on(9), policy: POLICIES[2] ?? PLAIN }
		]);
		expect(replay(rows, policyById).get(CARD)).toEqual(memories[1]);
		expect(() => replay(rows, (id) => policyById(`${id}?` as PolicyId))).toThrow('No policy');
	});
});
