import { cardId, sourceId, termId } from '$lib/domain/ids';
import type { Option, QuestionOf, Typed } from '$lib/domain/question';

/** What the tests of this folder ask, one question for each form that is answered by hand. */

const BASE = {
	cardId: cardId('deck/card'),
	factIds: [],
	subject: termId('nerve'),
	slot: 'approach',
	seed: 1,
	stem: 'What is asked?',
	key: 'The key',
	says: ['What the source says.'],
	rationale: '',
	sources: [],
	caveats: [],
	conflicts: []
} as const;

const option = (text: string, correct: boolean): Option =>
	correct
		? { text, termId: null, rationale: '', correct }
		: { text, termId: null, rationale: `Not ${text}.`, correct, ground: 'foil' };

const OPTIONS = [option('Caudal', true), option('Lumbar', false), option('Thoracic', true)];

const typed = (text: string): Typed => ({ text, accepts: [text], rejects: [] });

export const single: QuestionOf<'single-choice'> = {
	...BASE,
	form: 'single-choice',
	options: [option('Caudal', true), option('Lumbar', false), option('Thoracic', false)]
};
export const multiple: QuestionOf<'multiple-choice'> = {
	...BASE,
	form: 'multiple-choice',
	options: OPTIONS
};
export const cloze: QuestionOf<'cloze'> = {
	...BASE,
	form: 'cloze',
	text: 'The approach is ____ here.',
	blank: typed('caudal')
};
export const numeric: QuestionOf<'numeric'> = {
	...BASE,
	form: 'numeric',
	quantity: { is: 'exactly', number: 30, unit: 'minutes' }
};
export const list: QuestionOf<'list-recall'> = {
	...BASE,
	form: 'list-recall',
	members: [typed('caudal'), typed('transforaminal'), typed('interlaminar')],
	ordered: false
};
export const ordering: QuestionOf<'ordering'> = {
	...BASE,
	form: 'ordering',
	steps: ['Cut', 'Numb', 'Close'],
	order: [1, 0, 2]
};
export const disagreement: QuestionOf<'disagreement'> = {
	...BASE,
	form: 'disagreement',
	sides: [
		{ label: 'the definitions', source: sourceId('a') },
		{ label: 'the table', source: sourceId('b') }
	],
	claims: [
		{ text: 'It is cut.', side: 0 },
		{ text: 'It is frozen.', side: 1 }
	]
};
