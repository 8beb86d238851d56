import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { LIMITS } from './limits';

/** An element of XML as far as questions use it: text, attributes (`@format`), named elements. */
export type Element = Readonly<Record<string, unknown>>;

const SEVERAL = new Set([
	...['answer', 'subquestion', 'tag', 'file', 'unit', 'hint', 'dragbox', 'selectoption', 'drag']
]);

const parser = new XMLParser({
	ignoreAttributes: false,
	attributeNamePrefix: '@',
	parseTagValue: false,
	parseAttributeValue: false,
	trimValues: false,
	// No entity of the file's own is ever looked at; the five of XML are decoded by `textOf`.
	processEntities: false,
	maxNestedTags: LIMITS.depth,
	isArray: (name) => SEVERAL.has(name)
});

/** One question as a tree; null where it is not well-formed or nested too deeply. */
export function parseQuestion(xml: string): Element | null {
	if (XMLValidator.validate(xml) !== true) return null;
	try {
		const { question } = parser.parse(xml) as Element;
		return isElement(question) ? question : null;
	} catch {
		// Names that could reach a prototype, and nesting without end, are thrown at.
		return null;
	}
}

const isElement = (value: unknown): value is Element =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The element of that name; one without anything where there is none. */
export function child(of: Element, name: string): Element {
	const value = of[name];
	if (isElement(value)) return value;
	return typeof value === 'string' ? { '#text': value } : {};
}

/** All elements of a name that may come several times. */
export function children(of: Element, name: string): Element[] {
	const all = of[name];
	if (!Array.isArray(all)) return [];
	return all.map((one: unknown) => (isElement(one) ? one : { '#text': String(one) }));
}

/** The text inside of `<text>`, or, as in old files, of the element itself. */
export function textOf(element: Element): string {
	const own = element['text'] ?? element['#text'];
	if (isElement(own)) return textOf(own);
	return typeof own === 'string' ? decoded(own).trim() : '';
}

export function attribute(element: Element, name: string): string {
	const value = element[`@${name}`];
	return typeof value === 'string' ? decoded(value) : '';
}

const NAMED: ReadonlyMap<string, string> = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"]
]);

const decoded = (text: string): string =>
	text.replace(
		/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
		(all, ten, hex, name) => {
			if (typeof name === 'string') return NAMED.get(name.toLowerCase()) ?? all;
			const code = typeof ten === 'string' ? Number(ten) : parseInt(String(hex), 16);
			return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
		}
	);
