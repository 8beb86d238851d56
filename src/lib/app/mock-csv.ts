import type { Answer, Question } from '$lib/domain/question';
import { CONFIDENCE_NAMES } from './mock-words';
import { markOf } from './mock-marks';
import type { MockReport, Reported } from './mock-report';

const COLUMNS: readonly (readonly [name: string, of: (row: Reported) => string | number])[] = [
	['Question', ({ place }) => place],
	['Category', ({ item }) => item.category],
	['About', ({ question }) => question.slot],
	['Form', ({ question }) => question.form],
	['Asked', ({ question }) => (question.form === 'cloze' ? question.text : question.stem)],
	['Your answer', ({ question, state }) => answerText(question, state.answer)],
	['Right answer', ({ question }) => question.key],
	['Right', ({ correct }) => (correct ? 'yes' : 'no')],
	['First answer', ({ question, given }) => answerText(question, given[0]?.answer ?? null)],
	[
		'First answer right',
		({ question, given: [first] }) =>
			first ? (markOf(question, first.answer).correct ? 'yes' : 'no') : ''
	],
	['Changes', ({ given }) => Math.max(0, given.length - 1)],
	['How sure', ({ state }) => (state.confidence ? CONFIDENCE_NAMES[state.confidence] : '')],
	['Seconds', ({ state }) => Math.round(state.spent / 1_000)],
	['Flagged', ({ state }) => (state.flagged ? 'yes' : '')],
	['Note', ({ state }) => state.note],
	[
		'Source',
		({ question }) => question.sources.map(({ source, at }) => `${source}: ${at}`).join('; ')
	]
];

/** A report as a table for a spreadsheet (RFC 4180), one row for each question as asked. */
export function csvOf({ rows }: MockReport): string {
	const inOrder = [...rows].sort((a, b) => a.place - b.place);
	const lines = [
		COLUMNS.map(([name]) => name),
		...inOrder.map((row) => COLUMNS.map(([, of]) => String(of(row))))
	];
	return lines.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
}

/** A cell that a spreadsheet would run as a formula is made text by an apostrophe (OWASP, CSV injection). */
export function cellOf(text: string): string {
	const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** An answer in words; empty where there is none. */
export function answerText(question: Question, answer: Answer | null): string {
	if (answer === null) return '';
	switch (answer.form) {
		case 'single-choice':
			return optionsText(question, [answer.chosen]);
		case 'multiple-choice':
			return optionsText(question, answer.chosen);
		case 'cloze':
		case 'numeric':
			return answer.typed;
		case 'list-recall':
			return answer.typed.join('; ');
		case 'matrix':
			return question.form === 'matrix'
				? answer.ticked.flatMap((at) => question.cells[at]?.text ?? []).join('; ')
				: '';
		case 'ordering':
			return question.form === 'ordering'
				? answer.order.flatMap((at) => question.steps[at] ?? []).join('; ')
				: '';
		case 'disagreement':
			return question.form === 'disagreement'
				? answer.sides.flatMap((at) => question.sides[at]?.label ?? []).join('; ')
				: '';
		case 'recall':
			return '';
	}
}

const optionsText = (question: Question, chosen: readonly number[]): string =>
	'options' in question ? chosen.flatMap((at) => question.options[at]?.text ?? []).join('; ') : '';
