import type { CardId } from '$lib/domain/ids';
import type { PlanCard } from './cards';
import { Choices } from './choices';
import type { CardGroup } from './groups';
import { firstLookSeconds, lookSeconds } from './habits';
import { GRADE_COUNT } from './looks';
import type { Space } from './space';
import { startOptions, startsOf } from './starts';
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

/** Every card that may be looked at today with its index, best first; ties as the cards came. */
export function candidates(
	space: Space,
	prices: Float64Array,
	groups: readonly CardGroup[]
): Candidate[] {
	const { calendar } = space;
	if (calendar.days[0] !== 0) return [];
	const values = emptyValues(space);
	const later = new Choices(1);
	const found: Candidate[] = [];
	for (const { stakes, cards } of groups) {
		computeValues(space, stakes, prices, 0, values);
		for (let from = 0; from < cards.length; from += BLOCK) {
			const block = cards.slice(from, from + BLOCK);
			const starts = startsOf(
				space,
				stakes,
				block.map(({ standing }) => ({ standing, cards: 1 }))
			);
			const options = new Float64Array(calendar.days.length + 1);
			block.forEach((card, s) => {
				if (starts.from[s] !== 0) return;
				startOptions(space, values, prices, starts, s, options);
				const now = options[0] as number;
				const wait = later.choose(0, options, calendar.there, 1, calendar.days.length, 0);
				later.clear();
				const seconds = secondsNow(space, card);
				const price = prices[0] as number;
				const index = (now - wait) / seconds;
				found.push({ card, index, seconds, gains: index + price > 0 });
			});
		}
	}
	return found.sort((a, b) => b.index - a.index);
}

function secondsNow({ model, habits }: Space, { standing }: PlanCard): number {
	if (standing.seen === null) return firstLookSeconds(habits);
	return lookSeconds(habits, model.recall(-standing.seen, standing.stability));
}
