import {
	BLANK,
	exact,
	explanationOf,
	rightOnes,
	type Choice,
	type Item,
	type ItemOf
} from './item';
import type { LeftList } from './left';
import { cut } from './names';

/** What a deck file takes: characters of an option, a spelling, a reason; and how many of them. */
const MOST = {
	option: 400,
	spelling: 160,
	reason: 1_200,
	unit: 60,
	stem: 6_000,
	options: 12,
	points: 20,
	steps: 12
};
const FEWEST_STEPS = 3;

/** A question as the deck file has it (`questionSchema`); null where it cannot be asked. */
export function answerText(item: Item, left: LeftList): object | null {
	const leave = (reason: Parameters<LeftList['add']>[0]) => {
		left.add(reason, item, true);
		return null;
	};
	if (item.stem === '' || item.stem.length > MOST.stem) return leave('long-text');
	const answer = answerOf(item, left);
	if (typeof answer === 'string') return leave(answer);
	const rationale = reason(explanationOf(item), item, left);
	const used = 'usesFeedback' in answer;
	const { usesFeedback: _u, ...own } = answer as { usesFeedback?: true };
	return { stem: item.stem, ...own, ...(rationale && !used && { rationale }) };
}

function answerOf(
	item: Item,
	left: LeftList
): object | 'no-answer' | 'not-carried' | 'too-many' | 'long-text' {
	switch (item.kind) {
		case 'description':
			return 'not-carried';
		case 'single-choice':
		case 'multiple-choice':
			return choiceText(item, left);
		case 'true-false':
			return {
				options: [
					optionText('True', item.answer, reason(item.whenTrue, item, left)),
					optionText('False', !item.answer, reason(item.whenFalse, item, left))
				],
				shuffle: false
			};
		case 'short-answer':
			return spellings(
				rightOnes(item.accepts).map(({ text }) => text),
				item,
				left
			);
		case 'numeric':
			return numberText(item, left);
		case 'ordering':
			if (item.steps.length < FEWEST_STEPS) return 'not-carried';
			return fits(item.steps, MOST.steps, MOST.option) ?? { steps: item.steps.map(oneLine) };
		case 'matching':
			left.add('as-open', item);
			return points(
				item.pairs.flatMap(({ left: from, right }) =>
					from ? [`${oneLine(from)}: ${oneLine(right)}`] : []
				)
			);
		case 'cloze': {
			const [only, ...others] = item.blanks;
			if (only && others.length === 0 && item.stem.split(BLANK).length === 2)
				return spellings(only, item, left);
			left.add('as-open', item);
			return points(item.blanks.map(([first = ''], i) => `${i + 1}: ${oneLine(first)}`));
		}
		case 'essay': {
			const model = points((item.model || explanationOf(item)).split('\n'));
			return typeof model === 'string' || item.model ? model : { ...model, usesFeedback: true };
		}
	}
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Null where all of it fits. */
const fits = (
	texts: readonly string[],
	most: number,
	longest: number
): 'too-many' | 'long-text' | null =>
	texts.length > most ? 'too-many' : texts.some((one) => one.length > longest) ? 'long-text' : null;

function reason(text: string, item: Item, left: LeftList): string {
	const line = oneLine(text);
	if (line.length <= MOST.reason) return line;
	left.add('long-text', item);
	return `${cut(line, MOST.reason - 2)} …`;
}

const optionText = (text: string, correct: boolean, because: string) => ({
	text,
	...(correct && { correct }),
	...(because && { because })
});

function choiceText(item: ItemOf<'single-choice' | 'multiple-choice'>, left: LeftList) {
	const several = item.kind === 'multiple-choice';
	const best = Math.max(...item.options.map(({ weight }) => weight));
	const isRight = ({ weight }: Choice) => (several ? weight > 0 : weight === best);
	if (best <= 0) return 'no-answer';
	if (!several && item.options.some((one) => one.weight > 0 && !isRight(one)))
		left.add('weights', item);
	const options = item.options.filter(({ text }) => text !== '');
	const misfit = fits(
		options.map(({ text }) => text),
		MOST.options,
		MOST.option
	);
	if (misfit) return misfit;
	if (options.length < 2) return 'no-answer';
	return {
		options: options.map((one) =>
			optionText(oneLine(one.text), isRight(one), reason(one.feedback, item, left))
		),
		...(several && { several })
	};
}

function spellings(all: readonly string[], item: Item, left: LeftList) {
	const accept = [...new Set(all.map(oneLine))].filter(
		(one) => one !== '' && one.length <= MOST.spelling
	);
	if (accept.length > 0) {
		if (accept.length < all.length) left.add('spellings', item);
		return { accept: accept.slice(0, 40) };
	}
	left.add('as-open', item);
	return points(all);
}

function points(all: readonly string[]): { points: readonly string[] } | 'no-answer' | 'long-text' {
	const texts = all.map(oneLine).filter(Boolean);
	if (texts.length === 0) return 'no-answer';
	// More than a list takes are joined: nothing of a model answer is lost.
	const joined = texts.length > MOST.points ? [texts.join(' ')] : texts;
	return fits(joined, MOST.points, MOST.reason) === null ? { points: joined } : 'long-text';
}

function numberText({ intervals, unit, ...item }: ItemOf<'numeric'>, left: LeftList) {
	const [first, ...others] = intervals.filter(({ weight }) => weight > 0.999);
	if (!first) return 'no-answer';
	if (others.length > 0) left.add('spellings', item);
	if (intervals.some(({ weight }) => weight > 0 && weight <= 0.999)) left.add('weights', item);
	const { min, max } = first;
	const units = unit ? { unit: cut(unit, MOST.unit) } : {};
	if (!Number.isFinite(max)) return { number: { 'at-least': min, ...units } };
	if (!Number.isFinite(min)) return { number: { 'at-most': max, ...units } };
	const within = exact((max - min) / 2);
	return { number: { exactly: exact((max + min) / 2), ...units }, ...(within > 0 && { within }) };
}
