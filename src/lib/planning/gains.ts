import type { CardGroup } from './groups';
import type { Space } from './space';
import { chooseStarts, startsOf } from './starts';
import { computeValues, emptyValues } from './values';

/**
 * What a look brings beyond waiting, for every state that may come: by study day of the last look, study
 * day of the look and state. With it a plan can be played through without computing it anew each day.
 */
export interface Gains {
	readonly group: CardGroup;
	readonly later: Float64Array;
	/** By card of the group and study day; not a number where it was seen that day. */
	readonly first: Float64Array;
}

export function gainsOf(space: Space, prices: Float64Array, group: CardGroup): Gains {
	const { calendar, grid } = space;
	const count = calendar.days.length;
	const later = new Float64Array(count * count * grid.count);
	const values = emptyValues(space);
	computeValues(space, group.stakes, prices, 0, values, (seen, state, gain) => {
		for (let day = seen + 1; day < count; day++)
			later[(seen * count + day) * grid.count + state] = gain[day] as number;
	});
	const first = new Float64Array(group.cards.length * count);
	const standings = group.cards.map(({ standing }) => ({ standing, cards: 1 }));
	const starts = startsOf(space, group.stakes, standings);
	chooseStarts(space, values, prices, 0, starts, (card, gain) => {
		first.set(gain, card * count);
	});
	return { group, later, first };
}
