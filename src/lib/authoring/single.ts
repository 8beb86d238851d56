import type { Problem } from '$lib/domain/problem';
import { didYouMean } from './near';
import type { DeckFiles } from './parse';
import { readYaml, type YamlText } from './yaml';

/** The parts of a deck in one text, in their order, and the file of a folder that each stands for. */
const PARTS = {
	deck: 'deck.yaml',
	sources: 'sources.yaml',
	terms: 'terms.yaml',
	conflicts: 'conflicts.yaml',
	facts: 'facts.yaml'
} as const;
type Part = keyof typeof PARTS;

/** Characters: ten thousand facts and more. */
const LONGEST = 8_000_000;

/** A deck in one text as the files of a folder, each of whose places lies in that text. */
export function splitSingle(
	file: string,
	text: string
): { files: DeckFiles; problems: readonly Problem[] } {
	const { yaml, problems } = readYaml(file, text, LONGEST);
	if (problems.length > 0) return { files: { prefix: '', texts: new Map() }, problems };
	const data = isRecord(yaml.data) ? yaml.data : {};
	const parts = (Object.keys(PARTS) as Part[]).filter((part) => Object.hasOwn(data, part));
	if (!parts.includes('deck')) return { files: emptyFiles, problems: [noDeck(yaml)] };
	return {
		files: {
			prefix: '',
			texts: new Map(parts.map((part) => [PARTS[part], partOf(yaml, part, data[part])]))
		},
		problems: Object.keys(data)
			.filter((key) => !Object.hasOwn(PARTS, key))
			.map((key) => unknownPart(yaml, key))
	};
}

const emptyFiles: DeckFiles = { prefix: '', texts: new Map() };

const isRecord = (data: unknown): data is Record<string, unknown> =>
	typeof data === 'object' && data !== null && !Array.isArray(data);

function partOf(yaml: YamlText, part: Part, data: unknown): YamlText {
	// A folder's deck.yaml names its files; here there is nothing to name.
	const named = { terms: [PARTS.terms], facts: [PARTS.facts] };
	return {
		file: yaml.file,
		data: part === 'deck' && isRecord(data) ? { ...data, ...named } : data,
		placeOf: (path) => yaml.placeOf([part, ...path]),
		placeOfKey: (path) => yaml.placeOfKey([part, ...path])
	};
}

const noDeck = (yaml: YamlText): Problem => ({
	code: 'no-deck',
	severity: 'error',
	where: yaml.placeOf([]),
	message: 'There is no `deck:` in this file.',
	hint: 'A deck in one file has `deck:`, `sources:`, `terms:` and `facts:` at its top.'
});

const unknownPart = (yaml: YamlText, key: string): Problem => ({
	code: 'unknown-key',
	severity: 'error',
	where: yaml.placeOfKey([key]),
	message: `There is no key \`${key}\` here.`,
	hint: didYouMean(
		key,
		Object.keys(PARTS),
		'At its top a deck in one file has deck, sources, terms, conflicts and facts.'
	)
});
