import { SLOTS } from '$lib/domain/fact';

/** How one key of an entry is written in a form. */
export interface FieldSpec {
	/** The key in the deck format. */
	readonly field: string;
	readonly label: string;
	readonly hint?: string;
	readonly input:
		| 'line'
		| 'prose'
		/** One text a line. */
		| 'lines'
		| 'date'
		| 'value'
		| 'term'
		/** Several, separated by commas. */
		| 'terms'
		/** Groups of terms, one a line. */
		| 'groups'
		| 'conflicts'
		/** A quantity whose unit may be left out. */
		| 'number'
		/** A bare number. */
		| 'amount'
		| 'source'
		| 'place'
		/** Further places. */
		| 'places'
		| 'review'
		| 'foils'
		| 'options'
		| 'sides'
		| { readonly choices: readonly string[]; readonly blank: string }
		/** A box to tick; `untick`: ticked is the rule, and unticked is written down. */
		| { readonly tick: string; readonly untick?: true };
	/** Folded away until it is needed. */
	readonly more?: true;
}

export const ID: FieldSpec = {
	field: 'id',
	label: 'Id',
	hint: 'Lower-case words with hyphens and dots. Progress hangs on it: never change it once released.',
	input: 'line'
};
export const PLACE: FieldSpec = { field: 'source', label: 'Source', input: 'place' };
export const SLOT: FieldSpec = {
	field: 'slot',
	label: 'Kind of fact',
	input: { choices: SLOTS, blank: 'Choose' }
};
export const SUBJECT: FieldSpec = {
	field: 'subject',
	label: 'Subject',
	hint: 'The procedure or thing it is about.',
	input: 'term'
};
export const CONFLICTS: FieldSpec = {
	field: 'conflicts',
	label: 'Disagreements it takes part in',
	hint: 'Their ids, separated by commas.',
	input: 'conflicts',
	more: true
};
export const WAS: FieldSpec = { field: 'was', label: 'Former id', input: 'line', more: true };
export const SINCE: FieldSpec = {
	field: 'since',
	label: 'In the deck since version',
	hint: 'Blank = since the first, 1.0.0.',
	input: 'line',
	more: true
};
export const VERSIONS: readonly FieldSpec[] = [
	{
		field: 'changed',
		label: 'Answer changed with version',
		hint: 'Learners learn it anew.',
		input: 'line',
		more: true
	},
	{
		field: 'clarified',
		label: 'Put more exactly with version',
		hint: 'Progress stays.',
		input: 'line',
		more: true
	}
];
export const ALSO: FieldSpec = {
	field: 'also',
	label: 'Said again at',
	hint: 'Other places that say the same.',
	input: 'places',
	more: true
};
export const REVIEW: FieldSpec = {
	field: 'review',
	label: 'Review',
	hint: 'Stands beneath every answer, also where there is none.',
	input: 'review'
};
export const NOTE: FieldSpec = {
	field: 'note',
	label: 'Note',
	hint: 'Shown after the answer.',
	input: 'prose',
	more: true
};
export const RATIONALE: FieldSpec = {
	field: 'rationale',
	label: 'Rationale',
	hint: 'Why it is so; shown after the answer.',
	input: 'prose'
};
export const UNASKED: FieldSpec = {
	field: 'unasked',
	label: 'Shown, never asked, because',
	input: 'prose',
	more: true
};
export const VALUE: FieldSpec = {
	field: 'value',
	label: 'Value',
	hint: 'What options show: a term, a short phrase, or a quantity such as “at least 50 %”.',
	input: 'value'
};
export const SAYS: FieldSpec = {
	field: 'says',
	label: 'Says',
	hint: 'The whole fact as one sentence in your own words. Braces mark what a gap asks for: {five words} at most.',
	input: 'prose'
};
export const FOILS: FieldSpec = { field: 'foils', label: 'Wrong options', input: 'foils' };
