import { SLOTS } from '$lib/domain/fact';
import type { Form, Question } from '$lib/domain/question';
import { randomFrom, shuffled } from '$lib/domain/random';
import { formsOf } from '$lib/generation/forms';
import { chooseForm } from '$lib/generation/ladder';
import { isDisputed } from '$lib/generation/mock-paper';
import { questionOf, type OpenDeck } from './open-decks';

/** Which forms a sheet has: all of them, those with options to tick, or those answered in writing. */
export const SHEET_FORMS = {
	all: 'All forms',
	options: 'With options',
	written: 'Answered in writing'
} as const;
export type SheetForms = keyof typeof SHEET_FORMS;

const WITH_OPTIONS: ReadonlySet<Form> = new Set(['single-choice', 'multiple-choice', 'matrix']);

/** What is to be printed. */
export interface Sheet {
	readonly seed: number;
	readonly count: number;
	readonly forms: SheetForms;
	/** Cards on which the sources disagree take part, too. */
	readonly disputed: boolean;
}

export const MOST_PRINTED = 200;

/** The questions of a sheet, drawn and put by its seed: the same sheet from the same deck, anywhere. */
export function sheetOf(open: OpenDeck, { seed, count, forms, disputed }: Sheet): Question[] {
	const wanted = (form: Form) =>
		forms === 'all' || WITH_OPTIONS.has(form) === (forms === 'options');
	const random = randomFrom(`sheet ${seed}`);
	const drawn: Question[] = [];
	for (const card of shuffled([...open.cards.values()], random)) {
		if (drawn.length >= Math.min(count, MOST_PRINTED)) break;
		if (!disputed && isDisputed(open.index, card)) continue;
		const own = formsOf(open.index, card).filter(wanted);
		if (own.length === 0) continue;
		const one = Math.floor(random() * 2 ** 32);
		drawn.push(questionOf(open, card, chooseForm(own, null, one), one));
	}
	return drawn.sort((a, b) => SLOTS.indexOf(a.slot) - SLOTS.indexOf(b.slot));
}

export const letterOf = (place: number): string => String.fromCharCode(65 + place);

/** The answer to a printed question, by the letters and numbers it is printed with. */
export function printedKey(question: Question): string {
	switch (question.form) {
		case 'single-choice':
		case 'multiple-choice':
			return lettered(question.options);
		case 'matrix':
			return lettered(question.cells);
		case 'ordering':
			return question.order.map(letterOf).join(', ');
		case 'disagreement':
			return question.claims
				.map(({ side }, at) => `${letterOf(at)}: ${question.sides[side]?.label ?? ''}`)
				.join('; ');
		case 'cloze':
			return question.blank.text;
		case 'recall':
			return question.points.map(withoutStop).join('; ');
		case 'list-recall':
			return question.members.map(({ text }) => text).join(question.ordered ? ', then ' : ', ');
		case 'numeric':
			return question.key;
	}
}

const withoutStop = (text: string): string => text.replace(/\.$/, '');

const lettered = (parts: readonly { readonly text: string; readonly correct: boolean }[]) =>
	parts
		.flatMap(({ text, correct }, at) => (correct ? [`${letterOf(at)} (${text})`] : []))
		.join(', ');
