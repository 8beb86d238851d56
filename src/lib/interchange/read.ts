import { decodeText, type Decoded } from './encoding';
import type { CsvOptions, CsvPreview } from './csv-read';
import type { Answered } from './apkg-history';
import { isAnkiZip, isZip, recogniseText, type ReadFormat } from './formats';
import type { Reading } from './item';
import { fileProblem } from './problems';

export interface ReadOptions extends CsvOptions {
	/** What the person says it is; else it is recognised by its content. */
	readonly format?: ReadFormat;
}
export interface ReadTools {
	/** The program of SQLite, fetched only where an Anki package is read. */
	readonly sqliteWasm: () => Promise<ArrayBuffer>;
	readonly onShare: (share: number) => void;
}
export interface FileReading {
	readonly format: ReadFormat;
	readonly reading: Reading;
	readonly encoding: Decoded['encoding'] | null;
	readonly csv: CsvPreview | null;
	readonly history: ReadonlyMap<string, readonly Answered[]>;
}

/** Reads a file of questions, whatever it is. Each format's own code is loaded when it is needed. */
export async function readQuestions(
	bytes: Uint8Array,
	file: string,
	options: ReadOptions,
	{ sqliteWasm, onShare }: ReadTools
): Promise<FileReading> {
	const none = { encoding: null, csv: null, history: new Map<string, readonly Answered[]>() };
	if (isZip(bytes)) {
		if (!isAnkiZip(bytes))
			return { ...none, format: 'apkg', reading: { ok: false, problems: [otherZip(file)] } };
		const [{ readApkg }, { loadSqlite }] = await Promise.all([
			import('./apkg-read'),
			import('./sqlite')
		]);
		const reading = readApkg(bytes, file, await loadSqlite(await sqliteWasm()), onShare);
		return {
			...none,
			format: 'apkg',
			reading,
			history: reading.ok ? reading.history : none.history
		};
	}
	const decoded = decodeText(bytes, file);
	if ('code' in decoded)
		return {
			...none,
			format: options.format ?? 'csv',
			reading: { ok: false, problems: [decoded] }
		};
	const format = options.format ?? recogniseText(decoded.text);
	const said = { ...none, format, encoding: decoded.encoding };
	switch (format) {
		case 'gift':
			return { ...said, reading: (await import('./gift-read')).readGift(decoded.text, file) };
		case 'moodle':
			return {
				...said,
				reading: (await import('./moodle-read')).readMoodle(decoded.text, file, onShare)
			};
		case 'csv': {
			const { csv, ...reading } = (await import('./csv-read')).readCsv(decoded.text, file, options);
			return { ...said, reading, csv: csv ?? null };
		}
		case 'apkg':
			return { ...said, reading: { ok: false, problems: [noPackage(file)] } };
	}
}

const otherZip = (file: string) =>
	fileProblem(
		file,
		'other-zip',
		'The file is a zip, but not a package of Anki.',
		'A deck of Ranvier is added on the Decks screen; QTI packages are only written.'
	);
const noPackage = (file: string) =>
	fileProblem(
		file,
		'no-zip',
		'The file is not an Anki package.',
		'Export it from Anki as a deck package (.apkg).'
	);
