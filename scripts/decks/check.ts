import { join } from 'node:path';
import { checkDeck } from '../../src/lib/authoring/check';
import { readFolder, readSources } from './folder';
import { findCopied } from '../../src/lib/authoring/verbatim';
import { formatProblem } from '../../src/lib/domain/problem';
import type { Problem } from '../../src/lib/domain/problem';

export interface CheckOptions {
	/** The folder that holds the decks, and how problems name it. */
	readonly decks: string;
	readonly shown: string;
	/** The folder of the texts the decks rest on; need not exist. */
	readonly sources: string;
	/** ISO date. */
	readonly today: string;
}

/** Prints every problem of the named decks and a summary; 1 where there is an error. */
export function check(names: readonly string[], options: CheckOptions): number {
	const sources = readSources(options.sources);
	const errors = names.map((name) => checkOne(name, sources, options));
	console.log(
		sources
			? `Compared with ${sources.size} source texts in ${options.sources}: no seven words in a row may be theirs.`
			: `Not compared with the source texts: there is no folder ${options.sources} (--sources names another).`
	);
	return errors.some((n) => n > 0) ? 1 : 0;
}

function checkOne(
	name: string,
	sources: ReadonlyMap<string, string> | null,
	{ decks, shown, today }: CheckOptions
): number {
	const folder = readFolder(join(decks, name), join(shown, name));
	const { deck, problems } = checkDeck(folder, today);
	const all: Problem[] = [...problems, ...(sources ? findCopied(sources, folder) : [])];
	for (const problem of all) console.log(formatProblem(problem));
	const errors = all.filter((p) => p.severity === 'error').length;
	const size = deck
		? `${deck.facts.length} facts, ${deck.lists.length} lists, ${deck.terms.length} terms, ${deck.conflicts.length} conflicts: `
		: '';
	console.log(`${name}: ${size}${errors} errors, ${all.length - errors} warnings`);
	return errors;
}
