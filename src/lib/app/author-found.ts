import type { Found } from './author-messages';

export type { Found } from './author-messages';

/** What is missing of an entry as a whole, by the field that it is written in. */
const FIELD_OF: Readonly<Record<string, string>> = {
	'locator-missing': 'source',
	'ask-missing': 'ask'
};

/** The field beside which a problem is shown; undefined = it is about the entry as a whole. */
export function fieldOf({ path, code }: Found): string | undefined {
	const [first] = path;
	if (first === 'at') return 'source';
	return first === undefined ? FIELD_OF[code] : String(first);
}

/** What says that a key of the file is not there. */
const MISSING = [
	...['key-missing', 'id-missing', 'value-missing'],
	...['locator-missing', 'unit-missing', 'ask-missing']
];

/** A problem in the words of a form, which has fields and no keys. */
export const inForm = (problem: Found, label: string): Found =>
	problem.path.length <= 1 && MISSING.includes(problem.code)
		? { ...problem, message: `“${label}” is still empty.`, hint: HINTS[problem.code] ?? '' }
		: problem;

/** How to mend it here, where the check would speak of a key of the file. */
export const hintOf = ({ code, hint }: Pick<Found, 'code' | 'hint'>): string => HINTS[code] ?? hint;

const HINTS: Readonly<Record<string, string>> = {
	'id-missing': 'It gets one by itself once you leave a field that says what it is about.',
	'locator-missing': 'Say where in the source it stands: heading and position.',
	'ask-missing': 'Write a question that asks for it, or why it is only shown, under More.',
	'change-undeclared':
		'That is well where it is meant. Where it means the same as before, write the next version under More at “Put more exactly with version”.',
	'review-unsigned': 'Say by whom and on which day, or set it back to draft.',
	'review-unticked': 'Compare it with its source and tick both, or make it “Checked”.'
};
