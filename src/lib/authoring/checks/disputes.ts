import { isAsked } from '$lib/generation/asked';
import type { Rule } from './rule';
import { listOf } from './view';

export const disputedWithoutConflict: Rule = {
	code: 'disputed-without-conflict',
	severity: 'error',
	*find({ deck }) {
		for (const fact of deck.facts)
			if (fact.status === 'disputed' && fact.conflicts.length === 0)
				yield {
					item: fact,
					path: ['status'],
					message: 'A disputed fact must say which disagreement it takes part in.',
					hint: 'Add `conflicts:` with the id from conflicts.yaml.'
				};
	}
};

export const askAsUndisputed: Rule = {
	code: 'ask-as-undisputed',
	severity: 'error',
	*find({ deck }) {
		for (const fact of deck.facts)
			if (fact.askAs !== null && fact.conflicts.length === 0)
				yield {
					item: fact,
					path: ['ask-as'],
					message: '`ask-as` qualifies a disputed claim, and this fact names no conflict.',
					hint: 'Name the conflict, or take `ask-as` out.'
				};
	}
};

/** A list asked as a whole asks each of its members as plain fact. */
export const disputedMember: Rule = {
	code: 'disputed-member',
	severity: 'error',
	*find(view) {
		for (const fact of view.deck.facts) {
			const list = listOf(view, fact);
			if (!list || list.unasked !== null || !(list.complete || list.ordered)) continue;
			if ((fact.status === 'disputed' && fact.askAs === null) || fact.status === 'unsupported')
				yield {
					item: fact,
					path: ['status'],
					message: `The fact is ${fact.status}, yet \`${list.id}\` asks for all its members as plain fact.`,
					hint: 'Give the item `ask-as`, give the list `unasked` with the reason, or take the item out of it.'
				};
		}
	}
};

/** A contradicted claim must carry its qualification into the stem. */
export const contradictedAsPlain: Rule = {
	code: 'contradicted-as-plain',
	severity: 'warning',
	*find({ deck }) {
		const contradicted = new Set(
			deck.conflicts
				.filter((c) => c.kind === 'direct' || c.kind === 'cross' || c.kind === 'logic')
				.map((c) => c.id)
		);
		for (const fact of deck.facts) {
			const conflict = fact.conflicts.find((id) => contradicted.has(id));
			if (conflict !== undefined && fact.status === 'stated' && !fact.askAs && isAsked(fact))
				yield {
					item: fact,
					path: ['conflicts'],
					message: `${conflict} contradicts this, yet it is asked as plain fact.`,
					hint: 'Set `status: disputed`, with `ask-as` if a qualified question is fair.'
				};
		}
	}
};
