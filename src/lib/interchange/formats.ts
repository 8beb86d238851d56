import { ZipReader } from '$lib/files/zip';
import { LIMITS } from './limits';

/** The formats of other programs: what they are called, and whether they are read and written. */
export const FORMATS = {
	gift: { name: 'GIFT', ending: 'gift.txt', reads: true, writes: true, type: 'text/plain' },
	moodle: { name: 'Moodle XML', ending: 'xml', reads: true, writes: true, type: 'application/xml' },
	csv: { name: 'Table (CSV)', ending: 'csv', reads: true, writes: true, type: 'text/csv' },
	apkg: {
		name: 'Anki package',
		ending: 'apkg',
		reads: true,
		writes: true,
		type: 'application/zip'
	},
	qti: {
		name: 'QTI 3 package',
		ending: 'zip',
		reads: false,
		writes: true,
		type: 'application/zip'
	},
	markdown: {
		name: 'Markdown (hashcards)',
		ending: 'md',
		reads: false,
		writes: true,
		type: 'text/markdown'
	}
} as const;
export type Format = keyof typeof FORMATS;
export type ReadFormat = 'gift' | 'moodle' | 'csv' | 'apkg';

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** What a text is, by what stands in it; its name is not asked. */
export function recogniseText(text: string): Exclude<ReadFormat, 'apkg'> {
	const start = text.slice(0, LIMITS.question);
	if (/^\s*<(?:\?xml|!--|!DOCTYPE|quiz)/i.test(start) || /<quiz[\s>]/.test(start)) return 'moodle';
	const lines = start.split('\n').filter((line) => line.trim() !== '');
	const isGift =
		/^(?:::|\$CATEGORY:|\/\/)/m.test(start) ||
		/(?<!\\)\{\s*(?:[=~#}]|T(?:RUE)?\b|F(?:ALSE)?\b)/.test(start);
	const [first = ''] = lines;
	const cells = Math.max(...[',', ';', '\t', '|'].map((sign) => first.split(sign).length));
	return isGift && !(cells > 2 && /question|front|stem/i.test(first)) ? 'gift' : 'csv';
}

/** Whether a zip is a package of Anki's; false where it is none, or none that can be read. */
export function isAnkiZip(bytes: Uint8Array): boolean {
	try {
		const limits = {
			file: LIMITS.package,
			entry: Infinity,
			total: Infinity,
			entries: 60_000,
			ratio: Infinity
		};
		return new ZipReader(bytes, { ...limits, names: /^/ }).names.some((name) =>
			name.startsWith('collection.anki2')
		);
	} catch {
		// Damaged: the reader of packages says what is wrong with it.
		return true;
	}
}
