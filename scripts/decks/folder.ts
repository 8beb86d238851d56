// Reads deck folders from disk. The app gets decks as compiled JSON.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DeckFolder } from '../../src/lib/authoring/parse';

/** The names of the deck folders under `decks`, in order. */
export function deckNames(decks: string): string[] {
	return readdirSync(decks, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name)
		.sort();
}

/** Reads the YAML texts of one deck folder; `shownAs` is the folder's name in problems. */
export function readFolder(folder: string, shownAs: string): DeckFolder {
	const names = readdirSync(folder).filter(
		(name) => /\.ya?ml$/.test(name) && statSync(join(folder, name)).isFile()
	);
	return {
		prefix: `${shownAs}/`,
		texts: new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
	};
}

/** The texts a deck rests on, by file name; null where the folder is not at hand. */
export function readSources(folder: string): Map<string, string> | null {
	if (!existsSync(folder)) return null;
	const names = readdirSync(folder).filter((name) => /\.(?:txt|md)$/.test(name));
	return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
