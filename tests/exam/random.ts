/**
 * A number in [0, 1) for any four whole numbers. The same question gets the same number under every
 * policy: common random numbers, so that policies differ by what they do and not by luck.
 */
export function chance(replicate: number, card: number, look: number, stream: number): number {
	let h = Math.imul(replicate + 1, 0x9e3779b1) ^ Math.imul(card + 1, 0x85ebca6b);
	h ^= Math.imul(look + 1, 0xc2b2ae35) ^ Math.imul(stream + 1, 0x27d4eb2f);
	h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
	h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
	h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
	return ((h ^ (h >>> 15)) >>> 0) / 4_294_967_296;
}

/** A normal deviate from two such numbers (Box and Muller). */
export function normal(replicate: number, what: number, stream: number): number {
	const [a, b] = [chance(replicate, what, 0, stream), chance(replicate, what, 1, stream)];
	return Math.sqrt(-2 * Math.log(1 - a)) * Math.cos(2 * Math.PI * b);
}
