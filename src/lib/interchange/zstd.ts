import { Decompress } from 'fzstd';

/** Why packed bytes were refused. */
export class ZstdProblem extends Error {
	readonly fault: 'broken' | 'too-large';
	constructor(fault: 'broken' | 'too-large', why: unknown) {
		super(String(why));
		this.fault = fault;
	}
}

const STEP = 64 * 1024;
/** log2 of the largest window that any level of zstd uses unless asked for more (RFC 8878, 3.1.1.1.2). */
const MAX_WINDOW = 27;
const SINGLE_SEGMENT = 0x20;

/** Unpacks zstd, never past `cap` bytes, whatever its header claims. Throws `ZstdProblem`. */
export function unzstd(bytes: Uint8Array, cap: number): Uint8Array<ArrayBuffer> {
	const [flags = 0, window = 0] = bytes.subarray(4, 6);
	if (!(flags & SINGLE_SEGMENT) && 10 + (window >> 3) > MAX_WINDOW)
		throw new ZstdProblem('too-large', 'window');
	const chunks: Uint8Array[] = [];
	let size = 0;
	let ended = false;
	const stream = new Decompress((chunk, final) => {
		size += chunk.length;
		if (size > cap) throw new ZstdProblem('too-large', `over ${cap} bytes`);
		// The library goes on to use its buffer.
		chunks.push(chunk.slice());
		if (final) ended = true;
	});
	try {
		for (let at = 0; at < bytes.length; at += STEP)
			stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
	} catch (error) {
		throw error instanceof ZstdProblem ? error : new ZstdProblem('broken', error);
	}
	if (!ended) throw new ZstdProblem('broken', 'cut short');
	const whole = new Uint8Array(size);
	let at = 0;
	for (const chunk of chunks) {
		whole.set(chunk, at);
		at += chunk.length;
	}
	return whole;
}
