import type { Fact, Foil } from '$lib/domain/fact';
import { familyOf } from '$lib/generation/deck-index';
import type { Finding, Rule } from './rule';
import { foilsOf, isAsked, keysOf, senseOf, textOf } from './view';
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
				const key = keysOf(view, item).find(
					(fact) => senseOf(view, fact.value) === senseOf(view, foil)
				);
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

/** What any source states of the subject, its parent or its part may not be offered as wrong. */
export const foilIsStated: Rule = {
	code: 'foil-is-stated',
	severity: 'error',
	*find(view) {
		for (const item of withFoils(view)) {
			const own = keysOf(view, item).map((fact) => fact.id);
			const kin = familyOf(view, item.subject);
			const said = view.deck.facts.filter(
				(f) =>
					f.slot === item.slot &&
					f.status !== 'retired' &&
					kin.has(f.subject) &&
					!own.includes(f.id)
			);
			for (const [i, foil] of item.foils.entries()) {
				const fact = said.find((f) => senseOf(view, f.value) === senseOf(view, foil));
				if (fact)
					yield {
						item,
						path: ['foils', i],
						message: `The wrong option "${foil.text}" is stated by \`${fact.id}\`.`,
						hint: 'Take the foil out: it is true of the subject, its parent or its part.'
					};
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

export const sharedRareWord: Rule = {
	code: 'clang',
	severity: 'warning',
	*find(view) {
		for (const fact of view.deck.facts.filter((f) => isAsked(f)))
			for (const [i, ask] of fact.asks.entries()) yield* clang(view, fact, ask, ['ask', i]);
	}
};

function* clang(view: View, fact: Fact, ask: string, path: (string | number)[]): Iterable<Finding> {
	const inFoils = new Set(foilsOf(view, fact).flatMap((f) => [...contentWords(f.text)]));
	const subject = contentWords(view.terms.get(fact.subject)?.name ?? '');
	const asked = contentWords(ask);
	const word = [...contentWords(textOf(view, fact.value))].find(
		(w) => asked.has(w) && !inFoils.has(w) && !subject.has(w)
	);
	if (word)
		yield {
			item: fact,
			path,
			message: `"${word}" stands in the question and in the answer, but in no wrong option.`,
			hint: 'Say it otherwise in the question, or use the word in a foil too.'
		};
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
