import { relative } from 'node:path';
import { compareVersionsOf } from '../../src/lib/authoring/against';
import { byPlace, checkDeck } from '../../src/lib/authoring/check';
import type { DeckFolder } from '../../src/lib/authoring/parse';
import { findCopied } from '../../src/lib/authoring/verbatim';
import type { DeckChanges } from '../../src/lib/domain/deck-changes';
import { formatProblem } from '../../src/lib/domain/problem';
import type { Outcome, Surroundings } from './call';
import { readSources } from './folder';

/** A deck to be checked. */
export interface CheckedDeck {
	readonly name: string;
	readonly folder: DeckFolder;
	/** The version it is compared with; null = it is new, undefined = with none. */
	readonly older: DeckFolder | null | undefined;
}

/** Every problem of the named decks, and a summary. `sources` is a folder that need not exist. */
export function check(
	decks: readonly CheckedDeck[],
	sources: string,
	at: Surroundings
): Outcome {
	const texts = readSources(sources);
	const checked = decks.map((deck) => checkOne(deck, texts, at.today));
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
	{ name, folder, older }: CheckedDeck,
	texts: ReadonlyMap<string, string> | null,
	today: string
) {
	const { deck, problems } = checkDeck(folder, today);
	const compared = older ? compareVersionsOf(older, folder) : null;
	const all = [
		...problems,
		...(texts ? findCopied(texts, folder) : []),
		...(compared?.problems ?? [])
	].sort(byPlace);
	const errors = all.filter((p) => p.severity === 'error').length;
	const size = deck ? `, ${count(deck.facts.length, 'fact')}` : '';
	const summary = `${name}${size}: ${count(errors, 'error')}, ${count(all.length - errors, 'warning')}.`;
	const changed = older === null ? ['It is new.'] : changesLine(compared?.changes ?? null);
	return { errors, lines: [...all.map(formatProblem), summary, ...changed] };
}

const KINDS = {
	changed: 'changed',
	clarified: 'put more exactly',
	retired: 'retired',
	added: 'new',
	cosmetic: 'reworded'
} as const;

function changesLine(compared: DeckChanges | null): string[] {
	if (!compared) return [];
	const { from, changes } = compared;
	const counts = Object.entries(KINDS).flatMap(([kind, name]) => {
		const many = changes.filter((change) => change.kind === kind).length;
		return many > 0 ? [`${many} ${name}`] : [];
	});
	return [`Cards compared with version ${from}: ${counts.join(', ') || 'no change'}.`];
}

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
