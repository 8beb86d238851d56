import { BLANK, type ItemOf } from './item';
import { child, children, textOf, type Element } from './moodle-xml';
import type { Texts } from './texts';

/** Words to be dragged or selected into `[[2]]`: a text with blanks, whose wrong words are lost. */
export function readGaps(
	element: Element,
	texts: Texts
): (Pick<ItemOf<'cloze'>, 'kind' | 'blanks'> & { readonly stem: string }) | 'no-answer' {
	const words = [...children(element, 'dragbox'), ...children(element, 'selectoption')];
	const blanks: string[][] = [];
	const text = texts.html(textOf(child(element, 'questiontext')));
	const stem = text.replace(/\[\[(\d{1,3})\]\]/g, (gap, number: string) => {
		const word = words[Number(number) - 1];
		if (!word) return gap;
		blanks.push([texts.html(textOf(word))]);
		return BLANK;
	});
	if (words.length > blanks.length) texts.lost('as-short');
	return blanks.length > 0 ? { kind: 'cloze', stem, blanks } : 'no-answer';
}
