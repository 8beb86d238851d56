import type { Conflict, Deck, Term } from '$lib/domain/deck';
import type { Fact, FactList, Not, Quantity, Slot, Value } from '$lib/domain/fact';
import { conflictId, deckId, factId, listId, sourceId, termId } from '$lib/domain/ids';

/** Small decks for tests: name what matters, the rest is filled in. */

export const SOURCE = sourceId('article');
export const OTHER_SOURCE = sourceId('leaflet');
const at = { source: SOURCE, at: 'Heading / item 1' };

export const named = (id: string): Value => ({ kind: 'term', term: termId(id) });
export const phrase = (text: string): Value => ({ kind: 'statement', text });
export const amount = (quantity: Quantity): Value => ({ kind: 'quantity', quantity });

/** `radiofrequency-ablation` is named "radiofrequency ablation". */
export const term = (id: string, kind: string, more: Partial<Term> = {}): Term => ({
	id: termId(id),
	name: id.replaceAll('-', ' '),
	article: null,
	plural: false,
	synonyms: [],
	kind,
	broader: null,
	confusable: [],
	gloss: null,
	...more
});

export const fact = (
	id: string,
	subject: string,
	slot: Slot,
	value: Value,
	more: Partial<Fact> = {}
): Fact => ({
	id: factId(id),
	subject: termId(subject),
	slot,
	value,
	says: `The sentence of ${id}.`,
	asks: [],
	accepts: [],
	source: at,
	also: [],
	status: 'stated',
	conflicts: [],
	askAs: null,
	unasked: null,
	single: false,
	foils: [],
	list: null,
	note: null,
	rationale: null,
	since: '1.0.0',
	changed: null,
	...more
});

/** A list and its members; each value becomes the fact `<list id>.<place>`. */
export function list(
	id: string,
	subject: string,
	slot: Slot,
	values: readonly Value[],
	more: Partial<FactList> = {},
	moreOfEach: Partial<Fact> = {}
): { list: FactList; facts: Fact[] } {
	const facts = values.map((value, i) =>
		fact(`${id}.${i + 1}`, subject, slot, value, { list: listId(id), ...moreOfEach })
	);
	return {
		facts,
		list: {
			id: listId(id),
			subject: termId(subject),
			slot,
			name: `the ${slot} items of ${subject}`,
			asks: [],
			asksOne: [],
			facts: facts.map((one) => one.id),
			complete: false,
			ordered: false,
			foils: [],
			source: at,
			unasked: null,
			...more
		}
	};
}

export const not = (id: string, subject: string, slot: Slot, value: Value): Not => ({
	id: factId(id),
	subject: termId(subject),
	slot,
	value,
	says: `The table says no to ${id}.`,
	source: at,
	conflicts: []
});

export const conflict = (id: string, more: Partial<Conflict> = {}): Conflict => ({
	id: conflictId(id),
	kind: 'direct',
	title: id,
	explains: `How the sources differ in ${id}.`,
	sides: [],
	subjects: [],
	keepOut: [],
	keepApart: [],
	ask: null,
	...more
});

export const deckOf = (parts: Partial<Deck>): Deck => ({
	id: deckId('test'),
	title: 'Test',
	version: '1.0.0',
	description: '',
	notice: '',
	procedures: [],
	sources: [
		{ ...source('article'), caveat: 'Not reviewed.' },
		{ ...source('leaflet'), caveat: 'Undated.' }
	],
	terms: [],
	conflicts: [],
	facts: [],
	lists: [],
	nots: [],
	...parts
});

const source = (id: string) => ({
	id: sourceId(id),
	title: id,
	name: `the ${id}`,
	kind: 'text',
	date: null,
	caveats: [],
	reviewBy: null
});
