/** A seeded stream of numbers in [0, 1): equal seeds give equal streams on every device. */
export type Random = () => number;

/** FNV-1a, 32 bit, over UTF-16 code units: spreads ids and small integers into seeds. */
export function hash32(text: string): number {
	let h = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) {
		h ^= text.charCodeAt(i);
		h = Math.imul(h, 0x01000193);
	}
	return h >>> 0;
}

/** mulberry32 (Tommy Ettinger, public domain). `seed` is a number or any text. */
export function randomFrom(seed: number | string): Random {
	let a = typeof seed === 'string' ? hash32(seed) : seed >>> 0;
	return () => {
		a = (a + 0x6d2b79f5) | 0;
		let t = Math.imul(a ^ (a >>> 15), 1 | a);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** Fisher-Yates into a new array. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
	const out = [...items];
	for (let i = out.length - 1; i > 0; i--) {
		const j = Math.floor(random() * (i + 1));
		[out[i], out[j]] = [out[j] as T, out[i] as T];
	}
	return out;
}

/** One of a non-empty array. */
export function pick<T>(items: readonly [T, ...T[]] | readonly T[], random: Random): T {
	const item = items[Math.floor(random() * items.length)];
	if (item === undefined) throw new Error('pick: nothing to pick from');
	return item;
}
