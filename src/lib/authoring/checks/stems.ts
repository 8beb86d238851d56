import { isAsked } from '$lib/generation/asked';
import type { FactList } from '$lib/domain/fact';
import { foldedWords, standsIn, words } from '$lib/generation/text';
import type { Path } from '../yaml';
import type { Rule } from './rule';
import { namesOfTerm } from './view';
import type { View } from './view';

export const askMissing: Rule = {
	code: 'ask-missing',
	severity: 'error',
	*find({ deck }) {
		for (const fact of deck.facts) {
			if (!isAsked(fact) || fact.asks.length || fact.list !== null) continue;
			yield {
				item: fact,
				message: `No question asks \`${fact.id}\`.`,
				hint: 'Add `ask:`, or `unasked:` with the reason why it is only shown.'
			};
		}
	}
};

interface Stem {
	readonly item: object;
	readonly path: Path;
	readonly text: string;
}

function* stems({ deck }: View): Iterable<Stem> {
	for (const item of deck.facts)
		for (const [i, text] of item.asks.entries()) yield { item, path: ['ask', i], text };
	for (const item of deck.lists) yield* listStems(item);
	for (const item of deck.conflicts)
		if (item.ask !== null) yield { item, path: ['ask'], text: item.ask };
}

function* listStems(item: FactList): Iterable<Stem> {
	for (const [i, text] of item.asks.entries()) yield { item, path: ['ask', i], text };
	for (const [i, text] of item.asksOne.entries()) yield { item, path: ['ask-one', i], text };
}

export const FEWEST_WORDS = 6;

/** The word by which a question asks for what is wrong; undefined where it does not. */
export const negationIn = (stem: string): string | undefined =>
	stem.match(/\b(?:not|except|neither|nor|never|least likely)\b|n't\b/)?.[0];

export const shortStem: Rule = {
	code: 'stem-short',
	severity: 'warning',
	*find(view) {
		for (const { item, path, text } of stems(view))
			if (words(text).length < FEWEST_WORDS)
				yield {
					item,
					path,
					message: `The question has under ${FEWEST_WORDS} words, so its idea is left to the options.`,
					hint: 'Ask it so that it can be answered with the options covered.'
				};
	}
};

export const negativeStem: Rule = {
	code: 'stem-negative',
	severity: 'warning',
	*find(view) {
		for (const { item, path, text } of stems(view)) {
			const word = negationIn(text);
			if (word)
				yield {
					item,
					path,
					message: `The question asks for what is wrong ("${word}").`,
					hint: 'Ask for what is right, or write the word in capitals.'
				};
		}
	}
};

export const unnamedSubject: Rule = {
	code: 'subject-unnamed',
	severity: 'warning',
	*find(view) {
		for (const list of view.deck.lists) {
			const names = namesOfTerm(view, list.subject);
			for (const { item, path, text } of listStems(list))
				if (names.length && !names.some((name) => standsIn(foldedWords(name), foldedWords(text))))
					yield {
						item,
						path,
						message: `The question does not name its subject, ${names[0]}.`,
						hint: 'Name it: the question is read without the list around it.'
					};
		}
	}
};

/** A spoken vowel, as far as letters tell: `an hour` and `a unit` are the exceptions that matter. */
const vowelSound = (text: string) => /^(?:[aeio]|u(?!ni|se|ro|ti)|hour)/i.test(text);

export const wrongArticle: Rule = {
	code: 'article',
	severity: 'warning',
	*find({ deck }) {
		const hint = 'Put the article that fits, or leave it out.';
		for (const fact of deck.facts) {
			const [, article, next] = fact.says.match(/\b([Aa]n?) \{(\w+)/) ?? [];
			if (article && next && (article.length === 2) !== vowelSound(next))
				yield {
					item: fact,
					path: ['says'],
					message: `"${article}" does not go with "${next}".`,
					hint
				};
		}
		for (const term of deck.terms)
			if (
				(term.plural && (term.article === 'a' || term.article === 'an')) ||
				(term.article === 'a' && vowelSound(term.name) && !isInitials(term.name)) ||
				(term.article === 'an' && !vowelSound(term.name) && !isInitials(term.name))
			)
				yield {
					item: term,
					path: ['article'],
					message: `"${term.article}" does not go with "${term.name}"${term.plural ? ' in the plural' : ''}.`,
					hint
				};
	}
};

/** Spoken letter by letter, so the first letter does not tell its sound: `an MRI`. */
const isInitials = (text: string) => /^\p{Lu}{2}/u.test(text);
