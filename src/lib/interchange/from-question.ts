import type { Deck } from '$lib/domain/deck';
import type { Quantity } from '$lib/domain/fact';
import type { Option, Question } from '$lib/domain/question';
import { BLANK, exact, type Choice, type Item } from './item';

/** A question as Ranvier asks it, for other programs: reasons per option, sources and caveats beside. */
export function itemOfQuestion(question: Question, deck: Deck): Item {
	const base = {
		id: question.cardId,
		title: '',
		stem: question.stem,
		feedback: [question.says.join(' '), question.rationale].filter(Boolean).join('\n\n'),
		source: sourceText(question, deck),
		caveat: question.caveats.join('\n'),
		category: [deck.title, termName(deck, question.subject)],
		tags: [question.slot],
		at: ''
	};
	switch (question.form) {
		case 'single-choice':
			return { ...base, kind: 'single-choice', options: question.options.map(choiceOf(1)) };
		case 'multiple-choice':
			return { ...base, kind: 'multiple-choice', options: shared(question.options) };
		case 'matrix':
			return { ...base, kind: 'multiple-choice', options: shared(question.cells) };
		case 'cloze': {
			const accepts = [...new Set([question.blank.text, ...question.blank.accepts])];
			const stem = question.text.replace(/_{3,}/, BLANK);
			return { ...base, kind: 'cloze', stem, blanks: [accepts] };
		}
		case 'numeric': {
			const { quantity } = question;
			const bounds = { ...boundsOf(quantity), weight: 1, feedback: '' };
			return { ...base, kind: 'numeric', unit: quantity.unit, intervals: [bounds] };
		}
		case 'ordering': {
			const steps = question.order.flatMap((at) => question.steps[at] ?? []);
			return { ...base, kind: 'ordering', steps };
		}
		case 'disagreement': {
			const pairs = question.claims.map(({ text, side }) => ({
				left: text,
				right: question.sides[side]?.label ?? ''
			}));
			return { ...base, kind: 'matching', pairs };
		}
		case 'list-recall':
			return { ...base, kind: 'essay', model: question.members.map(({ text }) => text).join('\n') };
		case 'recall':
			return {
				...base,
				kind: 'essay',
				model: [question.key, ...question.points].filter(onlyFirst).join('\n')
			};
	}
}

const onlyFirst = (text: string, i: number, all: readonly string[]): boolean =>
	text !== '' && all.indexOf(text) === i;

const choiceOf =
	(share: number) =>
	({ text, correct, rationale }: Option): Choice => ({
		text,
		weight: correct ? share : 0,
		feedback: rationale
	});

function shared(options: readonly Option[]): Choice[] {
	const right = options.filter(({ correct }) => correct).length;
	return options.map(choiceOf(right === 0 ? 0 : exact(1 / right)));
}

/** Off by this share, "about" still counts. */
const ABOUT = 0.1;

function boundsOf(quantity: Quantity): { min: number; max: number } {
	if (quantity.is === 'between') return { min: quantity.from, max: quantity.to };
	const { number } = quantity;
	switch (quantity.is) {
		case 'exactly':
			return { min: number, max: number };
		case 'about':
			return { min: exact(number * (1 - ABOUT)), max: exact(number * (1 + ABOUT)) };
		case 'at-least':
			return { min: number, max: Infinity };
		case 'at-most':
			return { min: -Infinity, max: number };
	}
}

const termName = (deck: Deck, id: string): string =>
	deck.terms.find((term) => term.id === id)?.name ?? id;

function sourceText({ sources }: Question, deck: Deck): string {
	const lines = sources.map(({ source, at }) => {
		const found = deck.sources.find(({ id }) => id === source);
		const date = found ? `, ${found.date ?? 'undated'}` : '';
		return `${found?.title ?? source}${date}: ${at}`;
	});
	return [...new Set(lines)].join('\n');
}
