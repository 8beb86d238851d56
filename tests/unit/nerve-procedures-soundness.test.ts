import { describe, expect, it } from 'vitest';
import type { Option } from '$lib/domain/question';
import { faultsOf } from '$lib/generation/faults.fixture';
import { matrixFaultsOf } from '$lib/generation/matrix-faults.fixture';
import { meaningOfFact } from '$lib/generation/meaning';
import { askedAs, build, deck, index, SEEDS, tally, type WrongOption } from './nerve-procedures';

const choices = askedAs('single-choice', 'multiple-choice');
const matrices = askedAs('matrix');
const isWrong = (option: Option): option is WrongOption => !option.correct;

describe('the rules of soundness, written a second time, find nothing', () => {
	it(`in ${choices.length} choices with ${SEEDS.length} seeds each`, () => {
		const known = new Map<string, readonly string[]>();
		const faults: string[] = [];
		const grounds: string[] = [];
		let options = 0;
		for (const one of choices)
			for (const seed of SEEDS) {
				const question = build(one, seed);
				faults.push(...faultsOf(deck, question, known));
				options += question.options.length;
				for (const { ground } of question.options.filter(isWrong)) grounds.push(ground);
			}
		console.log(
			`${choices.length * SEEDS.length} questions, ${options} options checked, ${faults.length} violations; ` +
				`wrong options by ground: ${tally(grounds)}; ${known.size} different ones.`
		);
		expect(faults.slice(0, 20)).toEqual([]);
	}, 60_000);

	it(`in ${matrices.length} matrices with ${SEEDS.length} seeds each`, () => {
		const known = new Map<string, readonly string[]>();
		const faults = matrices.flatMap((one) =>
			SEEDS.flatMap((seed) => matrixFaultsOf(deck, build(one, seed), known))
		);
		const cells = matrices.flatMap((one) => build(one, 0).cells);
		console.log(
			`Matrices: ${matrices.map(({ card }) => card.id.split('/')[1]).join(', ')}; ` +
				`cells: ${tally(cells.map((cell) => (cell.correct ? 'stated' : cell.ground)))}.`
		);
		expect(matrices.length).toBeGreaterThanOrEqual(8);
		expect(faults).toEqual([]);
	}, 60_000);
});

describe('they are not blind', () => {
	const known = new Map<string, readonly string[]>();
	const statedOf = new Map(
		choices.map((one) => {
			const facts = deck.facts.filter((fact) => fact.subject === one.card.subject);
			return [one, facts.filter((fact) => !one.card.factIds.includes(fact.id))] as const;
		})
	);

	it('a value of the same procedure among the wrong options is found', () => {
		const unseen = choices.filter((one) => {
			const [fact] = statedOf.get(one) ?? [];
			if (!fact) return false;
			const { text, term } = meaningOfFact(index, fact);
			return !isFound(one, { text, termId: term });
		});
		expect(unseen.map(({ card }) => card.id)).toEqual([]);
		expect([...statedOf.values()].filter((facts) => facts.length > 0).length).toBeGreaterThan(300);
	}, 60_000);

	it('so is a wrong option without a ground or without a reason', () => {
		const grounds = choices.filter((one) => isFound(one, { rationale: 'Because I say so.' }));
		const reasons = choices.filter((one) => isFound(one, { rationale: '' }));
		const foils = choices.filter((one) => build(one, 1).options.find(isWrong)?.ground === 'foil');
		expect(grounds.length).toBe(foils.length);
		expect(reasons.length).toBe(choices.length);
	}, 60_000);

	/** A question with its first wrong option changed breaks a rule. */
	function isFound(one: (typeof choices)[number], change: Partial<WrongOption>): boolean {
		const question = build(one, 1);
		const first = question.options.find(isWrong);
		const options = question.options.map((option) =>
			option === first ? { ...first, ...change } : option
		);
		return faultsOf(deck, { ...question, options }, known).length > 0;
	}
});
