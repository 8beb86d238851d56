import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText, type Decoded } from './encoding';
import { LIMITS } from './limits';

const RUNS = { numRuns: Number(process.env['RUNS'] ?? 100) };
const decoded = (bytes: Uint8Array): Decoded => {
	const read = decodeText(bytes, 'a.txt');
	if ('code' in read) throw new Error(read.message);
	return read;
};
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, end: 'le' | 'be', mark: boolean): Uint8Array => {
	const bytes = new Uint8Array(2 * (text.length + Number(mark)));
	const view = new DataView(bytes.buffer);
	[
		...(mark ? [0xfeff] : []),
		...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
	].forEach((unit, i) => view.setUint16(2 * i, unit, end === 'le'));
	return bytes;
};

const TEXT = 'Which nerve — n. ischiadicus — is “thick”?\nµ\n';

test.each([
	['UTF-8', utf8(TEXT), 'utf-8'],
	['UTF-8 with a mark', utf8(`\ufeff${TEXT}`), 'utf-8'],
	['UTF-16, little end first', utf16(TEXT, 'le', true), 'utf-16le'],
	['UTF-16, big end first', utf16(TEXT, 'be', true), 'utf-16be'],
	['UTF-16 without a mark, little end first', utf16(TEXT, 'le', false), 'utf-16le'],
	['UTF-16 without a mark, big end first', utf16(TEXT, 'be', false), 'utf-16be']
])('%s', (_, bytes, encoding) => {
	expect(decoded(bytes)).toEqual({ text: TEXT, encoding, damaged: 0 });
});

test('what is not UTF-8 is read as Windows-1252, and said to be', () => {
	const bytes = new Uint8Array([0x6e, 0xe9, 0x76, 0x72, 0x6f, 0x6d, 0x65, 0x20, 0xb5]);
	expect(decoded(bytes)).toEqual({ text: 'névrome µ', encoding: 'windows-1252', damaged: 0 });
});

test('UTF-8 cut in the middle of a letter stays UTF-8, with one character damaged', () => {
	const bytes = utf8('éèêëàâîïôûüé').slice(0, -1);
	expect(decoded(bytes)).toEqual({ text: 'éèêëàâîïôûü\ufffd', encoding: 'utf-8', damaged: 1 });
});

test('characters that were damaged before the export do not make UTF-8 something else', () => {
	const text = 'n\ufffdvrome \ufffd µ';
	expect(decoded(utf8(text))).toEqual({ text, encoding: 'utf-8', damaged: 2 });
});

test('line ends become one sign', () => {
	expect(decoded(utf8('a\r\nb\rc\nd')).text).toBe('a\nb\nc\nd');
});

test('any text of letters comes back from UTF-8 and, marked, from UTF-16', () => {
	const text = fc
		.string({ unit: fc.constantFrom(...'aZ9 é中😀µ–\n'), minLength: 1 })
		.filter((any) => any.trim() !== '');
	fc.assert(
		fc.property(text, (any) => {
			for (const bytes of [utf8(any), utf16(any, 'le', true), utf16(any, 'be', true)])
				expect(decoded(bytes).text).toBe(any);
		}),
		RUNS
	);
});

test.each([
	['nothing', new Uint8Array(), 'empty'],
	['spaces', utf8(' \r\n\t \n'), 'empty'],
	['a mark and nothing else', new Uint8Array([0xff, 0xfe]), 'empty'],
	['a picture', new Uint8Array(4_000).map((_, i) => (i * 37) % 256), 'no-text'],
	['too much', new Uint8Array(LIMITS.text + 1).fill(0x61), 'too-large']
])('%s is refused in a sentence', (_, bytes, code) => {
	const problem = decodeText(bytes, 'a.txt');
	expect(problem).toMatchObject({ code: `interchange-${code}`, where: { file: 'a.txt' } });
	if ('code' in problem) expect(problem.message).toMatch(/^The file .*\.$/);
});

test('a file of any bytes is text or refused, and never a fault', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
			const read = decodeText(bytes, 'a.txt');
			if (!('code' in read)) expect(read.text).not.toContain('\r');
		}),
		RUNS
	);
});
