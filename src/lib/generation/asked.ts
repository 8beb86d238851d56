import type { Conflict } from '$lib/domain/deck';
import type { Fact, FactList } from '$lib/domain/fact';
import type { WrittenQuestion } from '$lib/domain/written';
import { membersOf, type DeckIndex } from './deck-index';

/** Shorter enumerations are asked member by member only. */
const SHORTEST_LIST = 3;

/** Sound to assert in a key: stated, or disputed and qualified. */
const isKeyable = ({ status, askAs }: Fact): boolean =>
	status === 'stated' || (status === 'disputed' && askAs !== null);

export const isAsked = (fact: Fact): boolean => isKeyable(fact) && fact.unasked === null;

/** A list is asked as a whole where it is an enumeration and each of its members may be keyed. */
export function isAskedWhole(index: DeckIndex, list: FactList): boolean {
	const members = membersOf(index, list);
	return (
		list.unasked === null &&
		(list.complete || list.ordered) &&
		members.length >= SHORTEST_LIST &&
		members.every(isKeyable)
	);
}

export const isAskedAsDisagreement = ({ ask, sides }: Conflict): boolean =>
	ask !== null && sides.length >= 2;

export const isAskedWritten = ({ status }: WrittenQuestion): boolean => status === 'asked';
