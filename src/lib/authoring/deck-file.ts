import type { Problem } from '$lib/domain/problem';
import { ZipReader, ZipWriter } from '$lib/files/zip';
import { ZipProblem } from '$lib/files/zip-problem';
import { DECK_LIMITS, MB } from './deck-file-limits';
import type { DeckFiles } from './parse';
import { splitSingle } from './single';
import { writeFiles, writeSingle, type DeckData } from './write';
import { asRead, readYaml } from './yaml';

/** The text of a deck, ready for the checks; null with the problems where it cannot be read. */
export interface ReadDeck {
	readonly files: DeckFiles | null;
	readonly problems: readonly Problem[];
}

/** Reads a deck from the bytes of a file: a zip of its folder, or one YAML text. */
export function readDeckFile(file: string, bytes: Uint8Array): ReadDeck {
	if (bytes.length === 0) return refused(file, EMPTY);
	if (bytes.length > DECK_LIMITS.file) return refused(file, TOO_LARGE);
	return isZip(bytes) ? readZip(file, bytes) : readText(file, bytes);
}

const isZip = (bytes: Uint8Array): boolean =>
	bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

function readText(file: string, bytes: Uint8Array): ReadDeck {
	const text = textOf(file, bytes);
	if (typeof text !== 'string') return { files: null, problems: [text] };
	return text.trim() === '' ? refused(file, EMPTY) : single(file, text);
}

function single(file: string, text: string): ReadDeck {
	const { files, problems } = splitSingle(file, text);
	return problems.length > 0 ? { files: null, problems } : { files, problems };
}

function readZip(file: string, bytes: Uint8Array): ReadDeck {
	try {
		const zip = new ZipReader(bytes, DECK_LIMITS);
		const names = zip.names.filter(
			(name) => name.endsWith('.yaml') && !name.startsWith('__MACOSX')
		);
		const folders = new Set(names.map((name) => name.slice(0, name.lastIndexOf('/') + 1)));
		if (folders.size > 1) return refused(file, SEVERAL_FOLDERS);
		const texts = names.map((name) => {
			const own = name.slice(name.lastIndexOf('/') + 1);
			return [own, textOf(`${file}/${own}`, zip.read(name))] as const;
		});
		const problems = texts.flatMap(([, text]) => (typeof text === 'string' ? [] : [text]));
		if (problems.length > 0) return { files: null, problems };
		const read = texts.flatMap(([name, text]) =>
			typeof text === 'string' ? [[name, text] as const] : []
		);
		const [alone] = read;
		if (read.length === 1 && alone && alone[0] !== 'deck.yaml')
			return single(`${file}/${alone[0]}`, alone[1]);
		return { files: { prefix: `${file}/`, texts: new Map(read) }, problems: [] };
	} catch (error) {
		if (error instanceof ZipProblem) return refused(file, ZIP_FAULTS[error.fault], error.message);
		throw error;
	}
}

/** A deck is UTF-8, with a byte order mark or without; line ends become `\n`. */
function textOf(file: string, bytes: Uint8Array): string | Problem {
	const encoding = otherEncoding(bytes);
	if (encoding !== null) return problem(file, encodingFault(encoding), 1);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
	} catch {
		return problem(file, NOT_UTF8, lineOfFirstFault(bytes));
	}
}

function otherEncoding(bytes: Uint8Array): string | null {
	const [a, b] = bytes;
	if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return 'UTF-16';
	return bytes.subarray(0, 4_096).includes(0) ? 'UTF-16, or is no text at all' : null;
}

/** Whole lines are read one by one until one cannot be: no character of UTF-8 holds the byte of a line's end. */
function lineOfFirstFault(bytes: Uint8Array): number {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let [line, from] = [1, 0];
	for (;;) {
		const end = bytes.indexOf(0x0a, from);
		try {
			decoder.decode(bytes.subarray(from, end < 0 ? bytes.length : end));
		} catch {
			return line;
		}
		if (end < 0) return line;
		[line, from] = [line + 1, end + 1];
	}
}

interface Fault {
	readonly code: string;
	readonly message: string;
	readonly hint: string;
}

const EMPTY: Fault = {
	code: 'file-empty',
	message: 'The file is empty.',
	hint: 'Save the deck again and choose the new file.'
};
const TOO_LARGE: Fault = {
	code: 'file-too-large',
	message: `The file, or what is packed in it, is larger than a deck may be (${DECK_LIMITS.file / MB} MB, ${DECK_LIMITS.total / MB} MB unpacked).`,
	hint: 'A deck holds text only; divide a larger one into several decks.'
};
const SEVERAL_FOLDERS: Fault = {
	code: 'file-several',
	message: 'The zip holds files in more than one folder.',
	hint: 'Pack the files of one deck, side by side.'
};
const BROKEN: Fault = {
	code: 'file-broken',
	message: 'The zip is damaged or incomplete.',
	hint: 'Download or save it again.'
};
const ZIP_FAULTS: Readonly<Record<ZipProblem['fault'], Fault>> = {
	'no-zip': BROKEN,
	broken: BROKEN,
	'too-large': TOO_LARGE,
	name: {
		code: 'file-name',
		message: 'The zip holds something that is no file of a deck.',
		hint: 'A deck has files such as `deck.yaml`: small letters, digits, hyphens and `.yaml`.'
	}
};
const NOT_UTF8: Fault = {
	code: 'file-encoding',
	message: 'A letter in this line is not written in UTF-8 (Windows-1252, perhaps).',
	hint: 'Open the file in a text editor and save it as UTF-8.'
};
const encodingFault = (encoding: string): Fault => ({
	...NOT_UTF8,
	message: `The file is written in ${encoding}.`
});

const problem = (file: string, { code, message, hint }: Fault, line = 1): Problem => ({
	code,
	severity: 'error',
	where: { file, line, column: 1 },
	message,
	hint
});

/** `why`: what a reader of the file's inside would say; a name is worth showing. */
const refused = (file: string, fault: Fault, why?: string): ReadDeck => {
	const named = fault.code === 'file-name' && why !== undefined;
	const message = named ? `${fault.message.slice(0, -1)}: ${why}.` : fault.message;
	return { files: null, problems: [problem(file, { ...fault, message })] };
};

/** What the files of a deck hold, as data; their faults of notation are left to the checks. */
export function dataOf({ prefix, texts }: DeckFiles): DeckData {
	return new Map(
		[...texts].map(([name, text]) => {
			if (typeof text === 'string') return [name, readYaml(prefix + name, text).yaml.data];
			return [name, 'placeOf' in text ? text.data : asRead(name, text).data];
		})
	);
}

/** A deck as one zip of its folder, the same bytes for the same deck. */
export function writeZip(data: DeckData): Uint8Array<ArrayBuffer> {
	const zip = new ZipWriter();
	for (const [name, text] of writeFiles(data)) zip.add(name, new TextEncoder().encode(text));
	return zip.finish();
}

/** A deck as one YAML text, the same bytes for the same deck. */
export const writeYaml = (data: DeckData): Uint8Array<ArrayBuffer> =>
	new TextEncoder().encode(writeSingle(data));
