import type { Deck } from '$lib/domain/deck';
import type { Problem, Result } from '$lib/domain/problem';
import { runRules } from './checks/rule';
import { RULES } from './checks/rules';
import { parseDeck } from './parse';
import type { DeckFolder } from './parse';

/** What a deck folder comes to: the deck as far as it can be read, and all that is wrong with it. */
export interface Checked {
	/** Null where there is no readable `deck.yaml`. Sound only when no problem is an error. */
	readonly deck: Deck | null;
	/** By file, line and column. */
	readonly problems: readonly Problem[];
}

/** Reads and checks a deck folder. `today` is an ISO date, for sources past their review date. */
export function checkDeck(folder: DeckFolder, today: string): Checked {
	const { draft, problems } = parseDeck(folder);
	const found = draft ? runRules(RULES, draft, today) : [];
	return { deck: draft?.deck ?? null, problems: [...problems, ...found].sort(byPlace) };
}

/** The deck, if nothing stops it from being studied. */
export function compileDeck(folder: DeckFolder, today: string): Result<Deck> {
	const { deck, problems } = checkDeck(folder, today);
	const errors = problems.filter((p) => p.severity === 'error');
	return deck && errors.length === 0 ? { ok: true, value: deck } : { ok: false, problems: errors };
}

function byPlace({ where: a }: Problem, { where: b }: Problem): number {
	if (a.file !== b.file) return a.file < b.file ? -1 : 1;
	return a.line - b.line || a.column - b.column;
}
