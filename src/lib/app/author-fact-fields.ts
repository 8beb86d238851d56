import {
	CONFLICTS,
	FOILS,
	ID,
	NOTE,
	PLACE,
	RATIONALE,
	SLOT,
	SUBJECT,
	UNASKED,
	VERSIONS,
	WAS,
	type FieldSpec
} from './author-field-spec';

const VALUE: FieldSpec = {
	field: 'value',
	label: 'Value',
	hint: 'What options show: a term, a short phrase, or a quantity such as “at least 50 %”.',
	input: 'value'
};
const SAYS: FieldSpec = {
	field: 'says',
	label: 'Says',
	hint: 'The whole fact as one sentence in your own words. Braces mark what a gap asks for: {five words} at most.',
	input: 'prose'
};
const ASK: FieldSpec = {
	field: 'ask',
	label: 'Questions',
	hint: 'One a line. Each can be answered with the options covered.',
	input: 'lines'
};
/** Of a fact that is a member of a list: that states subject and kind for it. */
export const ITEM_FIELDS: readonly FieldSpec[] = [
	VALUE,
	SAYS,
	ASK,
	PLACE,
	FOILS,
	RATIONALE,
	{ field: 'accept', label: 'Typed answers that count too', hint: 'One a line.', input: 'lines' },
	{
		field: 'status',
		label: 'Status',
		input: { choices: ['disputed', 'unsupported', 'retired'], blank: 'stated' }
	},
	{ ...ID, more: true },
	CONFLICTS,
	{
		field: 'ask-as',
		label: 'Asked although disputed, as',
		hint: '“as the procedure is defined”; without it a disputed fact is shown, never asked.',
		input: 'line',
		more: true
	},
	UNASKED,
	{
		field: 'single',
		label: 'Only value',
		input: { tick: 'The subject has no other value of this kind' },
		more: true
	},
	NOTE,
	...VERSIONS,
	WAS
];

export const FACT_FIELDS: readonly FieldSpec[] = [SUBJECT, SLOT, ...ITEM_FIELDS];

export const LIST_FIELDS: readonly FieldSpec[] = [
	SUBJECT,
	SLOT,
	{
		field: 'name',
		label: 'Name in a question',
		hint: '“the four approaches the article lists”',
		input: 'prose'
	},
	{ ...ASK, label: 'Questions for all members' },
	{
		field: 'ask-one',
		label: 'Questions for one member',
		hint: 'One a line: “Which of these is ...?”',
		input: 'lines'
	},
	{
		field: 'complete',
		label: 'Completeness',
		input: { tick: 'The source gives the whole list: whatever is no member is wrong' }
	},
	{ field: 'ordered', label: 'Order', input: { tick: 'The order matters: steps, rungs' } },
	PLACE,
	{ ...FOILS, hint: 'They serve every member.' },
	{ ...ID, more: true },
	UNASKED,
	...VERSIONS,
	WAS
];

export const QUESTION_FIELDS: readonly FieldSpec[] = [
	SUBJECT,
	SLOT,
	{
		field: 'stem',
		label: 'Question',
		hint: 'One paragraph a line; the last one asks.',
		input: 'prose'
	},
	{ field: 'options', label: 'Options', input: 'options' },
	{
		field: 'several',
		label: 'Several right',
		input: { tick: 'All right options are to be chosen' }
	},
	{
		field: 'shuffle',
		label: 'Order of the options',
		input: { tick: 'Another order each time', untick: true }
	},
	{
		field: 'accept',
		label: 'Or typed: answers that count',
		hint: 'One a line; the first is shown.',
		input: 'lines',
		more: true
	},
	{
		field: 'steps',
		label: 'Or steps in the right order',
		hint: 'One a line.',
		input: 'lines',
		more: true
	},
	{
		field: 'points',
		label: 'Or points of a free answer',
		hint: 'One a line.',
		input: 'lines',
		more: true
	},
	PLACE,
	RATIONALE,
	{ field: 'status', label: 'Status', input: { choices: ['retired'], blank: 'asked' } },
	{ ...ID, more: true },
	CONFLICTS,
	NOTE,
	...VERSIONS,
	WAS
];
