import type { Deck } from '$lib/domain/deck';
import type { TermId } from '$lib/domain/ids';

/** What a subject counts with: the nearest listed procedure, else the broadest term it falls under. */
export function groups(deck: Deck): (subject: TermId) => TermId {
	const terms = new Map(deck.terms.map((term) => [term.id, term]));
	const listed = new Set(deck.procedures);
	return (subject) => {
		let at = subject;
		for (;;) {
			const broader = terms.get(at)?.broader ?? null;
			if (listed.has(at) || broader === null) return at;
			at = broader;
		}
	};
}
