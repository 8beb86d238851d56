/** A question's text and the line it begins on, counted from 1. */
export interface Block {
	readonly text: string;
	readonly line: number;
}

/** A blank as Moodle writes it. */
export const GIFT_BLANK = '_____';

/** Lines that a question left open may take in before it is given up. */
const PATIENCE = 200;

/**
 * GIFT parts questions by empty lines. An empty line inside of braces is a slip that people make and
 * Moodle refuses; here the question is taken as meant.
 */
export function giftBlocks(text: string): Block[] {
	const blocks: Block[] = [];
	let lines: string[] = [];
	let began = 0;
	const end = () => {
		if (lines.length > 0) blocks.push({ text: lines.join('\n'), line: began + 1 });
		lines = [];
	};
	const all = text.split('\n');
	for (const [i, line] of all.entries()) {
		if (line.trim() !== '') {
			if (lines.length === 0) began = i;
			lines.push(line);
		} else if (!(isOpen(lines) && closes(all, i))) end();
	}
	end();
	return blocks;
}

/** Whether a brace was opened and not closed. */
function isOpen(lines: readonly string[]): boolean {
	const braces = bracesOf(lines);
	return braces.lastIndexOf('{') > braces.lastIndexOf('}');
}

/** Whether the next brace closes, and soon. */
const closes = (lines: readonly string[], from: number): boolean =>
	bracesOf(lines.slice(from, from + PATIENCE)).startsWith('}');

const bracesOf = (lines: readonly string[]): string =>
	lines
		.filter((line) => !/^\s*(?:\/\/|\$CATEGORY:)/.test(line))
		.map((line) => line.replace(/\\./g, '').replace(/[^{}]/g, ''))
		.join('');
