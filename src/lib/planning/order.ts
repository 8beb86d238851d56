import { firstLookSeconds, lookSeconds, type Habits } from '$lib/scheduling/habits';
import type { PlanCard } from './cards';
import type { CardGroup } from './groups';
import type { MemoryModel } from './memory-model';
import type { Space } from './space';
import { chooseStarts, startsOf, type Standing } from './starts';
import { computeValues, emptyValues } from './values';

/** What a look today at a card brings. */
export interface Candidate {
	readonly card: PlanCard;
	/** (worth of a look now - best worth of waiting) / seconds: study in this order. */
	readonly index: number;
	readonly seconds: number;
	/** With today's time free, a look now is worth more than any later one or none. */
	readonly gains: boolean;
}

/** Cards whose tables are computed at a time. */
const BLOCK = 256;

/**
 * Every card that may be looked at today with its index, best first; ties as the cards came. Yields after
 * each block of cards.
 */
export function* candidates(
	space: Space,
	prices: Float64Array,
	groups: readonly CardGroup[]
): Generator<void, Candidate[]> {
	if (space.calendar.days[0] !== 0) return [];
	const values = emptyValues(space);
	const found: Candidate[] = [];
	for (const { stakes, cards } of groups) {
		computeValues(space, stakes, prices, 0, values);
		for (const block of blocksOf(cards)) {
			const standings = block.map(([card]) => ({ standing: card.standing, cards: 1 }));
			const starts = startsOf(space, stakes, standings);
			chooseStarts(space, values, prices, 0, starts, (s, gain) => {
				// Not a number where the card was seen today already.
				const gained = gain[0] as number;
				if (Number.isNaN(gained)) return;
				for (const card of block[s] ?? []) {
					const seconds = secondsNow(card.standing, space.model, space.habits);
					const index = gained / seconds;
					found.push({ card, index, seconds, gains: index + (prices[0] as number) > 0 });
				}
			});
			yield;
		}
	}
	return found.sort((a, b) => b.index - a.index);
}

type Alike = readonly [PlanCard, ...PlanCard[]];

/** Cards in blocks; all that were never seen stand for one. */
function* blocksOf(cards: readonly PlanCard[]): Generator<Alike[]> {
	const [first, ...rest] = cards.filter(({ standing }) => standing.seen === null);
	if (first !== undefined) yield [[first, ...rest]];
	const seen = cards.filter(({ standing }) => standing.seen !== null);
	for (let from = 0; from < seen.length; from += BLOCK)
		yield seen.slice(from, from + BLOCK).map((card): Alike => [card]);
}

function secondsNow(standing: Standing, model: MemoryModel, habits: Habits): number {
	if (standing.seen === null) return firstLookSeconds(habits);
	return lookSeconds(habits, model.recall(-standing.seen, standing.stability));
}
