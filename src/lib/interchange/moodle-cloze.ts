import { escapeXml } from './html-text';
import { BLANK } from './item';
import type { Texts } from './texts';

/** Bounded, so that braces left open cost no more than they are worth. */
const GAP = /\{\d{0,5}:([A-Z]{1,20})(?:_[A-Z]{1,5})?:((?:[^\\}]|\\.){0,5000})\}/gi;
const TYPED = /^(?:SHORTANSWER|SA|SAC|MW|MWC)$/i;
const NUMBER = /^(?:NUMERICAL|NM)$/i;
/** A sign that no text uses, and that is no tag to what turns HTML into text. */
const HELD = '\ue000';

/** A text with questions embedded in it (`{1:SHORTANSWER:=L4~=L 4}`) as stem and blanks. */
export function readCloze(html: string, texts: Texts): { stem: string; blanks: string[][] } {
	const blanks: string[][] = [];
	const held = html.replaceAll(HELD, '').replace(GAP, (_, type: string, answers: string) => {
		if (!TYPED.test(type)) texts.lost('as-short');
		blanks.push(rightAnswers(answers, NUMBER.test(type), texts));
		return HELD;
	});
	return { stem: texts.html(held).replaceAll(HELD, BLANK), blanks };
}

function rightAnswers(answers: string, numeric: boolean, texts: Texts): string[] {
	return parts(answers, '~').flatMap((answer) => {
		const [said = '', ...feedback] = parts(answer, '#');
		if (feedback.join('').trim() !== '') texts.lost('feedback');
		const right = /^\s*(?:=|%100(?:\.0*)?%)(.*)$/s.exec(said);
		if (!right) {
			if (/^\s*%[1-9]/.test(said)) texts.lost('weights');
			return [];
		}
		const text = texts.html(unescaped(right[1] ?? ''));
		return [numeric ? (text.split(':')[0] ?? '').trim() : text];
	});
}

/** Split where the sign is not escaped. */
function parts(text: string, sign: '~' | '#'): string[] {
	const all = [''];
	for (const [piece] of text.matchAll(/\\.|[^\\]|\\$/gs))
		if (piece === sign) all.push('');
		else all.push((all.pop() ?? '') + piece);
	return all;
}

const unescaped = (text: string): string => text.replace(/\\(.)/gs, '$1');

/** The blanks of a text as questions embedded in it; `html` has its braces written as entities. */
export const writeCloze = (html: string, blanks: readonly (readonly string[])[]): string =>
	blanks.reduce(
		(text, accepts) =>
			text.replace(BLANK, () => `{1:SHORTANSWER:${accepts.map(gapAnswer).join('~')}}`),
		html.replaceAll('{', '&#123;').replaceAll('}', '&#125;')
	);

const gapAnswer = (text: string): string => `=${escapeXml(text).replace(/[\\}#~]/g, '\\$&')}`;
