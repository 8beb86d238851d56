import { describe, expect, it } from 'vitest';
import type { Question } from '$lib/domain/question';
import { mark } from '$lib/generation/marking';
import { asked, build, deck } from './nerve-procedures';

const questions = [1, 2, 3].flatMap((seed) => asked.map((one) => build(one, seed)));

describe('every question of the nerve procedures deck', () => {
	it('is marked right when answered with its own key', () => {
		const wrong = questions.filter(
			(question) => mark(question, keyAnswer(question)).correct === false
		);
		expect(wrong.map(({ cardId, form }) => `${cardId} ${form}`)).toEqual([]);
	});

	it('is a written sentence with a source and a caveat', () => {
		const odd = questions.filter(
			({ stem, key, sources, caveats }) =>
				!/^[\p{Lu}\d“].*[.?]$/su.test(stem) ||
				/ {2}|undefined|null|[{}]|\?\?|\.\.|,,/.test(stem + key) ||
				key === '' ||
				sources.length === 0 ||
				caveats.length === 0
		);
		expect(odd.map(({ cardId, form, stem }) => `${cardId} ${form} ${stem}`)).toEqual([]);
	});

	it('is not asked at all of what is unasked, unsupported, retired, or disputed without a phrase', () => {
		const silent = deck.facts.filter(
			({ status, unasked, askAs }) =>
				unasked !== null ||
				status === 'unsupported' ||
				status === 'retired' ||
				(status === 'disputed' && askAs === null)
		);
		const cards = new Set(asked.flatMap(({ card }) => (card.kind === 'fact' ? [card.fact] : [])));
		expect(silent.filter((fact) => cards.has(fact.id)).map((fact) => fact.id)).toEqual([]);
	});

	it('covers the deck: each form is used, and no procedure goes without questions', () => {
		const forms = new Set(asked.map(({ form }) => form));
		expect([...forms].sort()).toEqual([
			'cloze',
			'disagreement',
			'list-recall',
			'matrix',
			'multiple-choice',
			'numeric',
			'ordering',
			'recall',
			'single-choice'
		]);
		const subjects = new Set(asked.map(({ card }) => card.subject));
		expect(deck.procedures.filter((id) => !subjects.has(id))).toEqual([]);
	});
});

/** The answer a perfect learner gives. */
function keyAnswer(question: Question) {
	switch (question.form) {
		case 'single-choice':
			return { form: question.form, chosen: question.options.findIndex((one) => one.correct) };
		case 'multiple-choice':
			return {
				form: question.form,
				chosen: question.options.flatMap((one, at) => (one.correct ? [at] : []))
			};
		case 'cloze':
			return { form: question.form, typed: question.blank.text };
		case 'numeric':
			return { form: question.form, typed: question.key };
		case 'list-recall':
			return { form: question.form, typed: question.members.map((member) => member.text) };
		case 'ordering':
			return { form: question.form, order: question.order };
		case 'matrix':
			return {
				form: question.form,
				ticked: question.cells.flatMap((one, at) => (one.correct ? [at] : []))
			};
		case 'disagreement':
			return { form: question.form, sides: question.claims.map((claim) => claim.side) };
		case 'recall':
			return { form: question.form };
	}
}
