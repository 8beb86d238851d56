import { FORMS, type Form } from '../../src/lib/domain/question';
import type { DeckIndex } from '../../src/lib/generation/deck-index';
import { table } from './table';
import { yearOf, type Put } from './year';

/** The bands of stability, in days, that the ladder tells apart. */
export const BANDS = [
	{ name: 'never answered', holds: (days: number | null) => days === null },
	{ name: 'below 4 days', holds: (days: number | null) => days !== null && days < 4 },
	{ name: '4 to 21 days', holds: (days: number | null) => days !== null && days >= 4 && days <= 21 },
	{ name: 'beyond 21 days', holds: (days: number | null) => days !== null && days > 21 }
] as const;

/** Recognised among options, or brought up from memory; the other forms are in between. */
export const CHOSEN: readonly Form[] = ['single-choice', 'multiple-choice', 'matrix'];
export const PRODUCED: readonly Form[] = ['cloze', 'numeric', 'recall', 'list-recall'];

export const shareOf = (puts: readonly Put[], forms: readonly Form[]): number =>
	puts.filter(({ asking }) => forms.includes(asking.form)).length / Math.max(1, puts.length);

/** The table form x band of a year. */
export function ladder(index: DeckIndex): string {
	const year = [...yearOf(index)];
	const bands = BANDS.map(({ name, holds }) => ({
		name,
		puts: year.filter(({ stability }) => holds(stability))
	}));
	const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
	const row = (name: string, forms: readonly Form[]) => [
		name,
		...bands.map(({ puts }) => percent(shareOf(puts, forms)))
	];
	return [
		`A year of daily study, ${year.length} questions: the share of each form, by the stability of the card's memory.`,
		'',
		table([
			['', ...bands.map(({ name }) => name)],
			['questions', ...bands.map(({ puts }) => String(puts.length))],
			...FORMS.map((form) => row(form, [form])),
			[],
			row('chosen among options', CHOSEN),
			row('from memory', PRODUCED)
		], 1)
	].join('\n');
}
