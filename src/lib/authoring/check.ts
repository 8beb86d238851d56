import type { Deck } from '$lib/domain/deck';
import type { Problem, Result } from '$lib/domain/problem';
import { askAll } from './checks/asked';
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
	const { draft, problems } = parseDeck(folder);
	return {
		deck: draft?.deck ?? null,
		problems: [...problems, ...(draft ? checkDraft(draft, today) : [])].sort(byPlace)
	};
}

function checkDraft(draft: Draft, today: string): Problem[] {
	const view = viewOf(draft, today);
	const problem = (rule: Pick<Rule, 'code' | 'severity'>, finding: Finding): Problem => ({
		code: rule.code,
		severity: rule.severity,
		where: draft.places.of(finding.item, finding.path),
		message: finding.message,
		hint: finding.hint
	});
	const found = TEXT_RULES.flatMap((rule) =>
		Array.from(rule.find(view), (finding) => problem(rule, finding))
	);
	if (!holdsTogether(view)) return found;
	const asked = askAll(view, SEEDS);
	return [
		...found,
		...ASKED_RULES.flatMap((rule) =>
			Array.from(rule.find(view, asked), (finding) => problem(rule, finding))
		)
	];
}

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
