import type { Value } from '$lib/domain/fact';
import { termId } from '$lib/domain/ids';
import type { ValueText } from './schemas';

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
