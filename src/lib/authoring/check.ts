import type { Deck } from '$lib/domain/deck';
import type { Problem, Result } from '$lib/domain/problem';
import { askEach, type AskedCard } from './checks/asked';
import type { Finding, Rule } from './checks/rule';
import { holdsTogether } from './checks/references';
import { ASKED_RULES, TEXT_RULES } from './checks/rules';
import { viewOf } from './checks/view';
import { parseDeck } from './parse';
import type { DeckFiles, Draft } from './parse';

/** Enough to see a fault that depends on which wrong options are drawn. */
const SEEDS = [1, 2];

/** What a deck folder comes to: the deck as far as it can be read, and all that is wrong with it. */
export interface Checked {
	/** Null where there is no readable `deck.yaml`. Sound only when no problem is an error. */
	readonly deck: Deck | null;
	/** By file, line and column. */
	readonly problems: readonly Problem[];
}

/** Reads and checks a deck folder. `today` is an ISO date, for sources past their review date. */
export function checkDeck(folder: DeckFiles, today: string): Checked {
	const pieces = checkInPieces(folder, today);
	for (;;) {
		const { done, value } = pieces.next();
		if (done) return value;
	}
}

/**
 * As `checkDeck`, in pieces of at most a tenth of the whole, so that a check which nobody waits for any
 * more can be left. One piece yields the problems of the texts, without those of the questions asked.
 */
export function* checkInPieces(
	folder: DeckFiles,
	today: string
): Generator<readonly Problem[] | null, Checked> {
	const { draft, problems } = parseDeck(folder);
	const found = [...problems];
	const checked = (): Checked => ({ deck: draft?.deck ?? null, problems: found.sort(byPlace) });
	if (!draft) return checked();
	const view = viewOf(draft, today);
	yield null;
	for (const rule of TEXT_RULES) {
		for (const finding of rule.find(view)) found.push(problemOf(draft, rule, finding));
		yield null;
	}
	if (!holdsTogether(view)) return checked();
	yield [...found].sort(byPlace);
	const asked: AskedCard[] = [];
	for (const card of askEach(view, SEEDS)) {
		asked.push(card);
		yield null;
	}
	for (const rule of ASKED_RULES) {
		for (const finding of rule.find(view, asked)) found.push(problemOf(draft, rule, finding));
		yield null;
	}
	return checked();
}

const problemOf = (
	{ places }: Draft,
	{ code, severity }: Pick<Rule, 'code' | 'severity'>,
	{ item, path, message, hint }: Finding
): Problem => ({ code, severity, where: places.of(item, path), message, hint });

/** Whether a problem is one of the questions made of a deck, which only a whole check finds. */
export const isOfQuestions = ({ code }: Pick<Problem, 'code'>): boolean =>
	ASKED_RULES.some((rule) => rule.code === code);

const isError = (problem: Problem) => problem.severity === 'error';

/** The deck, if nothing stops it from being studied. */
export function compileDeck(folder: DeckFiles, today: string): Result<Deck> {
	const { deck, problems } = checkDeck(folder, today);
	const errors = problems.filter(isError);
	return deck && errors.length === 0 ? { ok: true, value: deck } : { ok: false, problems: errors };
}

/** The order in which a person works through problems: file, line, column. */
export function byPlace({ where: a }: Problem, { where: b }: Problem): number {
	if (a.file !== b.file) return a.file < b.file ? -1 : 1;
	return a.line - b.line || a.column - b.column;
}
