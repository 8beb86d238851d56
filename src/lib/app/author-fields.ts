import type { Kind } from '$lib/authoring/document/entry';
import {
	FACT_FIELDS,
	ITEM_FIELDS,
	LIST_FIELDS,
	NOT_FIELDS,
	QUESTION_FIELDS
} from './author-fact-fields';
import { ID, VERSIONS, type FieldSpec } from './author-field-spec';

export type { FieldSpec } from './author-field-spec';

/** What each kind of entry is asked for, in the order in which it is thought of. */
export const FIELDS: Readonly<Record<Kind, readonly FieldSpec[]>> = {
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
	section: [
		{
			field: 'subject',
			label: 'Subject',
			hint: 'Of all facts below that name no other.',
			input: 'term'
		},
		{
			field: 'source',
			label: 'Source',
			hint: 'Of all facts below that name no other.',
			input: 'source'
		}
	],
	fact: FACT_FIELDS,
	item: ITEM_FIELDS,
	list: LIST_FIELDS,
	not: NOT_FIELDS,
	question: QUESTION_FIELDS,
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
			field: 'keep-apart',
			label: 'Never together among the options',
			hint: 'One group a line, its terms separated by commas: at most one of each is an option.',
			input: 'groups',
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
