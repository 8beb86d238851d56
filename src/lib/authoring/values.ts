import type { Quantity, Value } from '$lib/domain/fact';
import { termId } from '$lib/domain/ids';
import type { QuantityText, ValueText } from './schemas';

/** The versions with which an entry changed, where any is named. */
export const changesOf = ({
	changed,
	clarified
}: {
	changed?: string | undefined;
	clarified?: string | undefined;
}) => ({
	...(changed !== undefined && { changed }),
	...(clarified !== undefined && { clarified })
});

/** The value as the domain has it, from how it is written in a deck. */
export function valueOf(text: ValueText): Value {
	if (typeof text === 'string') return { kind: 'term', term: termId(text) };
	if ('text' in text) return { kind: 'statement', text: text.text };
	return { kind: 'quantity', quantity: quantityOf(text) };
}

/** A number with its unit, as a deck writes it. */
export function quantityOf(text: QuantityText): Quantity {
	const { unit } = text;
	if ('from' in text) return { is: 'between', from: text.from, to: text.to, unit };
	if ('exactly' in text) return { is: 'exactly', number: text.exactly, unit };
	if ('about' in text) return { is: 'about', number: text.about, unit };
	if ('at-least' in text) return { is: 'at-least', number: text['at-least'], unit };
	return { is: 'at-most', number: text['at-most'], unit };
}
