import { BLANK } from './item';
import type { Notetype, Template } from './apkg-notetypes';

/** What Anki fills in by itself; of no use to a question. */
const SPECIAL = new Set([
	'FrontSide',
	'Tags',
	'Type',
	'Deck',
	'Subdeck',
	'Card',
	'CardFlag',
	'CardID'
]);

export interface Sides {
	readonly front: string;
	readonly back: string;
	/** The back is to be typed in. */
	readonly typed: boolean;
}

/** The two sides of a card as HTML: the template with the note's fields put in. */
export function sidesOf(type: Notetype, template: Template, values: readonly string[]): Sides {
	const fields = new Map(type.fields.map((name, i) => [name, values[i] ?? '']));
	const [, ownBack = template.back] = template.back.split(
		/<hr\s[^<>]{0,100}?\bid\s*=\s*["']?answer\b[^<>]{0,100}>/i
	);
	return {
		front: filled(template.front, fields, true),
		back: filled(ownBack, fields, false),
		typed: /\{\{type:/i.test(template.front)
	};
}

const REFERENCE = /\{\{([^{}]{1,200})\}\}/g;

function filled(template: string, fields: ReadonlyMap<string, string>, front: boolean): string {
	return sections(template, fields).replace(REFERENCE, (_, reference: string) => {
		const parts = reference.split(':').map((part) => part.trim());
		const name = parts.at(-1) ?? '';
		const isTyped = parts.some((part) => part.toLowerCase() === 'type');
		if (SPECIAL.has(name) || (front && isTyped)) return '';
		return fields.get(name) ?? '';
	});
}

const SECTION = /\{\{([#^/])([^{}]{1,200})\}\}/g;

/** Without the sections whose field is empty (`{{#F}}`) or filled (`{{^F}}`). */
function sections(template: string, fields: ReadonlyMap<string, string>): string {
	let text = '';
	let from = 0;
	const hidden: string[] = [];
	const open: string[] = [];
	for (const mark of template.matchAll(SECTION)) {
		if (hidden.length === 0) text += template.slice(from, mark.index);
		from = mark.index + mark[0].length;
		const [, sign, name = ''] = mark;
		if (sign === '/') {
			if (open.pop() === hidden.at(-1)) hidden.pop();
			continue;
		}
		const key = `${name.trim()} ${open.length}`;
		open.push(key);
		const isFilled = (fields.get(name.trim()) ?? '').trim() !== '';
		if (isFilled !== (sign === '#')) hidden.push(key);
	}
	return hidden.length === 0 ? text + template.slice(from) : text;
}

const DELETION = /\{\{c(\d{1,3})::((?:[^{}]|\{(?!\{)|\}(?!\}))*)\}\}/g;

/**
 * A cloze text as one of its cards asks it: deletions of that number become blanks, the others their
 * words. Those inside of others are taken as words.
 */
export function clozeOf(html: string, number: number): { html: string; blanks: string[] } {
	const blanks: string[] = [];
	let text = html;
	// From the inside out; Anki itself allows eight.
	for (let depth = 0; depth < 8; depth++) {
		const before = text;
		text = text.replace(DELETION, (_, own: string, inner: string) => {
			const [words = ''] = inner.split('::');
			if (Number(own) !== number) return words;
			blanks.push(words);
			return BLANK;
		});
		if (text === before) break;
	}
	return { html: text, blanks };
}
