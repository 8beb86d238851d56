import type { Slot } from '$lib/domain/fact';
import { termOf, type DeckIndex } from './deck-index';
import type { Candidate } from './grounds';
import type { Meaning } from './meaning';
import { commensurable } from './quantity';

/*
 * What keeps options parallel: none can be ruled out by its kind, its grammar or its length alone.
 */

/** Terms by their kind, phrases by the slot they were stated in, numbers by what they measure. */
export function sameCategory(
	index: DeckIndex,
	key: Meaning,
	{ meaning, from }: Pick<Candidate, 'meaning' | 'from'>,
	slot: Slot
): boolean {
	if (key.quantity || meaning.quantity)
		return (
			key.quantity !== null &&
			meaning.quantity !== null &&
			commensurable(key.quantity, meaning.quantity) &&
			(from === null || key.quantity.unit === meaning.quantity.unit)
		);
	if (key.term && meaning.term)
		return termOf(index, key.term).kind === termOf(index, meaning.term).kind;
	// A phrase drawn from another procedure beside a name (or a name beside phrases) stands out.
	return from === null || (from.slot === slot && key.term === meaning.term);
}

/** Singular or plural as the terms say, and the same kind of opening word. */
export function sameGrammar(index: DeckIndex, key: Meaning, other: Meaning): boolean {
	if (key.term && other.term && termOf(index, key.term).plural !== termOf(index, other.term).plural)
		return false;
	return opening(key.text) === opening(other.text);
}

const ADVERBIAL = new RegExp(
	'^(?:about|above|across|after|against|along|among|around|at|because|before|behind|below|between|by|' +
		'during|for|from|if|in|inside|into|near|of|off|on|once|onto|outside|over|past|since|through|' +
		'towards?|under|until|upon|via|when|where|while|with|within|without|as(?! \\w+ as)) ',
	'i'
);

function opening(text: string): 'sentence' | 'infinitive' | 'article' | 'adverbial' | 'plain' {
	if (/^(?:it|they|there|this) /i.test(text)) return 'sentence';
	if (/^to /i.test(text)) return 'infinitive';
	if (/^(?:a|an|the) /i.test(text)) return 'article';
	return ADVERBIAL.test(text) ? 'adverbial' : 'plain';
}

/** Share of the length by which an option may differ from the key before it stands out. */
const LENGTH_SLACK = 0.3;
/**
 * Short names differ by more than that without telling anything (`MRI` beside `ultrasound`):
 * up to a long word's difference in characters passes.
 */
const SHORT_SLACK = 12;

export function sameLength(keys: readonly Meaning[], { text }: Meaning): boolean {
	const usual = keys.reduce((sum, key) => sum + key.text.length, 0) / keys.length;
	return Math.abs(text.length - usual) <= Math.max(SHORT_SLACK, LENGTH_SLACK * usual);
}
