import { Inflate, Zip, ZipDeflate } from 'fflate';
import { readDirectory, type Entry } from './zip-directory';
import type { ZipLimits } from './zip-limits';
import { ZipProblem } from './zip-problem';

/** Bytes inflated at once before the cap is looked at. */
const STEP = 64 * 1024;
const STORED = 0;
const DEFLATED = 8;
/** The oldest date a zip can carry: equal content makes equal bytes whenever it is written. */
const NO_DATE = new Date(1980, 0, 1);

/** Packs files as they come, so that only one of them is in memory unpacked. */
export class ZipWriter {
	readonly #chunks: Uint8Array[] = [];
	readonly #zip: Zip;

	constructor() {
		this.#zip = new Zip((error, chunk) => {
			if (error) throw error;
			this.#chunks.push(chunk);
		});
	}

	add(name: string, bytes: Uint8Array): void {
		const file = new ZipDeflate(name, { level: 6 });
		file.mtime = NO_DATE;
		this.#zip.add(file);
		file.push(bytes, true);
	}

	finish(): Uint8Array<ArrayBuffer> {
		this.#zip.end();
		const bytes = new Uint8Array(this.#chunks.reduce((sum, chunk) => sum + chunk.length, 0));
		let at = 0;
		for (const chunk of this.#chunks) {
			bytes.set(chunk, at);
			at += chunk.length;
		}
		return bytes;
	}
}

/** Reads a zip entry by entry; what it claims of itself is checked first and while it unpacks. */
export class ZipReader {
	readonly #bytes: Uint8Array;
	readonly #entries: ReadonlyMap<string, Entry>;

	constructor(bytes: Uint8Array, limits: ZipLimits) {
		if (bytes.length > limits.file) throw new ZipProblem('too-large');
		this.#bytes = bytes;
		const entries = readDirectory(bytes, limits);
		const total = entries.reduce((sum, { size }) => sum + size, 0);
		const bomb = ({ size, packed }: Entry) =>
			size > limits.entry || size > limits.ratio * Math.max(packed, 1_024);
		if (total > limits.total || entries.some(bomb)) throw new ZipProblem('too-large');
		this.#entries = new Map(entries.map((entry) => [entry.name, entry]));
	}

	get names(): readonly string[] {
		return [...this.#entries.keys()];
	}

	/** One file's bytes, of exactly the size and checksum that the directory states. */
	read(name: string): Uint8Array<ArrayBuffer> {
		const entry = this.#entries.get(name);
		if (!entry) throw new ZipProblem('broken', `no file ${name}`);
		const packed = this.#bytes.subarray(entry.from, entry.from + entry.packed);
		const bytes = unpack(packed, entry);
		if (crc32(bytes) !== entry.crc) throw new ZipProblem('broken', `checksum of ${name}`);
		return bytes;
	}
}

function unpack(packed: Uint8Array, { name, method, size }: Entry): Uint8Array<ArrayBuffer> {
	const broken = (why: unknown) => new ZipProblem('broken', `${name}: ${String(why)}`);
	if (method === STORED && packed.length === size) return new Uint8Array(packed);
	if (method !== DEFLATED) throw broken(`method ${method}`);
	const bytes = new Uint8Array(size);
	let at = 0;
	const inflate = new Inflate((chunk) => {
		// A header that lies about the size is found out here, not in a full memory.
		if (at + chunk.length > size) throw broken('longer than stated');
		bytes.set(chunk, at);
		at += chunk.length;
	});
	try {
		for (let i = 0; i < packed.length; i += STEP)
			inflate.push(packed.subarray(i, i + STEP), i + STEP >= packed.length);
	} catch (error) {
		throw error instanceof ZipProblem ? error : broken(error);
	}
	if (at !== size) throw broken('shorter than stated');
	return bytes;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
	let c = n;
	for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
	return c >>> 0;
});

/** CRC-32 as in zip (ISO 3309). */
export function crc32(bytes: Uint8Array): number {
	let c = 0xffffffff;
	for (const byte of bytes) c = (TABLE[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
	return (c ^ 0xffffffff) >>> 0;
}
