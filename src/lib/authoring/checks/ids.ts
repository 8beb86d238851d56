import type { Locator, Value } from '$lib/domain/fact';
import { didYouMean } from '../near';
import type { Path } from '../yaml';
import type { Finding, Rule } from './rule';
import type { View } from './view';

/** Facts, lists and nots share one set of ids: cards are named after them. */
const stated = ({ deck }: View) => [...deck.facts, ...deck.lists, ...deck.nots];

export const doubledId: Rule = {
	code: 'id-doubled',
	severity: 'error',
	*find(view) {
		const { deck } = view;
		for (const family of [deck.terms, deck.sources, deck.conflicts, stated(view)]) {
			const seen = new Set<string>();
			for (const item of family) {
				if (seen.has(item.id))
					yield {
						item,
						path: ['id'],
						message: `The id \`${item.id}\` stands twice.`,
						hint: 'Give one of the two another id; keep the older one where learners have met it.'
					};
				seen.add(item.id);
			}
		}
	}
};

export const reservedId: Rule = {
	code: 'id-reserved',
	severity: 'error',
	*find(view) {
		for (const item of stated(view))
			if (item.id.startsWith('conflict.'))
				yield {
					item,
					path: ['id'],
					message: 'Ids that begin with `conflict.` are kept for the cards of disagreements.',
					hint: 'Begin it with the name of the procedure.'
				};
	}
};

export const formerId: Rule = {
	code: 'was-in-use',
	severity: 'error',
	*find(view) {
		const now = new Set<string>(stated(view).map((item) => item.id));
		const former = new Set<string>();
		for (const item of [...view.deck.facts, ...view.deck.lists]) {
			if (item.was === undefined) continue;
			if (now.has(item.was) || former.has(item.was))
				yield {
					item,
					path: ['was'],
					message: `\`${item.was}\` is the id of another entry, so progress cannot move from it.`,
					hint: 'Name under `was` only the id this very entry had before.'
				};
			former.add(item.was);
		}
	}
};

export const procedureTwice: Rule = {
	code: 'procedure-doubled',
	severity: 'error',
	*find({ deck }) {
		for (const [i, id] of deck.procedures.entries())
			if (deck.procedures.indexOf(id) < i)
				yield {
					item: deck,
					path: ['procedures', i],
					message: `The procedure \`${id}\` is named twice.`,
					hint: 'Take one of the two out.'
				};
	}
};

interface Reference {
	readonly item: object;
	readonly path: Path;
	readonly id: string;
}

/** A rule that every reference of one kind leads somewhere. */
function referenceRule(
	code: string,
	what: string,
	file: string,
	references: (view: View) => Iterable<Reference>,
	known: (view: View) => Iterable<string>
): Rule {
	return {
		code,
		severity: 'error',
		*find(view): Iterable<Finding> {
			const ids = new Set(known(view));
			for (const { item, path, id } of references(view))
				// An entry with that id may stand there with a fault of its own, named elsewhere.
				if (!ids.has(id) && !view.written.has(id))
					yield {
						item,
						path,
						message: `There is no ${what} \`${id}\`.`,
						hint: didYouMean(id, ids, `Add it to ${file}, or mend the id.`)
					};
		}
	};
}

export const unknownTerm = referenceRule(
	'unknown-term',
	'term',
	'the file of terms',
	termReferences,
	({ terms }) => terms.keys()
);

function* termReferences({ deck }: View): Iterable<Reference> {
	const each = (item: object, path: Path, ids: readonly string[]) =>
		ids.map((id, i) => ({ item, path: [...path, i], id }));
	const ofValue = (item: object, value: Value): Reference[] =>
		value.kind === 'term' ? [{ item, path: ['value'], id: value.term }] : [];
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

export const unknownSubject = referenceRule(
	'unknown-subject',
	'term',
	'the file of terms',
	function* (view) {
		yield* view.sections.map((item) => ({ item, path: ['subject'], id: item.subject }));
		const named = new Set<string>(view.sections.map((section) => section.subject));
		for (const item of stated(view))
			if (!named.has(item.subject) && !('list' in item && item.list !== null))
				yield { item, path: ['subject'], id: item.subject };
	},
	({ terms }) => terms.keys()
);

export const unknownSource = referenceRule(
	'unknown-source',
	'source',
	'sources.yaml',
	function* ({ deck }) {
		const at = (item: object, path: Path, place: Locator) => ({ item, path, id: place.source });
		for (const item of [...deck.facts, ...deck.lists, ...deck.nots])
			yield at(item, ['source'], item.source);
		for (const fact of deck.facts)
			for (const [i, place] of fact.also.entries()) yield at(fact, ['also', i, 'source'], place);
		for (const conflict of deck.conflicts)
			for (const [i, side] of conflict.sides.entries())
				yield at(conflict, ['sides', i, 'source', 'id'], side.source);
	},
	({ deck }) => deck.sources.map((s) => s.id)
);

export const unknownConflict = referenceRule(
	'unknown-conflict',
	'conflict',
	'conflicts.yaml',
	({ deck }) =>
		[...deck.facts, ...deck.nots].flatMap((item) =>
			item.conflicts.map((id, i) => ({ item, path: ['conflicts', i], id }))
		),
	({ conflicts }) => conflicts.keys()
);
