import type { ZipLimits } from './zip-limits';
import { ZipProblem } from './zip-problem';

// PKWARE APPNOTE 6.3: signatures, and the fixed lengths of the records they begin.
const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
const CENTRAL = 0x02014b50;
const CENTRAL_LENGTH = 46;
const END = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
/** General purpose flags: encrypted, and encrypted strongly. */
const ENCRYPTED = 0x41;

/** One file of a zip, as the directory at its end describes it. */
export interface Entry {
	readonly name: string;
	readonly method: number;
	readonly crc: number;
	/** Bytes packed and unpacked. */
	readonly packed: number;
	readonly size: number;
	/** Where its packed bytes begin. */
	readonly from: number;
}

/** What the directory lists. Throws for anything but plain files that lie side by side. */
export function readDirectory(
	bytes: Uint8Array,
	{ entries: most, names }: Pick<ZipLimits, 'entries' | 'names'>
): Entry[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const broken = (why: string) => new ZipProblem('broken', why);
	if (bytes.length < END_LENGTH || view.getUint32(0, true) !== LOCAL)
		throw new ZipProblem('no-zip');
	const end = findEnd(view);
	if (end === null) throw broken('no directory');
	const count = view.getUint16(end + 10, true);
	const start = view.getUint32(end + 16, true);
	if (count > most) throw new ZipProblem('too-large');
	if (start + view.getUint32(end + 12, true) !== end) throw broken('directory out of place');

	const entries: Entry[] = [];
	let at = start;
	for (let i = 0; i < count; i++) {
		if (at + CENTRAL_LENGTH > end || view.getUint32(at, true) !== CENTRAL)
			throw broken('directory cut short');
		entries.push(entryAt(bytes, view, at, start, names));
		at += CENTRAL_LENGTH + [28, 30, 32].reduce((sum, o) => sum + view.getUint16(at + o, true), 0);
	}
	if (at !== end) throw broken('directory with a gap');
	if (new Set(entries.map(({ name }) => name)).size < entries.length) throw broken('a name twice');
	mustNotOverlap(entries, broken);
	return entries;
}

/** The last record of the file; a comment may follow it. */
function findEnd(view: DataView): number | null {
	const last = view.byteLength - END_LENGTH;
	for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--)
		if (
			view.getUint32(at, true) === END &&
			at + END_LENGTH + view.getUint16(at + 20, true) === view.byteLength
		)
			return at;
	return null;
}

function entryAt(
	bytes: Uint8Array,
	view: DataView,
	at: number,
	start: number,
	names: RegExp
): Entry {
	const broken = (why: string) => new ZipProblem('broken', why);
	const nameLength = view.getUint16(at + 28, true);
	const name = new TextDecoder().decode(
		bytes.subarray(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength)
	);
	if (!names.test(name)) throw new ZipProblem('name', `file ${JSON.stringify(name)}`);
	if (view.getUint16(at + 8, true) & ENCRYPTED) throw broken('encrypted');
	const local = view.getUint32(at + 42, true);
	if (local + LOCAL_LENGTH > start || view.getUint32(local, true) !== LOCAL)
		throw broken('a file out of place');
	const from =
		local + LOCAL_LENGTH + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
	const packed = view.getUint32(at + 20, true);
	if (from + packed > start) throw broken('a file out of place');
	return {
		name,
		method: view.getUint16(at + 10, true),
		crc: view.getUint32(at + 16, true),
		packed,
		size: view.getUint32(at + 24, true),
		from
	};
}

/** Files that share bytes are how a small zip unpacks to a huge one. */
function mustNotOverlap(entries: readonly Entry[], broken: (why: string) => ZipProblem): void {
	const inPlace = [...entries].sort((a, b) => a.from - b.from);
	inPlace.forEach(({ from }, i) => {
		const before = inPlace[i - 1];
		if (before && before.from + before.packed > from) throw broken('files overlap');
	});
}
