import type { Fact } from '$lib/domain/fact';
import type { FactId } from '$lib/domain/ids';
import { isAsked } from '$lib/generation/asked';
import type { DeckIndex } from '$lib/generation/deck-index';
import { foldedWords, standsIn } from '$lib/generation/text';
import { namesOfTerm, textOf } from './checks/view';
import { contentWords } from './checks/words';

/** A question that gives away what another card asks. */
export interface Cue {
	readonly asked: FactId;
	readonly answers: FactId;
}

/** Fewer words than this are in every sentence on the subject. */
const FEWEST_WORDS = 2;

/**
 * Authored questions that hold the answer of another fact of the same subject. Often right to ask;
 * worth knowing, for the second of the two is easy once the first has been seen.
 */
export function cuesOf(view: DeckIndex): Cue[] {
	const facts = view.deck.facts.filter(isAsked);
	const telling = facts.filter((fact) => tells(view, fact));
	return facts.flatMap((fact) => {
		const asks = fact.asks.map(foldedWords);
		return telling
			.filter((other) => other !== fact && other.subject === fact.subject && !together(fact, other))
			.filter((other) => {
				const key = foldedWords(textOf(view, other.value));
				return asks.some((ask) => standsIn(key, ask));
			})
			.map((other) => ({ asked: fact.id, answers: other.id }));
	});
}

/** An answer long enough that it does not stand in a question by chance. */
function tells(view: DeckIndex, fact: Fact): boolean {
	const subject = contentWords(namesOfTerm(view, fact.subject).join(' '));
	const own = [...contentWords(textOf(view, fact.value))].filter((word) => !subject.has(word));
	return fact.value.kind !== 'quantity' && own.length >= FEWEST_WORDS;
}

const together = (a: Fact, b: Fact) => a.list !== null && a.list === b.list;
