import { writtenIn } from '$lib/domain/deck';
import type { Locator, Value } from '$lib/domain/fact';
import { didYouMean } from '../near';
import type { Path } from '../yaml';
import type { Finding, Rule } from './rule';
import type { View } from './view';

interface Reference {
	readonly item: object;
	readonly path: Path;
	readonly id: string;
}

/** References of one kind, and what they may lead to. */
interface Kind {
	readonly code: string;
	readonly what: string;
	readonly file: string;
	of(view: View): Iterable<Reference>;
	known(view: View): Iterable<string>;
}

const TERMS: Kind = {
	code: 'unknown-term',
	what: 'term',
	file: 'the file of terms',
	of: termReferences,
	known: ({ terms }) => terms.keys()
};

const SUBJECTS: Kind = {
	...TERMS,
	code: 'unknown-subject',
	*of({ deck, sections }) {
		yield* sections.map((item) => ({ item, path: ['subject'], id: item.subject }));
		// What inherits its subject is no second fault.
		const inherited = new Set<string>(sections.map((section) => section.subject));
		const stated = [...deck.facts.filter((f) => f.list === null), ...deck.lists, ...deck.nots];
		for (const item of [...stated, ...writtenIn(deck)])
			if (!inherited.has(item.subject)) yield { item, path: ['subject'], id: item.subject };
	}
};

const SOURCES: Kind = {
	code: 'unknown-source',
	what: 'source',
	file: 'sources.yaml',
	*of({ deck }) {
		const at = (item: object, path: Path, place: Locator) => ({ item, path, id: place.source });
		for (const item of [...deck.facts, ...deck.lists, ...deck.nots, ...writtenIn(deck)])
			yield at(item, ['source'], item.source);
		for (const item of [...deck.facts, ...writtenIn(deck)])
			for (const [i, place] of item.also.entries()) yield at(item, ['also', i, 'source'], place);
		for (const conflict of deck.conflicts)
			for (const [i, side] of conflict.sides.entries())
				yield at(conflict, ['sides', i, 'source', 'id'], side.source);
	},
	known: ({ sources }) => sources.keys()
};

const CONFLICTS: Kind = {
	code: 'unknown-conflict',
	what: 'conflict',
	file: 'conflicts.yaml',
	of: ({ deck }) =>
		[...deck.facts, ...deck.nots, ...writtenIn(deck)].flatMap((item) =>
			each(item, ['conflicts'], item.conflicts)
		),
	known: ({ conflicts }) => conflicts.keys()
};

const KINDS = [TERMS, SUBJECTS, SOURCES, CONFLICTS];

/** Every reference leads somewhere: only then can questions be made. */
export const holdsTogether = (view: View): boolean =>
	KINDS.every((kind) => dangling(kind, view).length === 0);

export const REFERENCE_RULES: readonly Rule[] = KINDS.map((kind) => ({
	code: kind.code,
	severity: 'error',
	find: (view) =>
		dangling(kind, view)
			// An entry with that id may stand there with a fault of its own, which is named.
			.filter(({ id }) => !view.written.has(id))
			.map((reference) => findingOf(kind, reference, view))
}));

function dangling(kind: Kind, view: View): Reference[] {
	const ids = new Set(kind.known(view));
	return [...kind.of(view)].filter(({ id }) => !ids.has(id));
}

const findingOf = (
	{ what, file, known }: Kind,
	{ item, path, id }: Reference,
	view: View
): Finding => ({
	item,
	path,
	message: `There is no ${what} \`${id}\`.`,
	hint: didYouMean(id, known(view), `Add it to ${file}, or mend the id.`)
});

function* termReferences({ deck }: View): Iterable<Reference> {
	yield* each(deck, ['procedures'], deck.procedures);
	for (const term of deck.terms) {
		if (term.broader) yield { item: term, path: ['broader'], id: term.broader };
		yield* each(term, ['confusable'], term.confusable);
	}
	for (const conflict of deck.conflicts) {
		yield* each(conflict, ['subjects'], conflict.subjects);
		yield* each(conflict, ['keep-out'], conflict.keepOut);
		for (const [i, group] of conflict.keepApart.entries())
			yield* each(conflict, ['keep-apart', i], group);
	}
	for (const item of [...deck.facts, ...deck.nots]) yield* ofValue(item, item.value);
	for (const item of [...deck.facts, ...deck.lists])
		for (const [i, foil] of item.foils.entries())
			if (foil.term !== undefined) yield { item, path: ['foils', i, 'value'], id: foil.term };
}

const each = (item: object, path: Path, ids: readonly string[]): Reference[] =>
	ids.map((id, i) => ({ item, path: [...path, i], id }));

const ofValue = (item: object, value: Value): Reference[] =>
	value.kind === 'term' ? [{ item, path: ['value'], id: value.term }] : [];
