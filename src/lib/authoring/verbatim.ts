import type { Place, Problem } from '$lib/domain/problem';
import type { DeckFolder } from './parse';

/** As many words in a row count as copied. */
const RUN = 7;

interface Token {
	readonly word: string;
	readonly offset: number;
}

/**
 * Runs of seven words that a deck shares with the texts it rests on. Facts and figures may be
 * carried over, sentences may not. `sources` holds the texts by name.
 */
export function findCopied(
	sources: ReadonlyMap<string, string>,
	{ prefix, texts }: DeckFolder
): Problem[] {
	const known = new Map<string, string>();
	for (const [name, text] of sources) {
		const tokens = tokensOf(text);
		for (let i = 0; i + RUN <= tokens.length; i++) known.set(runAt(tokens, i), name);
	}
	return [...texts].flatMap(([name, text]) =>
		copiedIn(tokensOf(text), known).map(({ offset, run, source }) => ({
			code: 'copied',
			severity: 'error' as const,
			where: placeAt(prefix + name, text, offset),
			message: `"${run}" stands in ${source}.`,
			hint: `Say it in other words: no ${RUN} words in a row may be the source's.`
		}))
	);
}

function copiedIn(tokens: readonly Token[], known: ReadonlyMap<string, string>) {
	const found: { offset: number; run: string; source: string }[] = [];
	for (let i = 0; i + RUN <= tokens.length; i++) {
		const source = known.get(runAt(tokens, i));
		const first = tokens[i];
		if (source === undefined || !first) continue;
		let end = i + RUN;
		while (known.has(runAt(tokens, end - RUN + 1)) && end < tokens.length) end++;
		const run = tokens.slice(i, end).map((t) => t.word);
		found.push({ offset: first.offset, run: run.join(' '), source });
		i = end - 1;
	}
	return found;
}

/** Words as they are compared: no case, no accents, no punctuation, across line breaks. */
const tokensOf = (text: string): Token[] =>
	[...text.matchAll(/[\p{L}\p{M}\p{N}%]+/gu)].map((match) => ({
		word: match[0].toLowerCase().normalize('NFKD').replace(/\p{M}/gu, ''),
		offset: match.index
	}));

const runAt = (tokens: readonly Token[], i: number): string =>
	tokens
		.slice(i, i + RUN)
		.map((t) => t.word)
		.join(' ');

function placeAt(file: string, text: string, offset: number): Place {
	const before = text.slice(0, offset).split('\n');
	return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
