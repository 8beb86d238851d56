import type { Deck, Source, Term } from '$lib/domain/deck';
import { conflictId, deckId, sourceId, termId } from '$lib/domain/ids';
import type { Problem } from '$lib/domain/problem';
import { readFacts } from './facts';
import type { Section } from './facts';
import type { Places } from './places';
import { Reading } from './reading';
import { conflictSchema, deckSchema, sourceSchema, termSchema } from './schemas';
import type { ConflictText, SourceText, TermText } from './schemas';
import { readShape } from './shape';
import { changesOf } from './values';
import { asRead, readYaml } from './yaml';
import type { Path, ReadFile, YamlText } from './yaml';

/** The texts of a deck folder by file name (`deck.yaml`); `prefix` goes before it in problems. */
export interface DeckFolder {
	readonly prefix: string;
	readonly texts: ReadonlyMap<string, string>;
}

/** A deck folder of which some files, or all, have been read already. */
export interface DeckFiles {
	readonly prefix: string;
	readonly texts: ReadonlyMap<string, string | ReadFile | YamlText>;
}

/**
 * A deck as far as it could be read: what has a fault of shape is left out, references may dangle.
 * The checks run on a draft, so that all faults show at once.
 */
export interface Draft {
	readonly deck: Deck;
	readonly places: Places;
	/** Every id that is written somewhere, also on entries that could not be read. */
	readonly written: ReadonlySet<string>;
	readonly sections: readonly Section[];
}

/** Reads a deck folder; draft is null where there is no readable `deck.yaml`. */
export function parseDeck(folder: DeckFiles): { draft: Draft | null; problems: Problem[] } {
	const reading = new Reading();
	const { places, problems, written } = reading;
	const open = (name: string): YamlText | null => {
		const text = folder.texts.get(name);
		if (text === undefined) return null;
		if (typeof text !== 'string')
			return 'placeOf' in text ? text : asRead(folder.prefix + name, text);
		const { yaml, problems: faults } = readYaml(folder.prefix + name, text);
		problems.push(...faults);
		return faults.length ? null : yaml;
	};

	const head = open('deck.yaml');
	const top = head && readShape(deckSchema, head, [], head.data, problems);
	if (!head || !top) {
		if (!folder.texts.has('deck.yaml')) problems.push(noDeckFile(folder.prefix));
		return { draft: null, problems };
	}
	const named = (key: 'terms' | 'facts') =>
		top[key].flatMap((name, i) => {
			if (!folder.texts.has(name)) problems.push(noSuchFile(head, [key, i], name));
			return open(name) ?? [];
		});
	const sources = reading
		.entries(sourceSchema, open('sources.yaml'))
		.map(({ text, yaml, path }) => places.put(sourceOf(text), yaml, path));
	const terms = named('terms')
		.flatMap((yaml) => reading.entries(termSchema, yaml))
		.map(({ text, yaml, path }) => places.put(termOf(text), yaml, path));
	const conflicts = reading
		.entries(conflictSchema, open('conflicts.yaml'))
		.map(({ text, yaml, path }) => places.put(conflictOf(text), yaml, path));
	const names = new Map(terms.map((t) => [t.id, t.name]));
	const stated = named('facts').map((yaml) => readFacts(yaml, names, reading));
	problems.push(...unnamedFiles(folder, top));
	const questions = stated.flatMap((s) => s.questions);

	const deck: Deck = {
		id: deckId(top.id),
		title: top.title,
		version: top.version,
		description: top.description,
		notice: top.notice,
		procedures: top.procedures.map(termId),
		sources,
		terms,
		conflicts,
		facts: stated.flatMap((s) => s.facts),
		lists: stated.flatMap((s) => s.lists),
		nots: stated.flatMap((s) => s.nots),
		...(questions.length > 0 && { questions })
	};
	places.put(deck, head, []);
	const sections = stated.flatMap((s) => s.sections);
	return { draft: { deck, places, written, sections }, problems };
}

const sourceOf = (t: SourceText): Source => ({
	id: sourceId(t.id),
	title: t.title,
	name: t.name,
	kind: t.kind,
	date: t.date ?? null,
	caveat: t.caveat,
	caveats: t.caveats ?? [],
	reviewBy: t['review-by'] ?? null
});

const termOf = (t: TermText): Term => ({
	id: termId(t.id),
	name: t.name,
	article: t.article ?? null,
	plural: t.plural ?? false,
	synonyms: t.synonyms ?? [],
	kind: t.kind,
	broader: t.broader === undefined ? null : termId(t.broader),
	confusable: (t.confusable ?? []).map(termId),
	gloss: t.gloss ?? null
});

const conflictOf = (t: ConflictText) => ({
	id: conflictId(t.id),
	kind: t.kind,
	title: t.title,
	explains: t.explains,
	sides: t.sides.map((side) => ({
		label: side.label,
		says: side.says,
		source: { source: sourceId(side.source.id), at: side.source.at }
	})),
	subjects: t.subjects.map(termId),
	keepOut: (t['keep-out'] ?? []).map(termId),
	keepApart: (t['keep-apart'] ?? []).map((group) => group.map(termId)),
	ask: t.ask ?? null,
	...changesOf(t)
});

const noDeckFile = (prefix: string): Problem => ({
	code: 'file-missing',
	severity: 'error',
	where: { file: `${prefix}deck.yaml`, line: 1, column: 1 },
	message: 'The folder has no deck.yaml.',
	hint: 'Add one with the id, the title and the names of the other files.'
});

const noSuchFile = (head: YamlText, path: Path, name: string): Problem => ({
	code: 'file-missing',
	severity: 'error',
	where: head.placeOf(path),
	message: `There is no file ${name} in the folder.`,
	hint: 'Add the file, or take its name out.'
});

function unnamedFiles(folder: DeckFiles, top: { terms: string[]; facts: string[] }): Problem[] {
	const used = new Set(['deck.yaml', 'sources.yaml', 'conflicts.yaml', ...top.terms, ...top.facts]);
	return [...folder.texts.keys()]
		.filter((name) => !used.has(name))
		.map((name) => ({
			code: 'file-unused',
			severity: 'warning' as const,
			where: { file: folder.prefix + name, line: 1, column: 1 },
			message: 'deck.yaml does not name this file, so nothing in it is read.',
			hint: 'Name it under `terms` or `facts`, or remove it.'
		}));
}
