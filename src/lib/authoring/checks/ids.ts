import { writtenIn } from '$lib/domain/deck';
import type { Rule } from './rule';
import type { View } from './view';

/** Facts, lists, nots and questions share one set of ids: cards are named after them. */
const stated = ({ deck }: View) => [...deck.facts, ...deck.lists, ...deck.nots, ...writtenIn(deck)];

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
		for (const item of [...view.deck.facts, ...view.deck.lists, ...writtenIn(view.deck)]) {
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
