import { deflateSync } from 'fflate';
import { crc32 } from '$lib/files/zip';
import { joined, textBytes } from './hostile';

/** A file in a zip that says of itself what it likes; what is not given is the truth. */
export interface RawFile {
	readonly name: string | Uint8Array;
	/** Unpacked. */
	readonly bytes: Uint8Array;
	/** 0 stored, 8 deflated, others are other methods' numbers. */
	readonly method?: number;
	readonly flags?: number;
	/** Bytes unpacked, as stated. */
	readonly size?: number;
	/** Bytes packed, as stated. */
	readonly packed?: number;
	readonly crc?: number;
	/** Of the file before it in the zip: its directory entry points there, too. */
	readonly sharesBytes?: boolean;
	/** Unix file type and permissions. */
	readonly mode?: number;
}

interface RawEnd {
	readonly count?: number;
	readonly start?: number;
	readonly size?: number;
	readonly comment?: Uint8Array;
	/** Bytes before the first file. */
	readonly before?: Uint8Array;
}

const numbers = (...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array => {
	const bytes = new Uint8Array(fields.reduce((sum, [length]) => sum + length, 0));
	const view = new DataView(bytes.buffer);
	let at = 0;
	for (const [length, value] of fields) {
		if (length === 2) view.setUint16(at, value, true);
		else view.setUint32(at, value, true);
		at += length;
	}
	return bytes;
};

/** A zip written field by field (PKWARE APPNOTE 6.3), so that any of them can lie. */
export function rawZip(files: readonly RawFile[], end: RawEnd = {}): Uint8Array<ArrayBuffer> {
	const parts: Uint8Array[] = [end.before ?? new Uint8Array()];
	const directory: Uint8Array[] = [];
	let offset = parts[0]?.length ?? 0;
	let last = offset;
	for (const file of files) {
		const name = typeof file.name === 'string' ? textBytes(file.name) : file.name;
		const method = file.method ?? 8;
		const body = method === 8 ? deflateSync(new Uint8Array(file.bytes)) : file.bytes;
		const said = numbers(
			[2, 20],
			[2, file.flags ?? 0x800],
			[2, method],
			[2, 0],
			[2, 0x21],
			[4, file.crc ?? crc32(file.bytes)],
			[4, file.packed ?? body.length],
			[4, file.size ?? file.bytes.length],
			[2, name.length],
			[2, 0]
		);
		const at = file.sharesBytes ? last : offset;
		directory.push(
			joined(
				numbers([4, 0x02014b50], [2, 0x314]),
				said,
				numbers([2, 0], [2, 0], [2, 0], [4, (file.mode ?? 0o100644) * 0x10000], [4, at]),
				name
			)
		);
		if (file.sharesBytes) continue;
		const local = joined(numbers([4, 0x04034b50]), said, name, body);
		parts.push(local);
		last = offset;
		offset += local.length;
	}
	const entries = joined(...directory);
	const comment = end.comment ?? new Uint8Array();
	const count = end.count ?? files.length;
	const record = numbers(
		[4, 0x06054b50],
		[2, 0],
		[2, 0],
		[2, count],
		[2, count],
		[4, end.size ?? entries.length],
		[4, end.start ?? offset],
		[2, comment.length]
	);
	return joined(...parts, entries, record, comment);
}
