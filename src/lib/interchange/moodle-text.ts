import { attribute, textOf, type Element } from './moodle-xml';
import type { Texts } from './texts';

/** The text of an element by the format it names. */
export function formatted(element: Element, texts: Texts): string {
	const text = textOf(element);
	const format = attribute(element, 'format');
	if (format === 'plain_text' || format === 'markdown') return texts.plain(text);
	return format === 'html' ? texts.html(text) : texts.loose(text);
}
