import { BLANK, rightOnes, type Item, type Written } from './item';
import { LeftList } from './left';

/** Writes Markdown in the syntax of hashcards: `Q:` and `A:`, `C:` with the blanks in brackets, `---` between. */
export function writeMarkdown(items: readonly Item[]): Written {
	const left = new LeftList();
	const cards = items.flatMap((item) => cardOf(item, left) ?? []);
	return { bytes: new TextEncoder().encode(`${cards.join('\n\n---\n\n')}\n`), left: left.all };
}

/** Lines that would begin another card, and brackets that would make a blank, are written so that they do not. */
const plain = (text: string): string =>
	text.replace(/^(?=[QAC]:|---)/gm, '\u200b').replace(/[[\]]/g, '\\$&');

function cardOf(item: Item, left: LeftList): string | null {
	if (item.tags.length > 0) left.add('tags', item);
	if (item.kind === 'cloze') {
		if (item.blanks.some(({ length }) => length > 1)) left.add('spellings', item);
		if (said(item).length > 0) left.add('feedback', item);
		const text = item.blanks.reduce(
			(all, [first = '']) => all.replace(BLANK, () => `[${first.replace(/[[\]]/g, '\\$&')}]`),
			plain(item.stem)
		);
		return `C: ${text}`;
	}
	const answer = answerOf(item, left);
	if (answer === null) return null;
	const { options = [], right } = answer;
	const question = [item.stem, ...options.map((one) => `- ${one}`)].map(plain);
	return `Q: ${question.join('\n')}\nA: ${[...right, ...said(item)].filter(Boolean).map(plain).join('\n\n')}`;
}

const said = ({ feedback, source, caveat }: Item): string[] =>
	[feedback, source && `Source: ${source}`, caveat].filter(
		(text) => text !== undefined && text !== ''
	) as string[];

interface Answer {
	readonly options?: readonly string[];
	readonly right: readonly string[];
}

function answerOf(item: Exclude<Item, { kind: 'cloze' }>, left: LeftList): Answer | null {
	switch (item.kind) {
		case 'description':
			left.add('not-carried', item, true);
			return null;
		case 'single-choice':
		case 'multiple-choice': {
			const best = Math.max(...item.options.map(({ weight }) => weight));
			const right = item.options.filter(({ weight }) => weight === best);
			if (item.options.some(({ weight }) => weight > 0 && weight < best)) left.add('weights', item);
			const why = item.options.flatMap(({ text, feedback }) =>
				feedback ? [`${text}: ${feedback}`] : []
			);
			return {
				options: item.options.map(({ text }) => text),
				right: [right.map(({ text }) => text).join('; '), ...why]
			};
		}
		case 'true-false':
			return { right: [item.answer ? 'True' : 'False', item.whenTrue, item.whenFalse] };
		case 'short-answer':
			return {
				right: [
					rightOnes(item.accepts)
						.map(({ text }) => text)
						.join('; ')
				]
			};
		case 'numeric':
			return {
				right: item.intervals.map(({ min, max }) =>
					`${min === max ? min : `${min} to ${max}`} ${item.unit}`.trim()
				)
			};
		case 'matching':
			return { right: [item.pairs.map((pair) => `${pair.left}: ${pair.right}`).join('\n')] };
		case 'ordering':
			return { right: [item.steps.map((step, i) => `${i + 1}. ${step}`).join('\n')] };
		case 'essay':
			return { right: [item.model] };
	}
}
