/** The places chosen, ascending, once `place` has been chosen or taken back. */
export const toggled = (places: readonly number[], place: number): number[] =>
	places.includes(place)
		? places.filter((other) => other !== place)
		: [...places, place].sort((a, b) => a - b);
