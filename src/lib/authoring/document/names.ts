import { entriesOf, type Document } from './document';
import { idOf, wordsUnder, type Entry } from './entry';
import { termFinder, type FindTerm } from './value-text';

/** What cells look up. */
export interface Names {
	readonly terms: readonly Entry[];
	readonly term: (id: string) => string;
	readonly source: (id: string) => string;
	readonly findTerm: FindTerm;
	readonly findSource: FindTerm;
}

let last: (Names & { readonly sources: readonly Entry[] }) | null = null;

/** The names in a document: the same ones as before while its terms and sources are the same. */
export function namesIn(document: Document): Names {
	const terms = entriesOf(document, 'term');
	const sources = entriesOf(document, 'source');
	if (last && sameEach(last.terms, terms) && sameEach(last.sources, sources)) return last;
	const called = (entries: readonly Entry[]) => {
		const names = new Map(entries.map((entry) => [idOf(entry), wordsUnder(entry, 'name')]));
		return (id: string) => names.get(id) || id;
	};
	last = {
		terms,
		sources,
		term: called(terms),
		source: called(sources),
		findTerm: termFinder(terms),
		findSource: termFinder(sources)
	};
	return last;
}

const sameEach = (some: readonly Entry[], others: readonly Entry[]): boolean =>
	some.length === others.length && some.every((entry, i) => entry === others[i]);
