import type { Value } from '$lib/domain/fact';
import type { TermId } from '$lib/domain/ids';
import { termOf, type DeckIndex } from './deck-index';
import { formatQuantity } from './quantity';

/** A value as a phrase within a sentence. */
export function phraseOf(index: DeckIndex, value: Value): string {
	switch (value.kind) {
		case 'term':
			return termOf(index, value.term).name;
		case 'quantity':
			return formatQuantity(value.quantity);
		case 'statement':
			return value.text;
	}
}

/** A term within a sentence, with the article it takes. */
export function nounPhrase(index: DeckIndex, id: TermId): string {
	const { article, name } = termOf(index, id);
	return article ? `${article} ${name}` : name;
}
