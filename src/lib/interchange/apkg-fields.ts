import { escapeXml } from './html-text';
import { BLANK, rightOnes, type Item, type ItemOf } from './item';
import type { LeftList } from './left';

/** A note's fields as HTML; a cloze's are those of the note type with deletions. */
export interface Fields {
	readonly cloze: boolean;
	readonly values: readonly string[];
}

const html = (text: string): string => escapeXml(text).replaceAll('\n', '<br>');
const lines = (all: readonly string[]): string => all.filter(Boolean).map(html).join('<br>');
const list = (all: readonly string[]): string =>
	all.length === 0 ? '' : `<ol type="A">${all.map((one) => `<li>${html(one)}</li>`).join('')}</ol>`;

/** The note that a question becomes; null for what Anki has no card for. */
export function fieldsOf(item: Item, left: LeftList): Fields | null {
	if (item.kind === 'cloze') return clozeFields(item, left);
	const card = cardOf(item, left);
	if (card === null) return null;
	const { options = [], answer, why = [] } = card;
	const explanation = lines([...why, item.feedback]);
	const rest = [explanation, html(item.source ?? ''), html(item.caveat ?? ''), html(item.id)];
	return { cloze: false, values: [html(item.stem), list(options), lines(answer), ...rest] };
}

interface Card {
	readonly options?: readonly string[];
	readonly answer: readonly string[];
	readonly why?: readonly string[];
}

function cardOf(item: Exclude<Item, { kind: 'cloze' }>, left: LeftList): Card | null {
	switch (item.kind) {
		case 'description':
			left.add('not-carried', item, true);
			return null;
		case 'single-choice':
		case 'multiple-choice': {
			if (
				item.kind === 'single-choice' &&
				item.options.some(({ weight }) => weight > 0 && weight < 1)
			)
				left.add('weights', item);
			const right = rightOnes(item.options);
			const best = right.length > 0 ? right : item.options.filter(({ weight }) => weight > 0);
			return {
				options: item.options.map(({ text }) => text),
				answer: best.map(({ text }) => text),
				why: item.options.flatMap(({ text, feedback }) =>
					feedback ? [`${text}: ${feedback}`] : []
				)
			};
		}
		case 'true-false':
			return {
				options: ['True', 'False'],
				answer: [item.answer ? 'True' : 'False'],
				why: [item.whenTrue, item.whenFalse]
			};
		case 'short-answer': {
			if (item.accepts.some(({ feedback }) => feedback !== '')) left.add('feedback', item);
			return { answer: rightOnes(item.accepts).map(({ text }) => text) };
		}
		case 'numeric':
			return {
				answer: item.intervals
					.filter(({ weight }) => weight === 1)
					.map((one) => rangeText(one, item.unit))
			};
		case 'matching':
			return {
				options: item.pairs.flatMap(({ left: from }) => from || []),
				answer: item.pairs.flatMap(({ left: from, right }) => (from ? [`${from} → ${right}`] : []))
			};
		case 'ordering':
			// In the order of the alphabet, which gives the right one away only where it is that.
			return {
				options: [...item.steps].sort(),
				answer: item.steps.map((step, i) => `${i + 1}. ${step}`)
			};
		case 'essay':
			return { answer: [item.model] };
	}
}

/** `5 mm`, `3 to 4 mm`, `at least 5 mm`. */
function rangeText({ min, max }: { min: number; max: number }, unit: string): string {
	const number =
		min === max
			? `${min}`
			: !Number.isFinite(max)
				? `at least ${min}`
				: !Number.isFinite(min)
					? `at most ${max}`
					: `${min} to ${max}`;
	return unit ? `${number}\u2009${unit}` : number;
}

/** All blanks carry one number: they are one card, as they are one question. */
function clozeFields(item: ItemOf<'cloze'>, left: LeftList): Fields {
	if (item.blanks.some(({ length }) => length > 1)) left.add('spellings', item);
	const words = item.blanks.map(([first = '']) =>
		html(first).replaceAll('}}', '} }').replaceAll('::', ': :')
	);
	const text = words.reduce(
		(all, word) => all.replace(BLANK, () => `{{c1::${word}}}`),
		html(item.stem)
	);
	const rest = [
		html(item.feedback),
		html(item.source ?? ''),
		html(item.caveat ?? ''),
		html(item.id)
	];
	return { cloze: true, values: [text, ...rest] };
}
