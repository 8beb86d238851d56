import { shuffled, type Random } from '$lib/domain/random';

/** Shuffled, and never already in order. */
export function misplaced(places: readonly number[], draw: Random): number[] {
	const out = shuffled(places, draw);
	return out.every((place, at) => place === at) ? [...out.slice(1), ...out.slice(0, 1)] : out;
}
