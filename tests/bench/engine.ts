import { join } from 'node:path';
import { momentAt } from '$lib/domain/day';
import type { Deck } from '$lib/domain/deck';
import { cardId } from '$lib/domain/ids';
import type { Review } from '$lib/domain/review';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import { checkDeck } from '$lib/authoring/check';
import { openDeck } from '$lib/app/open-decks';
import { formsOf } from '$lib/generation/forms';
import { indexDeck } from '$lib/generation/deck-index';
import { buildQuestion } from '$lib/generation/questions';
import { policyOf } from '$lib/scheduling/policy';
import { replay } from '$lib/scheduling/replay';
import { root } from '../../scripts/ensure-packages.mjs';
import { readFolder } from '../../scripts/decks/folder';
import { historyOf } from './collection/history';

/** What runs without a browser. Times in milliseconds. */
export interface Engine {
	/** Of a million reviews. */
	readonly replay: number;
	readonly questionsPerSecond: number;
	/** Index and cards of a deck. */
	readonly opening: number[];
	readonly indexing: number[];
	readonly checking: number[];
}

const MILLION = 1_000_000;

export function measureEngine(deck: Deck, cards: number, now: number, checks: number): Engine {
	return {
		replay: replayTime(cards, now),
		questionsPerSecond: questionRate(deck),
		opening: times(20, () => openDeck(deck)),
		indexing: times(20, () => indexDeck(deck)),
		checking: checkTimes(checks)
	};
}

function times(count: number, work: () => unknown): number[] {
	return Array.from({ length: count }, () => {
		const start = performance.now();
		work();
		return performance.now() - start;
	});
}

/** The whole log at once; a smaller one is scaled up. */
function replayTime(cards: number, now: number): number {
	const policy = policyOf(DEFAULT_SETTINGS.study);
	const moment = momentAt(now, 0, DEFAULT_SETTINGS.dayStart);
	const ids = Array.from({ length: cards }, (_, n) => cardId(`bench/card.${n}`));
	const rows: Review[] = [];
	for (const sitting of historyOf(ids, moment, policy))
		for (const { review } of sitting) rows.push(review);
	const [taken = NaN] = times(1, () => replay(rows, () => policy));
	return (taken * MILLION) / rows.length;
}

/** Every form of every card, with the looking for what forms there are: as a session asks. */
function questionRate(deck: Deck): number {
	const { index, cards } = openDeck(deck);
	const start = performance.now();
	let made = 0;
	for (let seed = 1; seed <= 3; seed++)
		for (const card of cards.values())
			for (const form of formsOf(index, card)) {
				buildQuestion(index, card, form, seed);
				made++;
			}
	return (made * 1_000) / (performance.now() - start);
}

function checkTimes(count: number): number[] {
	const name = 'nerve-procedures';
	const folder = readFolder(join(root, 'decks', name), name);
	return times(count, () => checkDeck(folder, '2026-03-02'));
}
