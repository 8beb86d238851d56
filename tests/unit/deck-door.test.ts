import { describe, expect, it } from 'vitest';
import { checkDeck } from '$lib/authoring/check';
import { dataOf, readDeckFile, writeYaml, writeZip } from '$lib/authoring/deck-file';
import { DECK_LIMITS } from '$lib/authoring/deck-file-limits';
import { sampleWith, WITH_QUESTIONS } from '$lib/authoring/sample';
import type { Problem } from '$lib/domain/problem';
import { damaged, otherFiles } from '../hostile/damage';
import { joined, textBytes, type Hostile } from '../hostile/hostile';
import { MARKUP, PROTOTYPE_KEYS } from '../hostile/texts';
import { hostileZips } from '../hostile/zips';

const TODAY = '2026-06-01';
const FOLDER = sampleWith(WITH_QUESTIONS);
const SINGLE = new TextDecoder().decode(writeYaml(dataOf(FOLDER)));
const FILES = [...FOLDER.texts].map(([name, text]) => ({ name, bytes: textBytes(text) }));

/** All that stops a file from being installed; empty = it may be. */
function errorsOf(name: string, bytes: Uint8Array): readonly Problem[] {
	const { files, problems } = readDeckFile(name, bytes);
	if (!files) return problems;
	return checkDeck(files, TODAY).problems.filter(({ severity }) => severity === 'error');
}

/** Refused, by whole sentences, at a place in that file. */
function expectRefused(name: string, bytes: Uint8Array): readonly Problem[] {
	const errors = errorsOf(name, bytes);
	expect(errors.length).toBeGreaterThan(0);
	for (const { message, hint, where } of errors) {
		expect(message).toMatch(/[.?!)]$/);
		expect(hint).toMatch(/[.?!)]$/);
		expect(where.file.startsWith(name)).toBe(true);
		expect(where.line).toBeGreaterThan(0);
	}
	return errors;
}

it('lets the sound one in, in both shapes', () => {
	expect(errorsOf('d.yaml', textBytes(SINGLE))).toEqual([]);
	expect(errorsOf('d.zip', writeZip(dataOf(FOLDER)))).toEqual([]);
});

/** UTF-16, with or without its mark. */
const utf16 = (text: string, big: boolean): Uint8Array => {
	const out = new Uint8Array(2 * text.length);
	const view = new DataView(out.buffer);
	for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), !big);
	return out;
};
const latin1 = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));

describe('a text that cannot be one', () => {
	it.each([
		['empty', textBytes('')],
		['blank', textBytes(' \n\t\n')],
		['UTF-16, little end first', joined(Uint8Array.of(0xff, 0xfe), utf16(SINGLE, false))],
		['UTF-16, big end first', joined(Uint8Array.of(0xfe, 0xff), utf16(SINGLE, true))],
		['UTF-16 without a mark', utf16(SINGLE, false)],
		['past the limit', new Uint8Array(DECK_LIMITS.file + 1).fill(0x20)],
		['50 MB', new Uint8Array(50_000_000).fill(0x61)],
		['nothing but a list', textBytes('- a\n- b\n')],
		['a page', textBytes('<!doctype html><html><body>Not found</body></html>')],
		['JSON of another kind', textBytes('{"questions": []}')],
		['an alias bomb', textBytes(`a: &a [x]\n${aliases(30)}${SINGLE}`)],
		['one alias', textBytes(SINGLE.replace('sources:', 'sources: &s').concat('\nmore: *s\n'))],
		['deep brackets', textBytes(`deck: ${'['.repeat(5_000)}${']'.repeat(5_000)}\n`)],
		['deep indentation', textBytes(`deck:\n${deep(3_000)}`)],
		['a tag that runs', textBytes(SINGLE.replace('deck:', 'deck: !!js/function'))],
		['two documents', textBytes(`${SINGLE}---\n${SINGLE}`)],
		['no head', textBytes(SINGLE.slice(SINGLE.indexOf('sources:')))],
		['another part', textBytes(`${SINGLE}\nscripts: []\n`)],
		...PROTOTYPE_KEYS.map(
			(key) => [`the key ${key}`, textBytes(`${SINGLE}\n${key}: { polluted: true }\n`)] as const
		),
		...PROTOTYPE_KEYS.map(
			(key) =>
				[
					`the key ${key} in a term`,
					textBytes(SINGLE.replace('terms:\n  - ', `terms:\n  - ${key}: { polluted: true }\n    `))
				] as const
		)
	] as const)('%s', (_, bytes) => {
		expectRefused('mine.yaml', bytes);
		expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
	});

	it('Windows-1252: the line is named', () => {
		const text = SINGLE.replace('Nothing here is true', 'Nothing – caf\u00e9 – is true');
		const line = text.split('\n').findIndex((one) => one.includes('caf\u00e9')) + 1;
		const [problem] = expectRefused('mine.yaml', latin1(text.replaceAll('–', '\u0096')));
		expect(problem).toMatchObject({ code: 'file-encoding', where: { line } });
	});

	it('cut short anywhere: refused, or whole without its last lines', () => {
		for (let at = 40; at < SINGLE.indexOf('facts:'); at += 97)
			expectRefused('mine.yaml', textBytes(SINGLE.slice(0, at)));
	});
});

const aliases = (count: number) =>
	Array.from(
		{ length: count },
		(_, i) => `${name(i + 1)}: &${name(i + 1)} [*${name(i)}, *${name(i)}]\n`
	).join('');
const name = (i: number) => 'a'.repeat(i + 1);
const deep = (count: number) =>
	Array.from({ length: count }, (_, i) => `${' '.repeat(i + 1)}a:\n`).join('');

describe('a zip', () => {
	const hostile: Hostile[] = [
		...hostileZips(FILES, (i) => `spare-${i}.yaml`),
		...damaged(writeZip(dataOf(FOLDER)), { seed: 6, times: 40 }),
		...otherFiles()
	];

	it(`that is hostile is refused or is the deck: ${hostile.length} of them`, () => {
		const sound = JSON.stringify(checkDeck(FOLDER, TODAY).deck);
		for (const { kind, what, bytes } of hostile) {
			const { files, problems } = readDeckFile('mine.zip', bytes);
			if (!files) {
				expect(problems.length, `${kind}, ${what}`).toBeGreaterThan(0);
				continue;
			}
			// What only touches a date or a comment of the zip leaves the deck as it was.
			const { deck, problems: faults } = checkDeck(files, TODAY);
			if (!faults.some(({ severity }) => severity === 'error'))
				expect(JSON.stringify(deck), `${kind}, ${what}`).toBe(sound);
		}
	});
});

describe('markup in texts', () => {
	it('stays text: it is shown, and never run', () => {
		for (const markup of MARKUP) {
			const quoted = JSON.stringify(`${markup} is what the book says.`);
			const text = SINGLE.replace('says: Mending needs {glue}.', `says: ${quoted}`);
			const { files } = readDeckFile('mine.yaml', textBytes(text));
			const deck = files && checkDeck(files, TODAY).deck;
			const said = deck?.facts[0]?.says ?? '';
			// Braces mark what a cloze asks for, so a text with more of them is refused; all else is kept.
			if (said) expect(said).toBe(`${markup} is what the book says.`.replace(/\s+/g, ' '));
		}
		expect(MARKUP.length).toBeGreaterThan(10);
	});
});
