import type { TermId } from '$lib/domain/ids';
import { statedForFamily, type DeckIndex } from './deck-index';
import { meaningOfFact, mentionedIn, related, type Meaning } from './meaning';
import { remembered } from './remembered';
import { foldedWords } from './text';

/** All that any source says of a subject, what it is part of, and its parts. */
interface Said {
	readonly index: DeckIndex;
	readonly values: readonly Meaning[];
	readonly sentences: readonly (readonly string[])[];
}

const saidOf = remembered((index: DeckIndex, subject: TermId): Said => {
	const facts = statedForFamily(index, subject);
	return {
		index,
		values: facts.map((fact) => meaningOfFact(index, fact)),
		sentences: facts.map((fact) => foldedWords(fact.says))
	};
});

const isValueIn = remembered(({ index, values }: Said, meaning: Meaning): boolean =>
	values.some((value) => related(index, value, meaning))
);
const isMentionedIn = remembered(({ sentences }: Said, meaning: Meaning): boolean =>
	sentences.some((says) => mentionedIn(meaning, says))
);

/** Some source states it, or what is too close to it, of the subject's family. */
export const isStatedOf = (index: DeckIndex, subject: TermId, meaning: Meaning): boolean =>
	isValueIn(saidOf(index, subject), meaning);

/** A sentence about the subject's family names it. */
export const isNamedWith = (index: DeckIndex, subject: TermId, meaning: Meaning): boolean =>
	isMentionedIn(saidOf(index, subject), meaning);
