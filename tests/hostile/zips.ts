import { joined, textBytes, type Hostile } from './hostile';
import { rawZip, type RawFile } from './raw-zip';

/** Names that lead out of a folder, hide what they are, or that a system reads something into. */
export const PATH_TRICKS: readonly (string | Uint8Array)[] = [
	'../settings.jsonl',
	'../../../etc/passwd',
	'..\\..\\settings.jsonl',
	'/etc/passwd',
	'\\\\server\\share\\settings.jsonl',
	'C:\\settings.jsonl',
	'file:///settings.jsonl',
	'./settings.jsonl',
	'settings.jsonl/',
	'settings.jsonl\0.txt',
	'\0',
	'',
	'.',
	'..',
	'con',
	'settings.jsonl:stream',
	'settings.jsonl ',
	'ｓettings.jsonl',
	'\u202elnosj.sgnittes',
	'．．／settings.jsonl',
	'__proto__',
	'constructor',
	`${'a'.repeat(60_000)}.jsonl`,
	// `../` in overlong UTF-8, and bytes that are no text at all.
	Uint8Array.of(0xc0, 0xae, 0xc0, 0xae, 0xc0, 0xaf, 0x61),
	Uint8Array.of(0xff, 0xfe, 0x61)
];

/** Zeros that pack to a thousandth. */
const zeros = (megabytes: number) => new Uint8Array(megabytes * 1_000_000);

/**
 * Zips made to harm whoever unpacks them, each from the files of a sound one: but for the trick, all
 * of it is right. `spare` gives names that the door would let in.
 */
export function* hostileZips(
	sound: readonly RawFile[],
	spare: (i: number) => string
): Generator<Hostile, void> {
	const [first, ...rest] = sound;
	if (!first) throw new Error('hostileZips: no files');
	const zip = (kind: string, what: string, files: readonly RawFile[], end = {}): Hostile => ({
		kind: `zip: ${kind}`,
		what,
		bytes: rawZip(files, end)
	});
	const withFirst = (change: Partial<RawFile>) => [{ ...first, ...change }, ...rest];

	for (const name of PATH_TRICKS) {
		const what =
			typeof name === 'string' ? JSON.stringify(name.slice(0, 40)) : `bytes ${name.join(' ')}`;
		yield zip('a name that leads astray', what, withFirst({ name }));
		yield zip('a name that leads astray', `${what}, one file more`, [
			...sound,
			{ name, bytes: textBytes('x') }
		]);
	}
	yield zip(
		'a link',
		'to /etc/passwd',
		withFirst({ mode: 0o120777, bytes: textBytes('/etc/passwd') })
	);
	yield zip('a name twice', 'the same bytes', [...sound, first]);
	yield zip('a name twice', 'other bytes', [...sound, { ...first, bytes: textBytes('{}\n') }]);

	for (const flags of [0x1, 0x41, 0x2001])
		yield zip('encrypted', `flags ${flags}`, withFirst({ flags }));
	for (const method of [1, 6, 9, 12, 14, 93, 95, 98, 99])
		yield zip('packed in another way', `method ${method}`, withFirst({ method }));

	yield zip('a bomb by ratio', '90 MB of zeros', withFirst({ bytes: zeros(90) }));
	yield zip('a bomb by ratio', 'one file more', [...sound, { name: spare(0), bytes: zeros(40) }]);
	const bomb = rawZip([{ name: 'bomb', bytes: zeros(50) }]);
	yield zip('a zip in a zip', 'a bomb in place of a file', withFirst({ bytes: bomb }));
	yield zip('a zip in a zip', 'itself', withFirst({ bytes: rawZip(sound) }));
	for (const size of [0, 1, 1_000, 0x7fffffff, 0xffffffff])
		yield zip('a size that lies', `${size} bytes`, withFirst({ bytes: zeros(20), size }));
	for (const packed of [0, 1, 0x7fffffff, 0xffffffff])
		yield zip('a size that lies', `${packed} bytes packed`, withFirst({ packed }));
	yield zip('a checksum that is wrong', 'one more', withFirst({ crc: 1 }));
	const shared = Array.from({ length: 40 }, (_, i) => ({
		...{ name: spare(i), bytes: first.bytes },
		sharesBytes: i > 0
	}));
	yield zip('files that share bytes', 'other names', [...sound, ...shared]);
	yield zip('files that share bytes', 'the same files', [
		first,
		...rest.map((file) => ({ ...file, sharesBytes: true }))
	]);
	const many = Array.from({ length: 65_000 }, (_, i) => ({
		...{ name: spare(i), bytes: new Uint8Array() },
		method: 0
	}));
	yield zip('too many files', '65,000', [...sound, ...many]);

	for (const count of [0, 1, 0xffff])
		yield zip('a directory that lies', `${count} files`, sound, { count });
	for (const start of [0, 1, 0xffffffff])
		yield zip('a directory that lies', `begins at ${start}`, sound, { start });
	for (const size of [0, 1, 0xffffffff])
		yield zip('a directory that lies', `${size} bytes long`, sound, { size });
	const other = rawZip([{ name: spare(0), bytes: textBytes('{}\n') }]);
	yield zip('two zips in one', 'the other in the comment', sound, { comment: other });
	yield {
		kind: 'zip: two zips in one',
		what: 'one after the other',
		bytes: joined(rawZip(sound), other)
	};
	yield zip('two zips in one', 'a program before it', sound, {
		before: textBytes('MZ or #!/bin/sh\n')
	});
}
