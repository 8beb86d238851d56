import type { Kind } from '$lib/authoring/document/entry';
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
		| 'conflicts'
		| 'place'
		| 'foils'
		| 'options'
		| 'sides'
		| { readonly choices: readonly string[]; readonly blank: string }
		/** A box to tick; `untick`: ticked is the rule, and unticked is written down. */
		| { readonly tick: string; readonly untick?: true };
	/** Folded away until it is needed. */
	readonly more?: true;
}

const ID: FieldSpec = {
	field: 'id',
	label: 'Id',
	hint: 'Lower-case words with hyphens and dots. Progress hangs on it: never change it once released.',
	input: 'line'
};
const PLACE: FieldSpec = { field: 'source', label: 'Source', input: 'place' };
const SLOT: FieldSpec = {
	field: 'slot',
	label: 'Kind of fact',
	input: { choices: SLOTS, blank: 'Choose' }
};
const SUBJECT: FieldSpec = {
	field: 'subject',
	label: 'Subject',
	hint: 'The procedure or thing it is about.',
	input: 'term'
};
const CONFLICTS: FieldSpec = {
	field: 'conflicts',
	label: 'Disagreements it takes part in',
	hint: 'Their ids, separated by commas.',
	input: 'conflicts',
	more: true
};
const WAS: FieldSpec = { field: 'was', label: 'Former id', input: 'line', more: true };
const VERSIONS: readonly FieldSpec[] = [
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
const NOTE: FieldSpec = {
	field: 'note',
	label: 'Note',
	hint: 'Shown after the answer.',
	input: 'prose',
	more: true
};
const RATIONALE: FieldSpec = {
	field: 'rationale',
	label: 'Rationale',
	hint: 'Why it is so; shown after the answer.',
	input: 'prose'
};
const UNASKED: FieldSpec = {
	field: 'unasked',
	label: 'Shown, never asked, because',
	input: 'prose',
	more: true
};
const FOILS: FieldSpec = { field: 'foils', label: 'Wrong options', input: 'foils' };

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
const ITEM: readonly FieldSpec[] = [
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

/** What each kind of entry is asked for, in the order in which it is thought of. */
export const FIELDS: Readonly<Record<Exclude<Kind, 'section' | 'not'>, readonly FieldSpec[]>> = {
	deck: [
		{ field: 'title', label: 'Title', input: 'line' },
		{
			field: 'description',
			label: 'Description',
			hint: 'One sentence for the list of decks.',
			input: 'prose'
		},
		{
			field: 'notice',
			label: 'Notice',
			hint: 'What the deck rests on and what it is not for; read once by every learner.',
			input: 'prose'
		},
		{
			field: 'procedures',
			label: 'Procedures',
			hint: 'In teaching order, separated by commas.',
			input: 'terms'
		},
		{ field: 'version', label: 'Version', hint: 'Releasing raises it.', input: 'line' },
		{ field: 'id', label: 'Id', hint: 'Never changes once a learner has the deck.', input: 'line' }
	],
	fact: [SUBJECT, SLOT, ...ITEM],
	item: ITEM,
	list: [
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
	],
	question: [
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
	],
	term: [
		{ field: 'name', label: 'Name', hint: 'Lower case unless a proper name.', input: 'line' },
		{
			field: 'kind',
			label: 'Category',
			hint: 'procedure, approach, nerve ...: options of one question share it.',
			input: 'line'
		},
		{
			field: 'synonyms',
			label: 'Synonyms',
			hint: 'One a line; US and UK spelling too.',
			input: 'lines'
		},
		{
			field: 'broader',
			label: 'Broader term',
			hint: 'Or the whole it is a part of.',
			input: 'term'
		},
		{
			field: 'confusable',
			label: 'Easily confused with',
			hint: 'Separated by commas.',
			input: 'terms'
		},
		{ field: 'article', label: 'Article', input: { choices: ['a', 'an', 'the'], blank: 'none' } },
		{ field: 'plural', label: 'Number', input: { tick: 'It is a plural' } },
		{ field: 'gloss', label: 'What it means here', input: 'prose' },
		{ ...ID, hint: 'Lower-case words with hyphens.', more: true }
	],
	source: [
		{ field: 'title', label: 'Title', hint: 'As it calls itself.', input: 'prose' },
		{
			field: 'name',
			label: 'Name in a question',
			hint: '“the neuroplasty article”',
			input: 'line'
		},
		{
			field: 'kind',
			label: 'Kind',
			hint: 'guideline, web article, patient leaflet ...',
			input: 'line'
		},
		{ field: 'date', label: 'Date', hint: 'Blank = undated.', input: 'date' },
		{
			field: 'review-by',
			label: 'Read again after',
			hint: 'The check asks for it from this day on.',
			input: 'date'
		},
		{ field: 'caveat', label: 'Caveat', hint: 'One line under every question.', input: 'prose' },
		{
			field: 'caveats',
			label: 'Further caveats',
			hint: 'One a line; shown with the deck.',
			input: 'lines'
		},
		{ ...ID, hint: 'Lower-case words with hyphens.', more: true }
	],
	conflict: [
		{ field: 'title', label: 'Title', input: 'line' },
		{
			field: 'kind',
			label: 'Kind',
			input: { choices: ['direct', 'cross', 'logic', 'unsupported', 'tension'], blank: 'Choose' }
		},
		{
			field: 'explains',
			label: 'What disagrees',
			hint: 'In two or three sentences.',
			input: 'prose'
		},
		{
			field: 'subjects',
			label: 'Subjects',
			hint: 'Whose questions it touches; separated by commas.',
			input: 'terms'
		},
		{ field: 'sides', label: 'Sides', input: 'sides' },
		{
			field: 'keep-out',
			label: 'Never an option there',
			hint: 'Terms, separated by commas.',
			input: 'terms',
			more: true
		},
		{
			field: 'ask',
			label: 'Question',
			hint: 'Who says what; blank = shown, never asked.',
			input: 'prose'
		},
		{
			field: 'id',
			label: 'Id',
			hint: 'Letters, digits and hyphens: C01.',
			input: 'line',
			more: true
		},
		...VERSIONS
	]
};
