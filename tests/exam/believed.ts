import { recallOf } from './memory';
import type { SimCard } from './cell';
import { DEFAULT_MIND } from './truths';

export const unseen = ({ believed }: SimCard) => believed.s === 0;
export const recall = ({ believed }: SimCard, day: number) => recallOf(DEFAULT_MIND, believed, day);

/** Indices of the cards that pass, ordered by `key`, smallest first. */
export function sorted(
	cards: readonly SimCard[],
	passes: (card: SimCard) => boolean,
	key: (card: SimCard) => number
): number[] {
	const found: { index: number; by: number }[] = [];
	cards.forEach((card, index) => {
		if (passes(card)) found.push({ index, by: key(card) });
	});
	return found.sort((a, b) => a.by - b.by).map(({ index }) => index);
}
