import type { Card } from '$lib/domain/card';
import type { StudyDay } from '$lib/domain/day';
import type { Memory } from '$lib/domain/memory';

/** A card that may be shown, and what is known of it: null where it was never answered. */
export type Waiting = Pick<Card, 'id' | 'group' | 'confusable'> & {
	readonly memory: Memory | null;
};

/** What a study day holds, by kind. */
export interface DueCards {
	/** In learning or relearning, whenever their step is due. */
	readonly learning: readonly Waiting[];
	readonly reviews: readonly Waiting[];
	/** Never answered, in the order they are taught. */
	readonly fresh: readonly Waiting[];
}

/** Sorts out what `day` holds; the order of `cards` stays within each kind. */
export function dueOn(cards: readonly Waiting[], day: StudyDay): DueCards {
	return {
		learning: cards.filter((card) => stepDueAt(card) !== null),
		reviews: cards.filter(
			({ memory }) => memory !== null && 'on' in memory.due && memory.due.on <= day
		),
		fresh: cards.filter(({ memory }) => memory === null)
	};
}

/** The instant (epoch ms) of a card's learning step; null where it waits for a day or was never answered. */
export function stepDueAt({ memory }: Waiting): number | null {
	return memory !== null && 'at' in memory.due ? memory.due.at : null;
}
