import { writtenIn } from '$lib/domain/deck';
import { familyOf } from '$lib/generation/deck-index';
import { nameKey } from '$lib/generation/text';
import type { Rule } from './rule';

export const broaderCycle: Rule = {
	code: 'broader-cycle',
	severity: 'error',
	*find({ deck, terms }) {
		for (const term of deck.terms) {
			const above = new Set<string>();
			let at = term.broader;
			while (at && at !== term.id && !above.has(at)) {
				above.add(at);
				at = terms.get(at)?.broader ?? null;
			}
			if (at === term.id)
				yield {
					item: term,
					path: ['broader'],
					message: `\`${term.id}\` is broader than itself by way of \`${term.broader}\`.`,
					hint: 'Take one `broader` out of the circle.'
				};
		}
	}
};

export const sharedName: Rule = {
	code: 'name-doubled',
	severity: 'error',
	*find({ deck }) {
		const owner = new Map<string, string>();
		for (const term of deck.terms)
			for (const [i, name] of [term.name, ...term.synonyms].entries()) {
				const other = owner.get(nameKey(name));
				if (other !== undefined && other !== term.id)
					yield {
						item: term,
						path: i === 0 ? ['name'] : ['synonyms', i - 1],
						message: `"${name}" already names \`${other}\`.`,
						hint: 'Two terms with one name are one term: merge them, or name them apart.'
					};
				owner.set(nameKey(name), term.id);
			}
	}
};

export const notAProcedure: Rule = {
	code: 'not-a-procedure',
	severity: 'error',
	*find({ deck, terms }) {
		for (const [i, id] of deck.procedures.entries()) {
			const kind = terms.get(id)?.kind;
			if (kind !== undefined && kind !== 'procedure')
				yield {
					item: deck,
					path: ['procedures', i],
					message: `\`${id}\` is a term of kind ${kind}.`,
					hint: 'The procedures of a deck are terms of kind `procedure`.'
				};
		}
	}
};

export const subjectOutside: Rule = {
	code: 'subject-outside',
	severity: 'warning',
	*find(view) {
		const { deck, terms } = view;
		const covered = new Set(deck.procedures.flatMap((id) => [...familyOf(view, id)]));
		const stated = [...deck.facts.filter((f) => f.list === null), ...deck.lists];
		for (const item of [...stated, ...writtenIn(deck)])
			if (terms.get(item.subject)?.kind === 'procedure' && !covered.has(item.subject))
				yield {
					item,
					path: ['subject'],
					message: `\`${item.subject}\` belongs to none of the deck's procedures.`,
					hint: 'Give the term a `broader` that leads to one, or add it to `procedures`.'
				};
	}
};

export const shortOrder: Rule = {
	code: 'order-too-short',
	severity: 'error',
	*find({ deck }) {
		for (const list of deck.lists)
			if (list.ordered && list.facts.length < 3)
				yield {
					item: list,
					path: ['items'],
					message: 'An ordered list needs at least three items to be put in order.',
					hint: 'Add the missing steps, or take `ordered` out.'
				};
	}
};

export const backwardRange: Rule = {
	code: 'range-backwards',
	severity: 'error',
	*find({ deck }) {
		for (const item of [...deck.facts, ...deck.nots])
			if (
				item.value.kind === 'quantity' &&
				item.value.quantity.is === 'between' &&
				item.value.quantity.from >= item.value.quantity.to
			)
				yield {
					item,
					path: ['value'],
					message: 'The range does not run from a smaller to a larger number.',
					hint: 'Swap `from` and `to`, or use `exactly`.'
				};
	}
};

export const sourceOverdue: Rule = {
	code: 'source-overdue',
	severity: 'warning',
	*find({ deck, today }) {
		for (const source of deck.sources)
			// ISO dates sort as text.
			if (source.reviewBy !== null && source.reviewBy < today)
				yield {
					item: source,
					path: ['review-by'],
					message: `${source.name} was to be read again by ${source.reviewBy}.`,
					hint: 'Compare the deck with the source as it is now, then move the date.'
				};
	}
};
