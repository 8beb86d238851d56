import type { Fact, Foil, Value } from '$lib/domain/fact';
import { inBraces, words } from '$lib/generation/text';
import type { Path } from '../yaml';
import type { Rule } from './rule';
import { textOf } from './view';
import type { View } from './view';
import { plain } from './words';

/** What fits a typed answer. */
const MOST_WORDS = 5;
const MOST_CHARACTERS = 40;

export const cloze: Rule = {
	code: 'cloze',
	severity: 'error',
	*find({ deck }) {
		for (const item of [...deck.facts, ...deck.nots]) {
			const fault = clozeFault(item.says);
			if (fault)
				yield {
					item,
					path: ['says'],
					message: fault,
					hint: 'Put one pair of braces around the few words to be typed, or none for no cloze.'
				};
		}
	}
};

function clozeFault(says: string): string | null {
	const marks = says.replace(/[^{}]/g, '');
	if (marks === '') return null;
	if (marks !== '{}' && /^(?:\{\})*$/.test(marks)) return 'More than one pair of braces.';
	if (marks !== '{}') return 'The braces do not pair up.';
	const blank = inBraces(says)?.trim() ?? '';
	if (blank === '') return 'There is nothing between the braces.';
	if (blank.split(/\s+/).length > MOST_WORDS) return `Over ${MOST_WORDS} words between the braces.`;
	if (blank.length > MOST_CHARACTERS)
		return `Over ${MOST_CHARACTERS} characters between the braces.`;
	return null;
}

export const straySentenceEnd: Rule = {
	code: 'says-full-stop',
	severity: 'error',
	*find({ deck }) {
		const hint = 'Write one full sentence that ends in a full stop.';
		const message = 'The sentence does not end in a full stop.';
		for (const item of [...deck.facts, ...deck.nots])
			if (!/\.["')}”’]*$/.test(item.says)) yield { item, path: ['says'], message, hint };
		for (const item of deck.conflicts)
			for (const [i, side] of item.sides.entries())
				if (!side.says.endsWith('.')) yield { item, path: ['sides', i, 'says'], message, hint };
		for (const item of [...deck.facts, ...deck.lists])
			for (const [i, foil] of item.foils.entries())
				if (!foil.because.endsWith('.'))
					yield { item, path: ['foils', i, 'because'], message, hint };
	}
};

export const saysTwice: Rule = {
	code: 'says-twice',
	severity: 'error',
	*find({ deck }) {
		const first = new Map<string, Fact>();
		for (const fact of deck.facts) {
			const said = plain(fact.says);
			const before = first.get(said);
			if (before)
				yield {
					item: fact,
					path: ['says'],
					message: `\`${before.id}\` says the same.`,
					hint: 'State it once; name further places under `also`.'
				};
			else first.set(said, fact);
		}
	}
};

export const phraseStyle: Rule = {
	code: 'phrase-style',
	severity: 'error',
	*find(view) {
		const names = properWords(view);
		for (const { item, path, text } of phrases(view)) {
			const first = text.match(/^\p{L}[\p{L}'’-]*/u)?.[0] ?? '';
			const capital = /^\p{Lu}\p{Ll}/u.test(first) && !names.has(first);
			const stop = /[.;:]$/.test(text);
			if (capital || stop)
				yield {
					item,
					path,
					message: `The phrase "${text}" ${capital ? 'begins with a capital' : 'ends in a stop'}.`,
					hint: 'An option is a phrase: no capital (unless a proper name), no stop at the end.'
				};
		}
	}
};

function* phrases({ deck }: View): Iterable<{ item: object; path: Path; text: string }> {
	const ofValue = (value: Value) => (value.kind === 'statement' ? [value.text] : []);
	for (const item of [...deck.facts, ...deck.nots])
		for (const text of ofValue(item.value)) yield { item, path: ['value', 'text'], text };
	for (const item of [...deck.facts, ...deck.lists])
		for (const [i, foil] of item.foils.entries())
			if (foil.term === undefined) yield { item, path: ['foils', i, 'text'], text: foil.text };
	for (const item of deck.terms) yield { item, path: ['name'], text: item.name };
}

/** Words the deck writes with a capital in the middle of a sentence, or in a term's synonyms. */
function properWords({ deck }: View): Set<string> {
	const sentences = [
		...deck.facts.flatMap((f) => [f.says, ...f.asks, f.note ?? '', f.rationale ?? '']),
		...deck.conflicts.flatMap((c) => [c.explains, ...c.sides.map((s) => s.says)]),
		...deck.terms.flatMap((t) => [t.gloss ?? '', ...t.synonyms.map((s) => `or ${s}`)])
	];
	const inside = sentences.flatMap((s) => s.match(/(?<=[\p{L},;] \{?)\p{Lu}[\p{L}'’-]*/gu) ?? []);
	return new Set(inside);
}

export const ALL_OR_NONE =
	/\b(?:all|none|both|neither|any|some) of (?:the )?(?:above|these|them|those|options?)\b/i;

export const allOrNone: Rule = {
	code: 'all-or-none',
	severity: 'error',
	*find(view) {
		for (const { item, path, text } of optionTexts(view))
			if (ALL_OR_NONE.test(text))
				yield {
					item,
					path,
					message: `"${text}" stands for other options.`,
					hint: 'Write an option that can be read by itself.'
				};
	}
};

/** Trained test-takers rule these in or out without knowing the answer. */
const LOOSE_WORDS = new Set(
	(
		'always never usually often sometimes rarely frequently commonly generally occasionally ' +
		'typically invariably'
	).split(' ')
);

/** A word of an option that tells the trained test-taker whether it is right; undefined = none. */
export const looseWordIn = (text: string): string | undefined =>
	words(text).find((w) => LOOSE_WORDS.has(w));

export const looseWords: Rule = {
	code: 'loose-word',
	severity: 'warning',
	*find(view) {
		for (const { item, path, text } of optionTexts(view)) {
			const word = looseWordIn(text);
			if (word)
				yield {
					item,
					path,
					message: `"${word}" in an option tells the trained test-taker whether it is right.`,
					hint: 'Say the option without it.'
				};
		}
	}
};

function* optionTexts(view: View): Iterable<{ item: object; path: Path; text: string }> {
	for (const item of [...view.deck.facts, ...view.deck.nots])
		if (item.value.kind !== 'term') yield { item, path: ['value'], text: textOf(view, item.value) };
	for (const item of [...view.deck.facts, ...view.deck.lists])
		for (const [i, foil] of item.foils.entries())
			yield { item, path: pathOfFoil(foil, i), text: foil.text };
}

const pathOfFoil = (foil: Foil, i: number): Path => [
	'foils',
	i,
	foil.term === undefined ? 'text' : 'value'
];
