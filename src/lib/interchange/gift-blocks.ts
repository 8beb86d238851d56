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
	const all = text.split('\n');
	const closesSoon = lookAhead(all);
	let lines: string[] = [];
	let began = 0;
	/** Whether a brace was opened and not closed. */
	let open = false;
	const end = () => {
		if (lines.length > 0) blocks.push({ text: lines.join('\n'), line: began + 1 });
		lines = [];
		open = false;
	};
	for (const [i, line] of all.entries()) {
		if (line.trim() !== '') {
			if (lines.length === 0) began = i;
			lines.push(line);
			const braces = bracesOf(line);
			if (braces !== '') open = braces.endsWith('{');
		} else if (!(open && closesSoon(i))) end();
	}
	end();
	return blocks;
}

/** Whether the next brace from a line on closes, and soon; to be asked from the first line to the last. */
function lookAhead(all: readonly string[]): (from: number) => boolean {
	let next = 0;
	let braces = '';
	return (from) => {
		for (; braces === '' || next < from; next++) {
			if (next >= from + PATIENCE || next >= all.length) return false;
			braces = next < from ? '' : bracesOf(all[next] ?? '');
			if (braces !== '') break;
		}
		return next < from + PATIENCE && braces.startsWith('}');
	};
}

/** The braces of a line that are no signs of its text; none of a comment or a category. */
const bracesOf = (line: string): string =>
	/^\s*(?:\/\/|\$CATEGORY:)/.test(line) ? '' : line.replace(/\\./g, '').replace(/[^{}]/g, '');
