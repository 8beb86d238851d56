import { ZipProblem } from '$lib/files/zip-problem';
import { ZipReader } from '$lib/files/zip';
import type { Problem } from '$lib/domain/problem';
import { LIMITS } from './limits';
import { fileProblem } from './problems';
import { unzstd, ZstdProblem } from './zstd';

export interface AnkiPackage {
	readonly collection: Uint8Array;
	/** Files of pictures and sounds that lie in it. */
	readonly media: number;
}

/** From the newest to the oldest: a newer package carries an older one that only says "please update". */
const COLLECTIONS = ['collection.anki21b', 'collection.anki21', 'collection.anki2'] as const;

/** The collection of a package (`.apkg`, `.colpkg`), unpacked; media stay where they are. */
export function openPackage(bytes: Uint8Array, file: string): AnkiPackage | Problem {
	try {
		const zip = new ZipReader(bytes, {
			file: LIMITS.package,
			entry: LIMITS.package,
			total: 4 * LIMITS.package,
			entries: 60_000,
			ratio: 400,
			names: /^[\w.-]{1,200}$/
		});
		const name = COLLECTIONS.find((one) => zip.names.includes(one));
		if (!name)
			return fileProblem(
				file,
				'no-collection',
				'The package holds no Anki collection.',
				'Export it from Anki as a deck package (.apkg).'
			);
		const packed = zip.read(name);
		const collection = name === 'collection.anki21b' ? unzstd(packed, LIMITS.collection) : packed;
		if (collection.length > LIMITS.collection) throw new ZipProblem('too-large');
		return { collection, media: zip.names.filter((one) => /^\d+$/.test(one)).length };
	} catch (error) {
		if (error instanceof ZipProblem || error instanceof ZstdProblem)
			return problemOf(error.fault, file);
		throw error;
	}
}

const problemOf = (fault: ZipProblem['fault'], file: string): Problem =>
	fault === 'too-large'
		? fileProblem(
				file,
				'too-large',
				'The package unpacks to more than Ranvier reads.',
				'Export fewer cards, without media.'
			)
		: fileProblem(
				file,
				'damaged',
				'The package is damaged or was cut short.',
				'Export or download it again.'
			);
