import { exact, rightOnes, type Choice, type Interval, type Item, type Kind } from './item';
import type { Reason } from './left';
import { LIMITS } from './limits';
import { readCloze } from './moodle-cloze';
import { readGaps } from './moodle-gaps';
import { formatted } from './moodle-text';
import { attribute, child, children, textOf, type Element } from './moodle-xml';
import type { Texts } from './texts';

/** What of a question is its kind's own; the stem too, where blanks stand in it. */
type Own = { [K in Kind]: Omit<Extract<Item, { kind: K }>, keyof Base> }[Kind] & {
	readonly stem?: string;
};
type Base = Omit<Extract<Item, { kind: 'description' }>, 'kind'>;

/** What a question of Moodle's `type` asks for, or why it cannot be taken over. */
export function readAnswer(type: string, element: Element, texts: Texts): Own | Reason {
	const answers = children(element, 'answer').slice(0, LIMITS.options);
	switch (type) {
		case 'description':
			return { kind: 'description' };
		case 'essay':
			return { kind: 'essay', model: formatted(child(element, 'graderinfo'), texts) };
		case 'multichoice':
		case 'multichoiceset':
			return readChoice(element, answers, texts);
		case 'truefalse':
			return readTrueFalse(answers, texts);
		case 'shortanswer':
			return readShort(element, answers, texts);
		case 'numerical':
			return readNumeric(element, answers, texts);
		case 'matching':
		case 'match':
		case 'ddmatch':
			return readMatching(element, texts);
		case 'ordering':
			return readOrdering(answers, texts);
		case 'cloze':
		case 'multianswer': {
			const { stem, blanks } = readCloze(textOf(child(element, 'questiontext')), texts);
			return blanks.length > 0 && blanks.every(({ length }) => length > 0)
				? { kind: 'cloze', stem, blanks }
				: 'no-answer';
		}
		case 'gapselect':
		case 'ddwtos':
			return readGaps(element, texts);
		case 'ddimageortext':
		case 'ddmarker':
			return 'needs-picture';
		default:
			return 'unknown-type';
	}
}

const weightOf = (answer: Element): number => {
	const percent = Number(attribute(answer, 'fraction'));
	return Number.isFinite(percent) ? Math.min(1, Math.max(-1, exact(percent / 100))) : 0;
};

const choiceOf = (answer: Element, text: string, texts: Texts): Choice => ({
	text,
	weight: weightOf(answer),
	feedback: formatted(child(answer, 'feedback'), texts)
});

function readChoice(element: Element, answers: readonly Element[], texts: Texts): Own | Reason {
	const options = answers.map((one) => choiceOf(one, formatted(one, texts), texts));
	const single = /^(?:true|1)$/.test(textOf(child(element, 'single')));
	if (single && rightOnes(options).length > 0) return { kind: 'single-choice', options };
	return options.some(({ weight }) => weight > 0)
		? { kind: 'multiple-choice', options }
		: 'no-answer';
}

function readTrueFalse(answers: readonly Element[], texts: Texts): Own | Reason {
	const said = (word: string) => answers.find((one) => textOf(one).toLowerCase() === word);
	const [yes, no] = [said('true'), said('false')];
	if (!yes || !no || weightOf(yes) === weightOf(no)) return 'no-answer';
	const told = (one: Element) => formatted(child(one, 'feedback'), texts);
	const answer = weightOf(yes) > weightOf(no);
	return { kind: 'true-false', answer, whenTrue: told(yes), whenFalse: told(no) };
}

function readShort(element: Element, answers: readonly Element[], texts: Texts): Own | Reason {
	if (textOf(child(element, 'usecase')) === '1') texts.lost('one-spelling');
	const accepts = answers.flatMap((one) => {
		const text = textOf(one);
		const isPattern = /(?<!\\)\*/.test(text);
		// An asterisk stands for any letters: what everything else is told, or further spellings.
		if (isPattern) texts.lost(text === '*' ? 'feedback' : 'spellings');
		return isPattern ? [] : [choiceOf(one, texts.plain(text.replaceAll('\\*', '*')), texts)];
	});
	return rightOnes(accepts).length > 0 ? { kind: 'short-answer', accepts } : 'no-answer';
}

function readNumeric(element: Element, answers: readonly Element[], texts: Texts): Own | Reason {
	const intervals = answers.flatMap((one): Interval[] => {
		const number = Number(textOf(one).replace(',', '.') || NaN);
		const within = Number(textOf(child(one, 'tolerance')).replace(',', '.') || 0);
		if (!Number.isFinite(number) || !Number.isFinite(within)) {
			texts.lost('feedback');
			return [];
		}
		const { weight, feedback } = choiceOf(one, '', texts);
		return [{ min: exact(number - within), max: exact(number + within), weight, feedback }];
	});
	const [unit, ...others] = children(child(element, 'units'), 'unit');
	if (others.length > 0) texts.lost('unit');
	return rightOnes(intervals.map((one) => ({ ...one, text: '' }))).length > 0
		? { kind: 'numeric', unit: unit ? textOf(child(unit, 'unit_name')) : '', intervals }
		: 'no-answer';
}

function readMatching(element: Element, texts: Texts): Own | Reason {
	const pairs = children(element, 'subquestion')
		.slice(0, LIMITS.options)
		.map((one) => ({
			left: formatted(one, texts),
			right: texts.loose(textOf(children(one, 'answer')[0] ?? {}))
		}))
		.filter(({ right }) => right !== '');
	return pairs.some(({ left }) => left !== '') ? { kind: 'matching', pairs } : 'no-answer';
}

/** The place of a step is its fraction; it is no percentage here. */
function readOrdering(answers: readonly Element[], texts: Texts): Own | Reason {
	const place = (one: Element) => Number(attribute(one, 'fraction')) || 0;
	const steps = [...answers]
		.sort((a, b) => place(a) - place(b))
		.map((one) => formatted(one, texts));
	return steps.length > 1 ? { kind: 'ordering', steps } : 'no-answer';
}
