import {
	ALSO,
	CONFLICTS,
	FOILS,
	ID,
	NOTE,
	PLACE,
	RATIONALE,
	REVIEW,
	SAYS,
	SINCE,
	SLOT,
	SUBJECT,
	UNASKED,
	VALUE,
	VERSIONS,
	WAS,
	type FieldSpec
} from './author-field-spec';

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
	REVIEW,
	{ ...ID, more: true },
	ALSO,
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
	SINCE,
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
	{ ...REVIEW, hint: 'Of the list, and of every member without one of its own.' },
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
		field: 'number',
		label: 'Or a number with its unit',
		hint: '“7 minutes”, “30–60 minutes”, “at least 50 %”; the unit may be left out.',
		input: 'number',
		more: true
	},
	{
		field: 'within',
		label: 'How far off still counts',
		hint: 'In the unit of the number; blank = only the number itself.',
		input: 'amount',
		more: true
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
	REVIEW,
	{ ...ID, more: true },
	ALSO,
	CONFLICTS,
	NOTE,
	SINCE,
	...VERSIONS,
	WAS
];

/** Of what a source expressly says No to. */
export const NOT_FIELDS: readonly FieldSpec[] = [
	SUBJECT,
	SLOT,
	{ ...VALUE, hint: 'What the source says No to: a term, a short phrase or a quantity.' },
	{ ...SAYS, hint: 'The whole No as one sentence in your own words.' },
	PLACE,
	{ ...ID, more: true },
	CONFLICTS
];
