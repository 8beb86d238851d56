import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../../scripts/decks/folder';
import { ZipWriter } from '$lib/files/zip';
import { checkDeck } from './check';
import { dataOf, readDeckFile, writeYaml, writeZip } from './deck-file';
import { parseDeck, type DeckFiles } from './parse';
import { sample, sampleWith, WITH_QUESTIONS } from './sample';
import { writeFiles } from './write';

const TODAY = '2026-01-01';
const BUILT_IN = readFolder('decks/nerve-procedures', 'decks/nerve-procedures');

const deckOf = (files: DeckFiles | null) => files && parseDeck(files).draft?.deck;
/** Bytes as a text, which is compared sooner. */
const plain = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string) => new TextEncoder().encode(text);
function read(name: string, bytes: Uint8Array): DeckFiles {
	const { files, problems } = readDeckFile(name, bytes);
	expect(problems).toEqual([]);
	if (!files) throw new Error('read: no files');
	return files;
}

describe.each([
	['the built-in deck', BUILT_IN],
	['a deck with questions', sampleWith(WITH_QUESTIONS)]
])('%s', (_, folder) => {
	const data = dataOf(folder);
	const deck = deckOf(folder);

	it('is the same deck as a zip', () => {
		expect(deckOf(read('deck.zip', writeZip(data)))).toEqual(deck);
	});

	it('is the same deck as one text', () => {
		expect(deckOf(read('deck.yaml', writeYaml(data)))).toEqual(deck);
	});

	it('is the same deck as a folder written anew', () => {
		expect(deckOf({ prefix: '', texts: writeFiles(data) })).toEqual(deck);
	});

	it('is written as it was read, byte for byte', () => {
		const [zip, text] = [writeZip(data), writeYaml(data)];
		expect(plain(writeZip(dataOf(read('deck.zip', zip))))).toBe(plain(zip));
		expect(plain(writeYaml(dataOf(read('deck.yaml', text))))).toBe(plain(text));
		// A zip divides what one text has together; as one text they are the same.
		expect(plain(writeYaml(dataOf(read('deck.zip', zip))))).toBe(plain(text));
	});

	it('passes the checks that the folder passes', () => {
		const problems = (files: DeckFiles) =>
			checkDeck(files, TODAY).problems.map(({ code, message }) => `${code} ${message}`);
		expect(problems(read('d.yaml', writeYaml(data))).sort()).toEqual(problems(folder).sort());
	});
});

describe('texts of every kind', () => {
	const text = fc.oneof(
		fc.string({ minLength: 1, unit: 'grapheme' }),
		fc.string({ minLength: 1, unit: 'binary-ascii' }),
		fc.constantFrom(
			'yes',
			'null',
			'1.0',
			'~',
			'- a',
			'# b',
			"it's",
			'a: b',
			'{x}',
			'2026-01-31',
			' '
		)
	);
	const facts = fc.array(
		fc.record({ id: text, says: text, ask: fc.array(text, { minLength: 1 }), stem: text }),
		{ minLength: 1, maxLength: 5 }
	);

	it('come back from one text as they were, and are written the same again', () => {
		fc.assert(
			fc.property(facts, text, (entries, title) => {
				const data = new Map<string, unknown>([
					['deck.yaml', { id: 'd', title, terms: ['terms.yaml'], facts: ['facts.yaml'] }],
					['sources.yaml', []],
					['terms.yaml', []],
					['facts.yaml', [{ subject: 's', questions: entries }]]
				]);
				const bytes = writeYaml(data);
				const again = dataOf(read('d.yaml', bytes));
				expect(again.get('facts.yaml')).toEqual(data.get('facts.yaml'));
				expect(again.get('deck.yaml')).toEqual(data.get('deck.yaml'));
				expect(writeYaml(again)).toEqual(bytes);
			}),
			{ numRuns: 200 }
		);
	});
});

describe('a place', () => {
	it('of a fault in one text is the line and column in that text', () => {
		const text = new TextDecoder().decode(writeYaml(dataOf(sample())));
		const broken = text.replace('value: glue', 'value: glu');
		const { problems } = checkDeck(read('mine.yaml', bytesOf(broken)), TODAY);
		const line = broken.split('\n').findIndex((one) => one.includes('value: glu'));
		expect(problems[0]?.where).toMatchObject({ file: 'mine.yaml', line: line + 1 });
		expect(problems[0]?.message).toContain('glu');
	});

	it('of a fault in a zip names the file inside', () => {
		const data = new Map(dataOf(sample()));
		data.set('facts.yaml', [{ subject: 'nobody', source: 'book' }]);
		const { problems } = checkDeck(read('mine.zip', writeZip(data)), TODAY);
		expect(problems[0]?.where).toEqual({ file: 'mine.zip/facts.yaml', line: 1, column: 12 });
	});
});

describe('what stands around a deck does not matter', () => {
	const written = new TextDecoder().decode(writeYaml(dataOf(sample())));

	it.each([
		['a byte order mark', `\ufeff${written}`],
		['line ends of Windows', written.replaceAll('\n', '\r\n')],
		['comments and blank lines', `# mine\n\n${written}`]
	])('%s', (_, text) => {
		expect(deckOf(read('d.yaml', bytesOf(text)))).toEqual(deckOf(sample()));
	});

	it('a folder in the zip, and what a Mac adds', () => {
		const zip = new ZipWriter();
		for (const [name, text] of sample().texts) zip.add(`my-deck/${name}`, bytesOf(text));
		zip.add('__MACOSX/my-deck/._deck.yaml', bytesOf('x'));
		zip.add('my-deck/.DS_Store', bytesOf('x'));
		expect(deckOf(read('d.zip', zip.finish()))).toEqual(deckOf(sample()));
	});

	it('one text that is zipped', () => {
		const zip = new ZipWriter();
		zip.add('mine.yaml', bytesOf(written));
		expect(deckOf(read('d.zip', zip.finish()))).toEqual(deckOf(sample()));
	});
});
