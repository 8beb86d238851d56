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
	const data = dataOf(sample().texts as ReadonlyMap<string, string>);
	const facts = data.get('facts.yaml') as {
		facts: { foils: object[] }[];
		lists: { items: { says: string }[] }[];
	}[];
	(facts[0]!.facts[0]!.foils[1] as { because: unknown }).because = 5;
	facts[0]!.lists[0]!.items[2]!.says = '';
	const document = documentOf(data);
	const found = checkDeck(folderOf(document), TODAY).problems.map(({ where }) => {
		const { key, path } = entryAt(document, where.file, where.path ?? []);
		return [idOf(document.get(key)!), ...path];
	});
	expect(found).toContainEqual(['mending.equipment', 'foils', 1, 'because']);
	expect(found).toContainEqual(['mending.step.wait', 'says']);
});
