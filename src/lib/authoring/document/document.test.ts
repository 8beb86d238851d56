import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkDeck, compileDeck } from '../check';
import { sample } from '../sample';
import { readYaml } from '../yaml';
import { entryAt, documentOf, filesOf, folderOf } from './files';
import { filesOfDeck } from './from-deck';
import { idOf } from './entry';

const FOLDER = 'decks/nerve-procedures/';
const TODAY = '2026-03-02';
const texts = new Map(
	readdirSync(FOLDER).map((name) => [name, readFileSync(FOLDER + name, 'utf8')] as const)
);
const dataOf = (files: ReadonlyMap<string, string>) =>
	new Map([...files].map(([name, text]) => [name, readYaml(name, text).yaml.data]));

describe('a document', () => {
	it('gives back the data of the files it was made of, key by key in their order', () => {
		const data = dataOf(texts);
		const again = filesOf(documentOf(data));
		for (const [name, held] of data)
			expect(JSON.stringify(again.get(name)), name).toBe(JSON.stringify(held));
	});

	it('compiles to the same deck and problems as the files', () => {
		const files = checkDeck({ prefix: '', texts }, TODAY);
		const document = checkDeck(folderOf(documentOf(dataOf(texts))), TODAY);
		expect(document.deck).toEqual(files.deck);
		expect(document.problems.map(({ code }) => code)).toEqual(
			files.problems.map(({ code }) => code)
		);
	});

	it('made of a compiled deck compiles to that deck', () => {
		const compiled = compileDeck({ prefix: '', texts }, TODAY);
		if (!compiled.ok) throw new Error('the deck has faults');
		const again = compileDeck(folderOf(documentOf(filesOfDeck(compiled.value))), TODAY);
		expect(again).toEqual(compiled);
	});
});

it('finds the entry and the key that a problem is about', () => {
	const folder = sample({
		'facts.yaml': [', because: Paste is not named.', ', because: 5'],
		'terms.yaml': ['name: heat, ', '']
	});
	const document = documentOf(dataOf(folder.texts));
	const found = checkDeck(folderOf(document), TODAY).problems.map(({ where }) => {
		const { key, path } = entryAt(document, where.file, where.path ?? []);
		const entry = document.get(key);
		return [entry && idOf(entry), ...path];
	});
	expect(found).toContainEqual(['mending.equipment', 'foils', 1, 'because']);
	expect(found).toContainEqual(['heat', 'name']);
});
