import { underCategories } from './category';
import { GIFT_BLANK } from './gift-blocks';
import {
	BLANK,
	exact,
	explanationOf,
	type Choice,
	type Interval,
	type Item,
	type ItemOf,
	type Written
} from './item';
import { LeftList } from './left';

/** Writes GIFT as Moodle reads it; what it has no place for is listed. */
export function writeGift(items: readonly Item[]): Written {
	const left = new LeftList();
	const blocks: string[] = [];
	for (const { item, written, heading } of underCategories(items, (one) => bodyOf(one, left))) {
		if (heading !== null) blocks.push(`$CATEGORY: ${heading}`);
		blocks.push(`${commentOf(item)}${written}`);
	}
	return { bytes: new TextEncoder().encode(`${blocks.join('\n\n')}\n`), left: left.all };
}

const commentOf = ({ id, tags }: Item): string =>
	`// ${[`[id:${mark(id)}]`, ...tags.map((tag) => `[tag:${mark(tag)}]`)].join(' ')}\n`;
const mark = (text: string): string => text.replace(/\s+/g, ' ').replaceAll(']', '\\]').trim();

function bodyOf(item: Item, left: LeftList): string | null {
	const name = item.title ? `::${escaped(item.title)}::` : '';
	const explanation = explanationOf(item);
	const after = explanation ? `\n\t####${escaped(explanation)}` : '';
	const braced = (answers: string) => `${name}[plain]${escaped(item.stem)}{${answers}${after}\n}`;
	switch (item.kind) {
		case 'description':
			if (explanation) left.add('feedback', item);
			return `${name}[plain]${escaped(item.stem)}`;
		case 'essay':
			if (item.model) left.add('feedback', item);
			return braced('');
		case 'true-false': {
			const [right, wrong] = item.answer
				? [item.whenTrue, item.whenFalse]
				: [item.whenFalse, item.whenTrue];
			const said = right || wrong ? `#${escaped(wrong)}#${escaped(right)}` : '';
			return braced(`${item.answer ? 'TRUE' : 'FALSE'}${said}`);
		}
		case 'single-choice':
		case 'multiple-choice':
			return inPlace(item, name, item.options.map(optionOf(item.kind)).join('') + after);
		case 'short-answer':
			return inPlace(item, name, item.accepts.map(acceptOf).join('') + after);
		case 'cloze':
			return clozeOf(item, name, after, left);
		case 'numeric':
			return numericOf(item, braced, left);
		case 'matching':
			return braced(
				item.pairs.map((p) => `\n\t=${arrowless(p.left)} -> ${escaped(p.right)}`).join('')
			);
		case 'ordering':
			left.add('as-matching', item);
			return braced(item.steps.map((step, i) => `\n\t=${arrowless(step)} -> ${i + 1}`).join(''));
	}
}

/**
 * In the middle of its sentence where the stem has one blank there, else after it: there, five lines
 * stand for a blank.
 */
function inPlace({ stem }: Item, name: string, answers: string): string {
	const around = aroundBlank(stem);
	return around
		? `${name}[plain]${marked(around.before.trimStart())}{${answers}\n}${marked(around.behind.trimEnd())}`
		: `${name}[plain]${escaped(stem.replace(BLANK, GIFT_BLANK))}{${answers}\n}`;
}

/** What stands on both sides of the only blank; null where there is not one inside of the stem. */
function aroundBlank(stem: string): { before: string; behind: string } | null {
	const [before = '', behind = '', more] = stem.split(BLANK);
	const isInside = more === undefined && before.trim() !== '' && behind.trim() !== '';
	return isInside ? { before, behind } : null;
}

function clozeOf(
	item: ItemOf<'cloze'>,
	name: string,
	after: string,
	left: LeftList
): string | null {
	const [only, ...others] = item.blanks;
	if (!only || others.length > 0) {
		left.add('not-carried', item, true);
		return null;
	}
	if (!aroundBlank(item.stem)) left.add('as-short', item);
	const accepts = only.map((text) => acceptOf({ text, weight: 1, feedback: '' }));
	return inPlace(item, name, accepts.join('') + after);
}

function numericOf(
	item: ItemOf<'numeric'>,
	braced: (answers: string) => string,
	left: LeftList
): string | null {
	if (item.intervals.some(({ min, max }) => !Number.isFinite(max - min))) {
		left.add('open-range', item, true);
		return null;
	}
	if (item.unit) left.add('unit', item);
	return braced(`#${item.intervals.map(intervalOf).join('')}`);
}

function intervalOf({ min, max, weight, feedback }: Interval): string {
	const share = weight === 1 ? '' : percent(weight);
	return `\n\t=${share}${numberOf(min)}..${numberOf(max)}${feedbackOf(feedback)}`;
}

/** GIFT knows no exponents. */
const numberOf = (number: number): string =>
	/e/.test(String(exact(number)))
		? number.toFixed(20).replace(/\.?0+$/, '')
		: String(exact(number));

const optionOf = (kind: 'single-choice' | 'multiple-choice') => (choice: Choice) => {
	const right = kind === 'single-choice' && choice.weight === 1;
	const share = right || choice.weight === 0 ? '' : percent(choice.weight);
	return `\n\t${right ? '=' : '~'}${share}${arrowless(choice.text)}${feedbackOf(choice.feedback)}`;
};

const acceptOf = ({ text, weight, feedback }: Choice): string =>
	`\n\t=${weight === 1 ? '' : percent(weight)}${arrowless(text)}${feedbackOf(feedback)}`;

const feedbackOf = (feedback: string): string => (feedback ? `#${escaped(feedback)}` : '');

/** Moodle takes a share only to five places. */
const percent = (weight: number): string => `%${Number((100 * weight).toFixed(5))}%`;

const escaped = (text: string): string => marked(text.trim());
const marked = (text: string): string =>
	text.replace(/[\\~=#{}:]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');

/** Behind a `=` the first `->` parts the two sides of a matching, and cannot be escaped. */
const arrowless = (text: string): string => escaped(text.replaceAll('->', '→'));
