import type { Quantity, Value } from '$lib/domain/fact';
import { termId } from '$lib/domain/ids';
import type { ValueText } from './schemas';

/** The value as the domain has it, from how it is written in a deck. */
export function valueOf(text: ValueText): Value {
	if (typeof text === 'string') return { kind: 'term', term: termId(text) };
	if ('text' in text) return { kind: 'statement', text: text.text };
	const { unit } = text;
	if ('from' in text)
		return { kind: 'quantity', quantity: { is: 'between', from: text.from, to: text.to, unit } };
	const [is, number] =
		'exactly' in text
			? (['exactly', text.exactly] as const)
			: 'about' in text
				? (['about', text.about] as const)
				: 'at-least' in text
					? (['at-least', text['at-least']] as const)
					: (['at-most', text['at-most']] as const);
	return { kind: 'quantity', quantity: { is, number, unit } };
}

const BEFORE = { exactly: '', about: 'about ', 'at-least': 'at least ', 'at-most': 'at most ' };

/** `at least 50 % of target sites`, `30 to 60 minutes`. */
export function quantityText(quantity: Quantity): string {
	if (quantity.is === 'between') return `${quantity.from} to ${quantity.to} ${quantity.unit}`;
	return `${BEFORE[quantity.is]}${quantity.number} ${quantity.unit}`;
}
