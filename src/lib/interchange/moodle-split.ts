import { escapeXml } from './html-text';

/** One `<question>` of a Moodle file, with its comments and the contents of its files left out. */
export interface QuestionText {
	readonly xml: string;
	/** Line it begins on, counted from 1. */
	readonly line: number;
	/** False where the file ends, or the next question begins, before this one does. */
	readonly closed: boolean;
}

/** Moodle never writes these; what they could define is none of a question's business. */
export class Doctype extends Error {
	readonly line: number;
	constructor(line: number) {
		super('a document type or entity is declared');
		this.line = line;
	}
}

const MARKS = /<!--|<!\[CDATA\[|<question[\s>]|<\/question\s*>|<file[\s>]|<!(?:DOCTYPE|ENTITY)/gi;

/** The line of a place, from 1; to be asked from the first place to the last. */
function lineCounter(text: string): (place: number) => number {
	let line = 1;
	// Kept: to look for it each time would read a file without line ends again and again.
	let next = text.indexOf('\n');
	return (place) => {
		for (; next >= 0 && next < place; next = text.indexOf('\n', next + 1)) line++;
		return line;
	};
}

/**
 * The questions one by one, so that a broken one spoils no other and none but one is in memory as a
 * tree. CDATA becomes escaped text. `onPlace` is told how many characters have been passed.
 * Throws `Doctype`.
 */
export function* moodleQuestions(
	text: string,
	onPlace: (passed: number) => void
): Generator<QuestionText> {
	const lineAt = lineCounter(text);
	/** Skips to behind `end`; to the end of the file where there is none. */
	const behind = (end: string, from: number): number => {
		const at = text.indexOf(end, from);
		return at < 0 ? text.length : at + end.length;
	};
	let pieces: string[] | null = null;
	let began = 0;
	let taken = 0;
	const take = (upTo: number) => pieces?.push(text.slice(taken, upTo));
	const finish = (closed: boolean): QuestionText => {
		const xml = (pieces ?? []).join('');
		pieces = null;
		return { xml, line: began, closed };
	};

	const marks = new RegExp(MARKS);
	for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
		const at = mark.index;
		const sign = mark[0].toLowerCase();
		if (sign.startsWith('<question')) {
			take(at);
			if (pieces) yield finish(false);
			pieces = [];
			began = lineAt(at);
			taken = at;
			onPlace(at);
		} else if (sign.startsWith('</question')) {
			take(marks.lastIndex);
			if (pieces) yield finish(true);
		} else if (sign === '<!--' || sign === '<![cdata[') {
			const end = sign === '<!--' ? '-->' : ']]>';
			const after = behind(end, marks.lastIndex);
			take(at);
			if (sign === '<![cdata[') pieces?.push(escapeXml(cut(text, marks.lastIndex, after, end)));
			marks.lastIndex = taken = after;
		} else if (sign.startsWith('<file')) {
			const opened = behind('>', at);
			const after = text[opened - 2] === '/' ? opened : behind('</file>', opened);
			take(at);
			pieces?.push('<file/>');
			marks.lastIndex = taken = after;
		} else throw new Doctype(lineAt(at));
	}
	take(text.length);
	if (pieces) yield finish(false);
}

const cut = (text: string, from: number, to: number, end: string): string => {
	const inner = text.slice(from, to);
	return inner.endsWith(end) ? inner.slice(0, -end.length) : inner;
};
