import { relative } from 'node:path';
import { byPlace, checkDeck } from '../../src/lib/authoring/check';
import type { DeckFolder } from '../../src/lib/authoring/parse';
import { findCopied } from '../../src/lib/authoring/verbatim';
import { formatProblem } from '../../src/lib/domain/problem';
import type { Outcome, Surroundings } from './call';
import { readSources } from './folder';

/** Every problem of the named decks, and a summary. `sources` is a folder that need not exist. */
export function check(
	decks: readonly (readonly [name: string, folder: DeckFolder])[],
	sources: string,
	at: Surroundings
): Outcome {
	const texts = readSources(sources);
	const checked = decks.map(([name, folder]) => checkOne(name, folder, texts, at.today));
	const shown = relative(at.cwd, sources);
	const compared = texts
		? `Compared with the ${texts.size} texts in ${shown} for copied sentences.`
		: `Not compared with the sources for copied sentences: there is no folder ${shown} (--sources names another).`;
	return {
		code: checked.some(({ errors }) => errors > 0) ? 1 : 0,
		text: [...checked.flatMap(({ lines }) => lines), compared].join('\n')
	};
}

function checkOne(
	name: string,
	folder: DeckFolder,
	texts: ReadonlyMap<string, string> | null,
	today: string
) {
	const { deck, problems } = checkDeck(folder, today);
	const all = [...problems, ...(texts ? findCopied(texts, folder) : [])].sort(byPlace);
	const errors = all.filter((p) => p.severity === 'error').length;
	const size = deck ? `, ${count(deck.facts.length, 'fact')}` : '';
	const summary = `${name}${size}: ${count(errors, 'error')}, ${count(all.length - errors, 'warning')}.`;
	return { errors, lines: [...all.map(formatProblem), summary] };
}

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
