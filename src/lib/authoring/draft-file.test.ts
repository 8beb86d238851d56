import { expect, test } from 'vitest';
import { dataOf, readDeckFile, writeYaml, writeZip } from './deck-file';
import { filesOf } from './document/files';
import { readDraft } from './draft-file';
import { sampleWith, WITH_QUESTIONS } from './sample';

const FOLDER = sampleWith(WITH_QUESTIONS);
const SOUND = new TextDecoder().decode(writeYaml(dataOf(FOLDER)));
const opened = (text: string) => {
	const { files, problems } = readDeckFile('mine.yaml', new TextEncoder().encode(text));
	return files ? readDraft(files) : { document: null, problems };
};
const changed = (from: string, to: string) => {
	expect(SOUND).toContain(from);
	return opened(SOUND.replace(from, to));
};

test('a sound deck is opened without losing a byte, from one text and from a zip', () => {
	const { document, problems } = opened(SOUND);
	expect(problems).toEqual([]);
	expect(document && new TextDecoder().decode(writeYaml(filesOf(document)))).toBe(SOUND);
	const { files } = readDeckFile('mine.zip', writeZip(dataOf(FOLDER)));
	const zipped = files && readDraft(files).document;
	expect(zipped && writeZip(filesOf(zipped))).toEqual(writeZip(dataOf(FOLDER)));
});

test.each([
	['a reference that leads nowhere', 'value: glue', 'value: glu'],
	['a key that there is not', 'value: glue', 'value: glue\n        remark: mine'],
	['a sentence that is none', 'value: glue', 'value: 7'],
	['a fact without its value', 'value: glue', 'note: to be done'],
	['a version that is a number', 'version: 1.0.0', 'version: 1.0']
])('%s is for the author to mend, and kept', (_, from, to) => {
	const { document, problems } = changed(from, to);
	expect(problems).toEqual([]);
	const written = document && new TextDecoder().decode(writeYaml(filesOf(document)));
	const kept = to.startsWith('version') ? 'version: "1"' : to.split('\n').at(-1)?.trim();
	expect(written?.replaceAll("'", '"')).toContain(kept);
});

test.each([
	['notation', 'value: glue', 'value: "glue'],
	['an alias', 'value: glue', 'value: *glue'],
	['no list of terms', /^terms:\n(?: .*\n|-.*\n)+/m, 'terms: none\n'],
	['an entry that is none', /^sources:\n/m, 'sources:\n  - just a word\n'],
	['a title that is a list', /^(\s+)title: A sample/m, '$1title: [A, sample]']
] as const)('%s refuses the whole, with the place', (_, from, to) => {
	const text = SOUND.replace(from, to);
	expect(text).not.toBe(SOUND);
	const { document, problems } = opened(text);
	expect(document).toBeNull();
	expect(problems.length).toBeGreaterThan(0);
	for (const { message, where } of problems) {
		expect(message).toMatch(/[.?!]$/);
		expect(where.file).toBe('mine.yaml');
		expect(where.line).toBeGreaterThan(1);
	}
});

test('a file of the folder that would be lost refuses the whole', () => {
	const files = {
		...FOLDER,
		prefix: 'a.zip/',
		texts: new Map(FOLDER.texts).set('more.yaml', '[]')
	};
	const { document, problems } = readDraft(files);
	expect(document).toBeNull();
	expect(problems.map(({ where }) => where.file)).toEqual(['a.zip/more.yaml']);
});
