import { parse, type GIFTQuestion, type NumericalChoice, type TextFormat } from 'gift-pegjs';
import { readCategory } from './category';
import { GIFT_BLANK, giftBlocks, type Block } from './gift-blocks';
import {
	BLANK,
	exact,
	idOf,
	rightOnes,
	type Choice,
	type Interval,
	type Item,
	type Reading
} from './item';
import { LeftList } from './left';
import { LIMITS } from './limits';
import { noQuestion, tooManyQuestions } from './problems';
import { Texts } from './texts';

type Gift<T extends GIFTQuestion['type']> = Extract<GIFTQuestion, { type: T }>;

/** Reads GIFT. A question that cannot be read is left out and named; the others stand. */
export function readGift(text: string, file: string): Reading {
	const items: Item[] = [];
	const left = new LeftList();
	let category: readonly string[] = [];
	let questions = 0;
	for (const block of giftBlocks(text)) {
		const heading = /^\$CATEGORY:(.*)$/m.exec(block.text);
		if (heading) category = readCategory(heading[1] ?? '');
		const question = questionOf(block.text);
		if (question === null) continue;
		if (++questions > LIMITS.items) return { ok: false, problems: [tooManyQuestions(file)] };
		const item = readBlock({ ...block, text: question }, category, left);
		if (item) items.push(item);
	}
	if (items.length === 0 && left.all.length === 0)
		return { ok: false, problems: [noQuestion(file, 'GIFT')] };
	return { ok: true, items, left: left.all };
}

/** Without the category and without comments, but for those before it: they hold id and tags. */
function questionOf(block: string): string | null {
	const lines = block.split('\n').filter((line) => !line.startsWith('$CATEGORY:'));
	const isComment = (line: string) => line.trimStart().startsWith('//');
	const first = lines.findIndex((line) => !isComment(line));
	if (first < 0) return null;
	return lines.filter((line, i) => i < first || !isComment(line)).join('\n');
}

function readBlock(block: Block, category: readonly string[], left: LeftList): Item | null {
	const at = `line ${block.line}`;
	const fail = (reason: 'broken-question' | 'no-answer' | 'long-text') => {
		left.add(reason, { stem: block.text.replace(/^(?:\/\/.*\n)+/, ''), at }, true);
		return null;
	};
	if (block.text.length > LIMITS.question) return fail('long-text');
	let parsed: GIFTQuestion | undefined;
	try {
		parsed = parse(`${plainly(block.text)}\n`)[0];
	} catch {
		return fail('broken-question');
	}
	if (!parsed || parsed.type === 'Category') return fail('broken-question');
	const texts = new Texts();
	const item = itemOf(parsed, texts, { category, at });
	if (!item) return fail('no-answer');
	texts.settle(left, item);
	return item;
}

/** A lone number with a word for all others, which the library takes only for one of several. */
const plainly = (text: string): string => text.replace(/\{(\s*)#(?=[^=~#{}]+~)/, '{$1#=');

/** Null where nothing counts as right. */
function itemOf(
	gift: Exclude<GIFTQuestion, { type: 'Category' }>,
	texts: Texts,
	place: { category: readonly string[]; at: string }
): Item | null {
	const of = (format: TextFormat | null | undefined) => (format ? plain(format, texts) : '');
	const stem = of(gift.stem).replace(GIFT_BLANK, BLANK);
	const base = {
		id: gift.id?.trim() || idOf(stem, JSON.stringify(gift)),
		title: texts.plain(gift.title ?? ''),
		stem,
		feedback: 'globalFeedback' in gift ? of(gift.globalFeedback) : '',
		tags: (gift.tags ?? []).map((tag) => tag.trim()),
		...place
	};
	switch (gift.type) {
		case 'Description':
			return { ...base, kind: 'description' };
		case 'Essay':
			return { ...base, kind: 'essay', model: '' };
		case 'TF': {
			// The first is said after a wrong answer, the second after a right one.
			const [wrong, right] = [of(gift.trueFeedback), of(gift.falseFeedback)];
			const said = gift.isTrue ? [right, wrong] : [wrong, right];
			const [whenTrue = '', whenFalse = ''] = said;
			return { ...base, kind: 'true-false', answer: gift.isTrue, whenTrue, whenFalse };
		}
		case 'Matching':
			return { ...base, kind: 'matching', pairs: pairsOf(gift, texts) };
		case 'MC':
			return choiceOf(base, choicesOf(gift, texts));
		case 'Short':
			return shortOf(base, choicesOf(gift, texts), gift.hasEmbeddedAnswers);
		case 'Numerical': {
			const intervals = intervalsOf(gift, texts);
			return intervals.some(({ weight }) => weight > 0)
				? { ...base, kind: 'numeric', unit: '', intervals }
				: null;
		}
	}
}

type Base = Omit<Extract<Item, { kind: 'description' }>, 'kind'>;

function choiceOf(base: Base, options: readonly Choice[]): Item | null {
	if (rightOnes(options).length === 1) return { ...base, kind: 'single-choice', options };
	if (options.some(({ weight }) => weight > 0))
		return { ...base, kind: 'multiple-choice', options };
	return null;
}

function shortOf(base: Base, accepts: readonly Choice[], embedded: boolean): Item | null {
	if (rightOnes(accepts).length === 0) return null;
	const plainly = accepts.every(({ weight, feedback }) => weight === 1 && feedback === '');
	return embedded && plainly
		? { ...base, kind: 'cloze', blanks: [accepts.map(({ text }) => text)] }
		: { ...base, kind: 'short-answer', accepts };
}

const choicesOf = (gift: Gift<'MC' | 'Short'>, texts: Texts): Choice[] =>
	gift.choices.slice(0, LIMITS.options).map(({ text, weight, isCorrect, feedback }) => ({
		text: plain(text, texts),
		weight: weight === null ? Number(isCorrect) : weight / 100,
		feedback: feedback ? plain(feedback, texts) : ''
	}));

const pairsOf = (gift: Gift<'Matching'>, texts: Texts) =>
	gift.matchPairs.slice(0, LIMITS.options).map(({ subquestion, subanswer }) => ({
		left: plain(subquestion, texts),
		// It has no format of its own: the question's holds.
		right: plain({ format: gift.stem.format, text: unescaped(subanswer) }, texts)
	}));

/** The library leaves its own marks for escaped signs in the right sides of matchings. */
const unescaped = (text: string): string =>
	text.replace(/&&(\d{3});?/g, (_, code: string) => String.fromCharCode(Number(code)));

function intervalsOf(gift: Gift<'Numerical'>, texts: Texts): Interval[] {
	const { choices } = gift;
	const all: readonly NumericalChoice[] = Array.isArray(choices)
		? choices
		: [{ isCorrect: true, weight: null, text: choices, feedback: null }];
	return all.slice(0, LIMITS.options).flatMap(({ text, weight, isCorrect, feedback }) => {
		const bounds = boundsOf(text);
		// What any other number is told has no place of its own here.
		if (!bounds && feedback) texts.lost('feedback');
		return bounds
			? {
					...bounds,
					weight: weight === null ? Number(isCorrect) : weight / 100,
					feedback: feedback ? plain(feedback, texts) : ''
				}
			: [];
	});
}

function boundsOf({ type, number, range, numberLow, numberHigh }: NumericalChoice['text']) {
	if (type === 'high-low' && numberLow !== undefined && numberHigh !== undefined)
		return { min: Math.min(numberLow, numberHigh), max: Math.max(numberLow, numberHigh) };
	if (number === undefined) return null;
	const within = type === 'range' ? (range ?? 0) : 0;
	return { min: exact(number - within), max: exact(number + within) };
}

function plain({ format, text }: TextFormat, texts: Texts): string {
	if (format === 'html') return texts.html(text);
	return format === 'moodle' ? texts.loose(text) : texts.plain(text);
}
