import { expect, it } from 'vitest';
import { propose } from './proposal';

const marking = (correct: boolean | null) => ({ correct, credit: 1, parts: [], readAs: null });

it.each([
	['wrong', false, 1000, 1000, {}, 1],
	['right', true, 1000, 1000, {}, 3],
	['right, at 2.5 times the usual', true, 2500, 1000, {}, 3],
	['right, slower than that', true, 2501, 1000, {}, 2],
	['right, no usual pace yet', true, 60_000, null, {}, 3],
	['right with a hint', true, 1000, 1000, { hinted: true }, 2],
	['right but unsure', true, 1000, 1000, { confidence: 'unsure' }, 2],
	['right by guess', true, 1000, 1000, { confidence: 'guess' }, 1],
	['wrong and slow', false, 9000, 1000, {}, 1],
	['judged by the learner', null, 1000, 1000, {}, 3]
] as const)('%s', (_, correct, took, pace, circumstances, grade) => {
	expect(propose(marking(correct), took, pace, circumstances)).toBe(grade);
});

it('pace and circumstances may be left out', () => {
	expect(propose(marking(true), 1000)).toBe(3);
});
