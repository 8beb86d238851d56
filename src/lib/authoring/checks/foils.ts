import type { Fact, Foil } from '$lib/domain/fact';
import type { Finding, Rule } from './rule';
import type { View } from './view';
import { contentWords } from './words';

/** Each own foil of a fact, and each foil of its list, with the item to name in a problem. */
const withFoils = ({ deck }: View) => [...deck.facts, ...deck.lists];

export const foilIsKey: Rule = {
	code: 'foil-is-key',
	severity: 'error',
	*find(view) {
		for (const { item, keys } of keyedFoils(view))
			for (const [i, foil] of item.foils.entries()) {
				const key = keys.find((fact) => view.meaningOf(fact.value) === view.meaningOf(foil));
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
			const inherited = 'list' in item ? view.foilsOf(item).slice(item.foils.length) : [];
			for (const foil of inherited) seen.set(view.meaningOf(foil), foil);
			for (const [i, foil] of item.foils.entries()) {
				const before = seen.get(view.meaningOf(foil));
				if (before)
					yield {
						item,
						path: ['foils', i],
						message: `The foils "${before.text}" and "${foil.text}" mean the same.`,
						hint: 'Keep one; a foil of the list serves every item.'
					};
				seen.set(view.meaningOf(foil), foil);
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
			const kin = view.kinOf(item.subject);
			const said = view.deck.facts.filter(
				(f) =>
					f.slot === item.slot &&
					f.status !== 'retired' &&
					kin.has(f.subject) &&
					!own.includes(f.id)
			);
			for (const [i, foil] of item.foils.entries()) {
				const fact = said.find((f) => view.meaningOf(f.value) === view.meaningOf(foil));
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

/** The answers a set of foils stands beside. */
function keysOf(view: View, item: View['deck']['facts'][number] | View['deck']['lists'][number]) {
	return 'list' in item ? [item] : view.deck.facts.filter((f) => f.list === item.id);
}

function* keyedFoils(view: View) {
	for (const item of withFoils(view)) yield { item, keys: keysOf(view, item) };
}

/** A key may be longer than the longest foil by this much before its length gives it away. */
const LONGER = 1.25;

export const longestKey: Rule = {
	code: 'key-longest',
	severity: 'warning',
	*find(view) {
		for (const { item, keys } of keyedFoils(view)) {
			const longest = Math.max(0, ...item.foils.map((f) => f.text.length));
			for (const fact of keys) {
				const key = view.textOf(fact.value);
				if (longest > 0 && key.length > longest * LONGER && view.isAsked(fact))
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
		for (const fact of view.deck.facts.filter((f) => view.isAsked(f)))
			for (const [i, ask] of fact.asks.entries()) yield* clang(view, fact, ask, ['ask', i]);
	}
};

function* clang(view: View, fact: Fact, ask: string, path: (string | number)[]): Iterable<Finding> {
	const inFoils = new Set(view.foilsOf(fact).flatMap((f) => [...contentWords(f.text)]));
	const subject = contentWords(view.terms.get(fact.subject)?.name ?? '');
	const asked = contentWords(ask);
	const word = [...contentWords(view.textOf(fact.value))].find(
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
		for (const { item, keys } of keyedFoils(view))
			for (const fact of keys) {
				if (fact.value.kind !== 'quantity') continue;
				const key = numberStyle(view.textOf(fact.value));
				for (const [i, foil] of item.foils.entries())
					if (!foil.text.includes(fact.value.quantity.unit) || numberStyle(foil.text) !== key)
						yield {
							item,
							path: ['foils', i],
							message: `"${foil.text}" has another unit or another precision than "${view.textOf(fact.value)}".`,
							hint: 'Write every number of a question in one unit and with as many decimals.'
						};
			}
	}
};

/** The decimals of every number in a text: `30 to 60` and `5 to 10` are alike, `5` and `5.5` are not. */
const numberStyle = (text: string) =>
	(text.match(/\d+(?:\.\d+)?/g) ?? []).map((n) => n.split('.')[1]?.length ?? 0).join();
