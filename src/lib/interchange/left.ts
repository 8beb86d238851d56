import { cut } from './names';

/** What a file loses on its way in or out, and why. */
export const REASONS = {
	'broken-question': 'could not be read as a question',
	'cut-short': 'the file ends in the middle of it',
	'unknown-type': 'a kind of question that Ranvier does not know',
	'no-answer': 'has no right answer',
	'not-carried': 'a kind of question that has no place there',
	'needs-picture': 'asks about a picture or a sound',
	picture: 'a picture or a sound',
	formatting: 'bold, colours and other formatting',
	feedback: 'an explanation that this format has no place for',
	weights: 'part marks',
	spellings: 'further spellings that count as right',
	category: 'the category',
	tags: 'the tags',
	title: 'the name of the question',
	unit: 'the unit of the number',
	'open-range': 'a range of numbers without an end',
	settings: 'marks, penalties, hints and other settings',
	'as-matching': 'an order becomes a matching of steps with places',
	'as-open': 'becomes an open question, marked by the reader',
	'as-short': 'a blank becomes a short answer',
	'one-spelling': 'lower and upper case are not told apart',
	'damaged-text': 'characters that were damaged before',
	'long-text': 'text longer than a question may be',
	history: 'an answer in Anki that did not count there, or whose card is left out',
	'card-side': 'a further card of the same note',
	'deck-full':
		'more than one deck takes; exported as a file of their own, they become a second deck',
	'too-many': 'more options, pairs or steps than a question takes',
	'not-sound': 'the checks of a deck find it unsound',
	doubled: 'the same question again'
} as const;
export type Reason = keyof typeof REASONS;

export interface Left {
	readonly reason: Reason;
	/** Which question: its name or first words. */
	readonly what: string;
	/** `line 12`, `note 3`; empty where the file as a whole is meant. */
	readonly at: string;
	/** The whole question is left out, not a part of it. */
	readonly whole: boolean;
}

export interface LeftCount {
	readonly reason: Reason;
	readonly whole: boolean;
	/** Questions it concerns, or things, where one question has several. */
	readonly count: number;
	/** The first few, as `line 12: Which nerve …`. */
	readonly examples: readonly string[];
}

const EXAMPLES = 5;

/** Grouped by reason: whole questions first, then by number. */
export function countLeft(left: readonly Left[]): LeftCount[] {
	const groups = new Map<string, { first: Left; all: Left[] }>();
	for (const one of left) {
		const key = `${one.whole} ${one.reason}`;
		const group = groups.get(key);
		if (group) group.all.push(one);
		else groups.set(key, { first: one, all: [one] });
	}
	return [...groups.values()]
		.map(({ first, all }) => ({
			reason: first.reason,
			whole: first.whole,
			count: all.length,
			examples: [...new Set(all.map(nameOf))].filter(Boolean).slice(0, EXAMPLES)
		}))
		.sort((a, b) => Number(b.whole) - Number(a.whole) || b.count - a.count);
}

const nameOf = ({ at, what }: Left): string => [at, what].filter(Boolean).join(': ');

const SHOWN = 60;

/** The first words of a text, on one line. */
export function firstWords(text: string): string {
	const line = text
		.slice(0, 4 * SHOWN)
		.replace(/\s+/g, ' ')
		.trim();
	return line.length > SHOWN ? `${cut(line, SHOWN - 2).trimEnd()} …` : line;
}

/** Collects what is left out of one question after the other. */
export class LeftList {
	readonly all: Left[] = [];

	/** Notes a part (or, `whole`, all) of the question that `of` names. */
	add(reason: Reason, of: { title?: string; stem?: string; at?: string }, whole = false): void {
		const what = firstWords(of.title || of.stem || '');
		this.all.push({ reason, what, at: of.at ?? '', whole });
	}
}
