import { Parser } from 'htmlparser2';
import { LIMITS } from './limits';

export interface PlainText {
	readonly text: string;
	/** Pictures, sounds and films left out. */
	readonly media: number;
	/** Whether more was lost than line breaks can say: bold, colours, tables, formulas. */
	readonly formatted: boolean;
}

const PARAGRAPHS = new Set(
	'p div h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre section article header footer aside figure hr fieldset form center'.split(
		' '
	)
);
const LINES = new Set('li tr dt dd figcaption caption option'.split(' '));
const DROPPED = new Set(
	'script style head title noscript template iframe object embed svg math select textarea canvas'.split(
		' '
	)
);
const MEDIA = new Set('img picture audio video source object embed svg canvas iframe'.split(' '));
const FORMATTING = new Set(
	'b strong i em u s strike del ins mark font big small table math'.split(' ')
);

const UP = raised('0123456789+-=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ');
const DOWN = raised('0123456789+-=()aeox', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓ');

function raised(plain: string, raised: string): ReadonlyMap<string, string> {
	const signs = [...raised];
	return new Map([...plain].map((sign, i) => [sign, signs[i] ?? sign]));
}

/**
 * HTML as plain text. Blocks become paragraphs, list items and table rows lines, cells are parted by a
 * tab, links keep their http address in brackets, sub- and superscripts become Unicode where it has all
 * of their signs. Scripts, styles and media are left out. Never fails: what is no HTML is text.
 */
export function htmlToText(html: string): PlainText {
	if (!/[<&]/.test(html)) return { text: tidy(html), media: 0, formatted: false };
	const reader = new HtmlReader();
	const parser = new Parser(reader, { decodeEntities: true, lowerCaseTags: true });
	parser.write(html.slice(0, LIMITS.question));
	parser.end();
	return {
		text: tidy(reader.text.replace(/ {2,}/g, ' ')),
		media: reader.media,
		formatted: reader.formatted
	};
}

class HtmlReader {
	media = 0;
	formatted = false;
	/** Pieces, not one string: marks of a place in it stay cheap however long it grows. */
	readonly #pieces: string[] = [];
	/** The tags whose contents are being dropped. */
	readonly #dropped: string[] = [];
	#preformatted = 0;
	readonly #lists: { readonly ordered: boolean; items: number }[] = [];
	readonly #shifts: { readonly from: number; readonly signs: ReadonlyMap<string, string> }[] = [];
	readonly #links: { readonly from: number; readonly address: string }[] = [];

	get text(): string {
		return this.#pieces.join('');
	}

	onopentag(tag: string, attributes: Readonly<Record<string, string>>): void {
		if (MEDIA.has(tag) && this.#dropped.length === 0) this.media++;
		if (DROPPED.has(tag)) this.#dropped.push(tag);
		if (this.#dropped.length > 0) return;
		if (FORMATTING.has(tag)) this.formatted = true;
		this.#breakBefore(tag);
		if (tag === 'pre') this.#preformatted++;
		if (tag === 'ul' || tag === 'ol') this.#lists.push({ ordered: tag === 'ol', items: 0 });
		if (tag === 'li') this.#put(this.#bullet());
		const from = this.#pieces.length;
		if (tag === 'sup' || tag === 'sub')
			this.#shifts.push({ from, signs: tag === 'sup' ? UP : DOWN });
		if (tag === 'a') this.#links.push({ from, address: attributes['href'] ?? '' });
	}

	ontext(text: string): void {
		if (this.#dropped.length > 0) return;
		this.#put(this.#preformatted > 0 ? text : text.replace(/[\t\n\r ]+/g, ' '));
	}

	onclosetag(tag: string): void {
		if (this.#dropped.length > 0) {
			if (this.#dropped.at(-1) === tag) this.#dropped.pop();
			return;
		}
		if (tag === 'pre') this.#preformatted--;
		if (tag === 'ul' || tag === 'ol') this.#lists.pop();
		if (PARAGRAPHS.has(tag)) this.#paragraph();
		if (tag === 'sup' || tag === 'sub') this.#shift();
		if (tag === 'a') this.#link();
	}

	#put(text: string): void {
		if (text !== '') this.#pieces.push(text);
	}

	#paragraph(): void {
		this.#put(this.#lists.length > 0 ? '\n' : '\n\n');
	}

	#breakBefore(tag: string): void {
		if (PARAGRAPHS.has(tag)) this.#paragraph();
		else if (tag === 'br' || LINES.has(tag)) this.#put('\n');
		else if ((tag === 'td' || tag === 'th') && this.#pieces.at(-1)?.trim()) this.#put('\t');
	}

	#bullet(): string {
		const list = this.#lists.at(-1);
		if (!list) return '• ';
		list.items++;
		return list.ordered ? `${list.items}. ` : '• ';
	}

	#shift(): void {
		const shift = this.#shifts.pop();
		if (!shift) return;
		const signs = [...this.#pieces.splice(shift.from).join('')];
		const shifted = signs.map((sign) => shift.signs.get(sign));
		const whole = shifted.every((sign) => sign !== undefined);
		if (!whole) this.formatted = true;
		this.#put((whole ? shifted : signs).join(''));
	}

	#link(): void {
		const link = this.#links.pop();
		if (!link || !/^https?:\/\//i.test(link.address) || link.address.length > 500) return;
		const text = this.#pieces.splice(link.from).join('');
		this.#put(text.includes(link.address) ? text : `${text} (${link.address})`);
	}
}

/** Without spaces at the ends of lines, and never more than one empty line. */
function tidy(text: string): string {
	return text
		.replaceAll('\u00a0', ' ')
		.split('\n')
		.map((line) => line.trim())
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/** Plain text as HTML: paragraphs and line breaks, nothing else. */
export function textToHtml(text: string): string {
	if (text === '') return '';
	return text
		.split(/\n{2,}/)
		.map((paragraph) => `<p>${escapeXml(paragraph).replaceAll('\n', '<br>')}</p>`)
		.join('');
}

/** Text as it may stand in XML or HTML, in an attribute too. Signs that XML 1.0 forbids are dropped. */
export const escapeXml = (text: string): string =>
	text
		.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');

/** What `escapeXml` was given, but for the signs it drops. */
export const unescapeXml = (text: string): string =>
	text
		.replaceAll('&quot;', '"')
		.replaceAll('&gt;', '>')
		.replaceAll('&lt;', '<')
		.replaceAll('&amp;', '&');
