import { randomFrom } from '$lib/domain/random';
import { joined, textBytes, type Hostile } from './hostile';

/** What else a person may choose by mistake, or be sent: files of other kinds, by their first bytes. */
export function* otherFiles(): Generator<Hostile, void> {
	const files: Record<string, Uint8Array> = {
		'an empty file': new Uint8Array(),
		'one byte': Uint8Array.of(0),
		zeros: new Uint8Array(10_000),
		'a letter': textBytes('Dear colleague, the deck is attached. Best wishes.'),
		'a page': textBytes('<!doctype html><script>alert(1)</script>'),
		'a picture': Uint8Array.of(
			0x89,
			0x50,
			0x4e,
			0x47,
			0x0d,
			0x0a,
			0x1a,
			0x0a,
			...Array(60).fill(0)
		),
		'a program': joined(textBytes('MZ'), new Uint8Array(500)),
		gzip: Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0),
		'seven-zip': Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4, ...Array(40).fill(0)),
		'an empty zip': joined(textBytes('PK\u0005\u0006'), new Uint8Array(18)),
		'the first letters of a zip': textBytes('PK\u0003\u0004')
	};
	for (const [what, bytes] of Object.entries(files))
		yield { kind: 'another kind of file', what, bytes: new Uint8Array(bytes) };
}

/** A sound file damaged on its way; equal seeds, equal damage. */
export function* damaged(
	sound: Uint8Array,
	{ seed, times }: { readonly seed: number; readonly times: number }
): Generator<Hostile, void> {
	const random = randomFrom(seed);
	const place = () => Math.floor(random() * sound.length);
	for (let i = 0; i < times; i++) {
		const at = place();
		yield { kind: 'cut short', what: `after ${at} bytes`, bytes: sound.slice(0, at) };
	}
	for (let i = 0; i < times; i++) {
		const [at, bit] = [place(), Math.floor(random() * 8)];
		const bytes = sound.slice() as Uint8Array<ArrayBuffer>;
		bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
		yield { kind: 'a bit flipped', what: `bit ${bit} of byte ${at}`, bytes };
	}
	for (let i = 0; i < times; i++) {
		const [at, length] = [place(), 1 + Math.floor(random() * 64)];
		const noise = Uint8Array.from({ length }, () => Math.floor(random() * 256));
		const [before, rest] = [sound.subarray(0, at), sound.subarray(at)];
		const [kind, bytes] =
			i % 2 === 0
				? (['bytes put in', joined(before, noise, rest)] as const)
				: (['bytes taken out', joined(before, rest.subarray(length))] as const);
		yield { kind, what: `${length} bytes at ${at}`, bytes };
	}
}
