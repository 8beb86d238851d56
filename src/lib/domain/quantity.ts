import type { Quantity } from './fact';

/** No line breaks between a number and its unit. */
const THIN_SPACE = '\u202f';
const PREFIX = {
	exactly: '',
	about: 'about ',
	'at-least': 'at least ',
	'at-most': 'up to '
} as const;

/** `5 mm`, `87 %`, `at least 50 % of target sites`, `30–60 minutes`; a thin space before the unit. */
export function formatQuantity(quantity: Quantity): string {
	return amountOf(quantity).trimEnd();
}

/** Of a hand-written question the unit may be empty. */
function amountOf(quantity: Quantity): string {
	const { is, unit } = quantity;
	if (is === 'between') return `${quantity.from}–${quantity.to}${THIN_SPACE}${unit}`;
	const one = quantity.number === 1 ? unit.replace(/^(\p{L}{2,})s\b/u, '$1') : unit;
	return `${PREFIX[is]}${quantity.number}${THIN_SPACE}${one}`;
}
