import type { ChangeKind, DeckChange } from './deck-changes';

/** Two updates as one: what the first did to a card and then the second. */
export function combineChanges(
	first: readonly DeckChange[],
	second: readonly DeckChange[]
): DeckChange[] {
	const earlier = new Map(first.map((change) => [change.card, change]));
	const later = second.flatMap((change) => {
		const former = change.from ?? change.card;
		const before = earlier.get(former);
		earlier.delete(former);
		return before ? bothOf(before, change) : change;
	});
	return [...earlier.values(), ...later];
}

const WEIGHT: Readonly<Record<ChangeKind, number>> = {
	cosmetic: 0,
	clarified: 1,
	changed: 2,
	retired: 3,
	added: 3
};

function bothOf(first: DeckChange, second: DeckChange): DeckChange[] {
	const { was } = first;
	const { is } = second;
	// Came and went, or went and came back as it was.
	if (was === null && is === null) return [];
	if (first.is === null && was === is) return [];
	const both = { ...second, from: first.from ?? second.from, was };
	if (was === null) return [{ ...both, kind: 'added' }];
	if (is === null) return [both];
	const returned = first.is === null || second.was === null;
	const heavier = WEIGHT[first.kind] > WEIGHT[second.kind] ? first.kind : second.kind;
	return [{ ...both, kind: returned ? 'changed' : heavier }];
}
