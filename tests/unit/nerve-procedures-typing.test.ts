import { describe, expect, it } from 'vitest';
import type { Term } from '$lib/domain/deck';
import type { Typed } from '$lib/domain/question';
import { familyOf, namesOf } from '$lib/generation/deck-index';
import { meaningOfTerm, related } from '$lib/generation/meaning';
import { nearWords, readTyped } from '$lib/generation/typing';
import { askedAs, build, deck, index } from './nerve-procedures';

const areRelated = (a: Term, b: Term) =>
	familyOf(index, a.id).has(b.id) ||
	related(index, meaningOfTerm(index, a.id), meaningOfTerm(index, b.id));

/** What is typed for a term: its name, with its synonyms. */
const typedTerm = (term: Term): Typed => ({
	text: term.name,
	accepts: term.synonyms,
	rejects: nearWords(namesOf(term), index.vocabulary)
});

describe('no name of another thing is accepted', () => {
	it('for any term of the deck, as written or misspaced', () => {
		const taken: string[] = [];
		let pairs = 0;
		for (const asked of deck.terms) {
			const expected = typedTerm(asked);
			for (const other of deck.terms) {
				if (asked === other || areRelated(asked, other)) continue;
				for (const name of namesOf(other))
					for (const given of new Set([name, name.replaceAll(' ', ''), name.replace(' ', '')])) {
						pairs++;
						if (readTyped(expected, given)) taken.push(`${asked.name} <- ${given}`);
					}
			}
		}
		console.log(`${pairs} names of other things typed, ${taken.length} accepted.`);
		expect(taken).toEqual([]);
	}, 60_000);

	it('for any cloze whose answer is a term, but what its author accepts', () => {
		const taken = askedAs('cloze').flatMap((one) => {
			const { blank, cardId } = build(one, 1);
			const asked = index.deck.terms.find((term) =>
				[blank.text, ...blank.accepts].some((text) => namesOf(term).includes(text))
			);
			const others = deck.terms.filter((term) => asked && !areRelated(asked, term));
			return others
				.flatMap(namesOf)
				.filter((name) => !blank.accepts.includes(name) && readTyped(blank, name))
				.map((name) => `${cardId} ${blank.text} <- ${name}`);
		});
		expect(taken).toEqual([]);
	}, 60_000);
});

it('a term is read with its spaces lost, moved or added, and a letter amiss', () => {
	const unread = deck.terms.flatMap((term) => {
		const expected = typedTerm(term);
		const [first = '', ...rest] = term.name.split(' ');
		const half = Math.ceil(first.length / 2);
		const split = [first.slice(0, half), `${first.slice(half)}${rest[0] ?? ''}`, ...rest.slice(1)];
		const spaced = [term.name.replaceAll(' ', ''), split.join(' ')];
		return spaced.filter((given) => given.trim() && !readTyped(expected, given));
	});
	expect(unread).toEqual([]);
});
