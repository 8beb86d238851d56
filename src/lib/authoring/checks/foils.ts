import { isAsked } from '$lib/generation/asked';
import type { Fact, Foil } from '$lib/domain/fact';
import type { Rule } from './rule';
import {
	foilIsStatedBy,
	foilMeansKey,
	foilsOf,
	keysOf,
	namesOfTerm,
	senseOf,
	textOf
} from './view';
import type { View } from './view';
import { contentWords } from './words';

const withFoils = ({ deck }: View) =>
	[...deck.facts, ...deck.lists].filter((item) => item.foils.length > 0);

export const foilIsKey: Rule = {
	code: 'foil-is-key',
	severity: 'error',
	*find(view) {
		for (const item of withFoils(view))
			for (const [i, foil] of item.foils.entries()) {
				const key = foilMeansKey(view, item, foil);
				if (key)
					yield {
						item,
						path: ['foils', i],
						message: `The wrong option "${foil.text}" means the same as the answer of \`${key.id}\`.`,
						hint: 'Take the foil out.'
					};
			}
	}
};

/** What any source states of the subject, its parent or its part may not be offered as wrong. */
export const foilIsStated: Rule = {
	code: 'foil-is-stated',
	severity: 'error',
	*find(view) {
		for (const item of withFoils(view))
			for (const [i, foil] of item.foils.entries()) {
				const fact = foilIsStatedBy(view, item, foil);
				if (fact)
					yield {
						item,
						path: ['foils', i],
						message: `The wrong option "${foil.text}" is stated by \`${fact.id}\`.`,
						hint: 'Take the foil out: it is true of the subject, its parent or its part.'
					};
			}
	}
};

export const foilTwice: Rule = {
	code: 'foil-doubled',
	severity: 'error',
	*find(view) {
		for (const item of withFoils(view)) {
			const seen = new Map<string, Foil>();
			const inherited = 'list' in item ? foilsOf(view, item).slice(item.foils.length) : [];
			for (const foil of inherited) seen.set(senseOf(view, foil), foil);
			for (const [i, foil] of item.foils.entries()) {
				const before = seen.get(senseOf(view, foil));
				if (before)
					yield {
						item,
						path: ['foils', i],
						message: `The foils "${before.text}" and "${foil.text}" mean the same.`,
						hint: 'Keep one; a foil of the list serves every item.'
					};
				seen.set(senseOf(view, foil), foil);
			}
		}
	}
};

/** A key may be longer than the longest foil by this much before its length gives it away. */
const LONGER = 1.25;

export const longestKey: Rule = {
	code: 'key-longest',
	severity: 'warning',
	*find(view) {
		for (const item of withFoils(view)) {
			const longest = Math.max(0, ...item.foils.map((f) => f.text.length));
			for (const fact of keysOf(view, item)) {
				const key = textOf(view, fact.value);
				if (longest > 0 && key.length > longest * LONGER && isAsked(fact))
					yield {
						item: fact,
						path: ['value'],
						message: `The answer "${key}" is longer than every wrong option by over a quarter.`,
						hint: 'Shorten it, or write foils as long.'
					};
			}
		}
	}
};

/** A word of more sentences than this share is the deck's daily bread and gives nothing away. */
const COMMON = 0.03;

export const sharedRareWord: Rule = {
	code: 'clang',
	severity: 'warning',
	*find(view) {
		const { facts } = view.deck;
		const uses = new Map<string, number>();
		for (const word of facts.flatMap((f) => [...contentWords(f.says)]))
			uses.set(word, (uses.get(word) ?? 0) + 1);
		const isRare = (word: string) => (uses.get(word) ?? 0) <= Math.max(3, COMMON * facts.length);
		for (const fact of facts.filter(isAsked))
			for (const [i, ask] of fact.asks.entries()) {
				const word = sharedOnly(view, fact, ask).find(isRare);
				if (word)
					yield {
						item: fact,
						path: ['ask', i],
						message: `"${word}" stands in the question and in the answer, but in no wrong option.`,
						hint: 'Say it otherwise in the question, or use the word in a foil too.'
					};
			}
	}
};

/** Words of question and answer that neither a foil nor the subject's name has. */
function sharedOnly(view: View, fact: Fact, ask: string): string[] {
	const elsewhere = contentWords(
		[...foilsOf(view, fact).map((f) => f.text), ...namesOfTerm(view, fact.subject)].join(' ')
	);
	const asked = contentWords(ask);
	return [...contentWords(textOf(view, fact.value))].filter(
		(word) => asked.has(word) && !elsewhere.has(word)
	);
}

export const mixedNumbers: Rule = {
	code: 'foil-number-style',
	severity: 'warning',
	*find(view) {
		for (const item of withFoils(view))
			for (const fact of keysOf(view, item)) {
				if (fact.value.kind !== 'quantity') continue;
				const key = numberStyle(textOf(view, fact.value));
				for (const [i, foil] of item.foils.entries())
					if (!foil.text.includes(fact.value.quantity.unit) || numberStyle(foil.text) !== key)
						yield {
							item,
							path: ['foils', i],
							message: `"${foil.text}" has another unit or another precision than "${textOf(view, fact.value)}".`,
							hint: 'Write every number of a question in one unit and with as many decimals.'
						};
			}
	}
};

/** The decimals of every number in a text: `30 to 60` and `5 to 10` are alike, `5` and `5.5` are not. */
const numberStyle = (text: string) =>
	(text.match(/\d+(?:\.\d+)?/g) ?? []).map((n) => n.split('.')[1]?.length ?? 0).join();
