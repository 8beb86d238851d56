import { exact, type Choice, type Interval, type Item, type Kind } from './item';
import type { Reason } from './left';
import { LIMITS } from './limits';
import type { Texts } from './texts';

/** One row of a table by what its cells hold; `options` keep their places, empty ones too. */
export interface Cells {
	readonly stem: string;
	readonly kind: Kind | null;
	readonly options: readonly string[];
	readonly why: readonly string[];
	readonly correct: string;
	readonly answers: readonly string[];
	readonly wrong: readonly string[];
	readonly unit: string;
}

type Base = Omit<Extract<Item, { kind: 'description' }>, 'kind'>;
type Own = { [K in Kind]: Omit<Extract<Item, { kind: K }>, keyof Base> }[Kind];

/** A longer answer is no word to be typed but a text to be compared with. */
const LONGEST_TYPED = 60;
/** Parts the two sides of a pair, and the spellings of a blank. */
export const ARROW = ' → ';
export const OR = ' | ';

/** What a row asks for: as its kind says, or else as its cells look. */
export function answerOf(cells: Cells, texts: Texts): Own | Reason {
	const { kind, options } = cells;
	const given = options.slice(0, LIMITS.options).filter(Boolean);
	switch (kind ?? guessKind(cells, given)) {
		case 'description':
			return { kind: 'description' };
		case 'essay':
			return { kind: 'essay', model: [...cells.answers, cells.correct].filter(Boolean).join('\n') };
		case 'true-false':
			return trueFalseOf(cells);
		case 'ordering':
			return given.length > 1 ? { kind: 'ordering', steps: given } : 'no-answer';
		case 'matching':
			return matchingOf(given);
		case 'cloze':
			return clozeOf(cells, given);
		case 'numeric':
			return numericOf(cells, texts);
		case 'short-answer': {
			const accepts = choices(cells).filter(({ weight }) => weight > 0);
			return accepts.length > 0 ? { kind: 'short-answer', accepts } : 'no-answer';
		}
		case 'single-choice':
		case 'multiple-choice':
			return choiceOf(cells);
	}
}

function guessKind({ stem, correct, answers, wrong }: Cells, given: readonly string[]): Kind {
	if (given.length > 1 || wrong.length > 0) return 'single-choice';
	const said = [...given, ...answers, correct].filter(Boolean);
	const [only = ''] = said;
	if (said.length === 0) return 'description';
	if (said.length === 1 && truthOf(only) !== null) return 'true-false';
	if (stem.includes('____')) return 'cloze';
	if (said.length === 1 && intervalOf(only) !== null) return 'numeric';
	return only.length > LONGEST_TYPED || only.includes('\n') ? 'essay' : 'short-answer';
}

/** Options with their marks: by the cell that names the right ones, else those in a column of their own. */
function choices({ options, why, correct, answers, wrong }: Cells): Choice[] {
	const told = (i: number) => why[i] ?? '';
	if (options.some(Boolean)) {
		const right = rightPlaces(correct, options);
		return options
			.map((text, i) => ({ text, weight: right.has(i) ? 1 : 0, feedback: told(i) }))
			.filter(({ text }) => text !== '')
			.slice(0, LIMITS.options);
	}
	const right = answers.length > 0 ? answers : correct.split(OR).filter(Boolean);
	return [...right, ...wrong]
		.slice(0, LIMITS.options)
		.map((text, i) => ({ text, weight: i < right.length ? 1 : 0, feedback: told(i) }));
}

function choiceOf(cells: Cells): Own | Reason {
	const options = choices(cells);
	const right = options.filter(({ weight }) => weight > 0).length;
	if (right === 0 || options.length < 2) return 'no-answer';
	if (right === 1 && cells.kind !== 'multiple-choice') return { kind: 'single-choice', options };
	const share = (weight: number) => (weight > 0 ? exact(1 / right) : 0);
	return {
		kind: 'multiple-choice',
		options: options.map((one) => ({ ...one, weight: share(one.weight) }))
	};
}

/** `B`, `2`, `1; 3`, `option b`, or the words of the option themselves. */
function rightPlaces(correct: string, options: readonly string[]): Set<number> {
	const same = (text: string) => {
		const wanted = text.trim().toLowerCase();
		return options.findIndex((option) => option !== '' && option.trim().toLowerCase() === wanted);
	};
	const whole = same(correct);
	if (whole >= 0) return new Set([whole]);
	const places = correct.split(/[;,|&\n]|\band\b/).map((part) => {
		const named = same(part);
		return named >= 0 ? named : placeOf(part);
	});
	return new Set(places.filter((place) => (options[place] ?? '') !== ''));
}

function placeOf(part: string): number {
	const [, sign = ''] =
		/^(?:option|answer|choice)?\s*\(?([a-z]|\d{1,2})[).]?$/i.exec(part.trim()) ?? [];
	if (sign === '') return -1;
	return /\d/.test(sign) ? Number(sign) - 1 : sign.toLowerCase().charCodeAt(0) - 97;
}

const truthOf = (text: string): boolean | null =>
	/^(?:true|t|yes|richtig|wahr)$/i.test(text)
		? true
		: /^(?:false|f|no|falsch)$/i.test(text)
			? false
			: null;

function trueFalseOf({ correct, answers, options, why }: Cells): Own | Reason {
	const answer = truthOf(correct || answers[0] || options.find(Boolean) || '');
	const [whenTrue = '', whenFalse = ''] = why;
	return answer === null ? 'no-answer' : { kind: 'true-false', answer, whenTrue, whenFalse };
}

function matchingOf(given: readonly string[]): Own | Reason {
	const pairs = given.flatMap((cell) => {
		const [left = '', ...right] = cell.split(ARROW);
		return right.length > 0 ? [{ left: left.trim(), right: right.join(ARROW).trim() }] : [];
	});
	return pairs.length > 1 ? { kind: 'matching', pairs } : 'no-answer';
}

function clozeOf({ stem, correct, answers }: Cells, given: readonly string[]): Own | Reason {
	const cells = given.length > 0 ? given : [correct || answers.join(OR)];
	const blanks = cells.map((cell) =>
		cell
			.split(OR)
			.map((one) => one.trim())
			.filter(Boolean)
	);
	const wanted = stem.split('____').length - 1;
	return wanted > 0 && blanks.length === wanted && blanks.every(({ length }) => length > 0)
		? { kind: 'cloze', blanks }
		: 'no-answer';
}

function numericOf(cells: Cells, texts: Texts): Own | Reason {
	const intervals = choices(cells).flatMap(({ text, weight, feedback }): Interval[] => {
		const bounds = intervalOf(text);
		if (bounds && weight > 0) return [{ ...bounds, weight, feedback }];
		texts.lost('feedback');
		return [];
	});
	return intervals.length > 0 ? { kind: 'numeric', unit: cells.unit, intervals } : 'no-answer';
}

const NUMBER = '-?\\d{1,15}(?:[.,]\\d{1,15})?';
const RANGE = new RegExp(`^(${NUMBER})?\\s*(?:\\.\\.|–|\\bto\\b)\\s*(${NUMBER})?$`);
const WITHIN = new RegExp(`^(${NUMBER})(?:\\s*(?:±|\\+/?-|:)\\s*(${NUMBER}))?$`);

/** `5`, `5 ± 1`, `3..5`, `3..`; null for anything else. */
function intervalOf(text: string): { min: number; max: number } | null {
	const number = (part: string) => Number(part.replace(',', '.'));
	const range = RANGE.exec(text.trim());
	if (range && (range[1] ?? range[2]) !== undefined)
		return {
			min: range[1] === undefined ? -Infinity : number(range[1]),
			max: range[2] === undefined ? Infinity : number(range[2])
		};
	const [, middle, within = '0'] = WITHIN.exec(text.trim()) ?? [];
	if (middle === undefined) return null;
	return {
		min: exact(number(middle) - number(within)),
		max: exact(number(middle) + number(within))
	};
}
