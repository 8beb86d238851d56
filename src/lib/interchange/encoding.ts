import type { Problem } from '$lib/domain/problem';
import { LIMITS } from './limits';
import { fileProblem } from './problems';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Decoded {
	readonly text: string;
	readonly encoding: Encoding;
	/** Characters that no longer can be read; each stands as U+FFFD in the text. */
	readonly damaged: number;
}

/** Above this share of control characters a file is no text. */
const MOST_CONTROLS = 0.01;

/**
 * The text of a file: by its byte order mark, else by its zeros, else UTF-8, else Windows-1252, which
 * reads everything and is therefore a guess to be told. Line ends become `\n`.
 */
export function decodeText(bytes: Uint8Array, file: string): Decoded | Problem {
	if (bytes.length === 0)
		return fileProblem(file, 'empty', 'The file is empty.', 'Export it again.');
	if (bytes.length > LIMITS.text)
		return fileProblem(
			file,
			'too-large',
			`The file has ${Math.round(bytes.length / 2 ** 20)} MB; up to ${LIMITS.text / 2 ** 20} MB can be read.`,
			'Export it in parts, or without pictures.'
		);
	const decoded = decode(bytes);
	if (decoded.text.trim() === '')
		return fileProblem(file, 'empty', 'The file holds nothing but spaces.', 'Export it again.');
	if (controls(decoded.text) > MOST_CONTROLS)
		return fileProblem(
			file,
			'no-text',
			'The file is not text.',
			'Choose a file that a program has exported as questions.'
		);
	return { ...decoded, text: decoded.text.replace(/\r\n?/g, '\n') };
}

function decode(bytes: Uint8Array): Decoded {
	const utf16 = utf16Of(bytes);
	if (utf16) return as(utf16, bytes);
	const utf8 = as('utf-8', bytes);
	// U+FFFD may stand in the file itself: then it is sound UTF-8 of a text that was damaged before.
	if (utf8.damaged === 0 || isUtf8(bytes)) return utf8;
	// A text cut short, or one with a few bad bytes, still is UTF-8; Windows-1252 has hardly ever two
	// bytes in a row that look like it.
	const sound = utf8.text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
	return sound > 4 * utf8.damaged ? utf8 : as('windows-1252', bytes);
}

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}

function as(encoding: Encoding, bytes: Uint8Array): Decoded {
	const text = new TextDecoder(encoding).decode(bytes);
	const damaged = encoding === 'windows-1252' ? 0 : (text.match(/\ufffd/g)?.length ?? 0);
	return { text, encoding, damaged };
}

const SAMPLE = 4_096;

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	// Without a mark: Latin text in UTF-16 has a zero in every other byte.
	const sample = bytes.subarray(0, SAMPLE);
	const zeros = [0, 0];
	sample.forEach((byte, i) => {
		if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
	});
	const [even = 0, odd = 0] = zeros;
	const most = sample.length / 2;
	if (odd > 0.4 * most && even < 0.05 * most) return 'utf-16le';
	if (even > 0.4 * most && odd < 0.05 * most) return 'utf-16be';
	return null;
}

function controls(text: string): number {
	const sample = text.slice(0, 64 * SAMPLE);
	// eslint-disable-next-line no-control-regex -- it is these that tell a text from something else
	return (sample.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0) / sample.length;
}
