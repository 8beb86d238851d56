// Reads deck folders from disk. The app gets decks as compiled JSON.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
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
		(name) => isDeckFile(name) && statSync(join(folder, name)).isFile()
	);
	return {
		prefix: `${shownAs}/`,
		texts: new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
	};
}

const isDeckFile = (name: string) => /\.ya?ml$/.test(name);

/**
 * An older version of a deck: from a folder that holds it (or is it), else from a git revision. Null
 * where the deck was not there yet, undefined where there is neither folder nor revision.
 */
export function readOlder(
	against: string,
	name: string,
	root: string,
	cwd: string
): DeckFolder | null | undefined {
	const folder = resolve(cwd, against);
	if (!existsSync(folder)) return readRevision(against, name, root);
	const own = [join(folder, name), folder].find((path) => existsSync(join(path, 'deck.yaml')));
	return own === undefined ? null : readFolder(own, relative(cwd, own));
}

function readRevision(revision: string, name: string, root: string): DeckFolder | null | undefined {
	const git = (...args: readonly string[]): string | null => {
		try {
			return execFileSync('git', args, {
				cwd: root,
				encoding: 'utf8',
				stdio: ['ignore', 'pipe', 'ignore']
			});
		} catch {
			return null;
		}
	};
	const commit = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
	if (commit === null) return undefined;
	const at = `${commit.trim()}:./decks/${name}`;
	const names = git('ls-tree', '--name-only', at)?.split('\n').filter(isDeckFile) ?? [];
	if (!names.includes('deck.yaml')) return null;
	return {
		prefix: `${revision}:decks/${name}/`,
		texts: new Map(names.map((file) => [file, git('show', `${at}/${file}`) ?? '']))
	};
}

/** The texts a deck rests on, by file name; null where the folder is not at hand. */
export function readSources(folder: string): Map<string, string> | null {
	if (!existsSync(folder)) return null;
	const names = readdirSync(folder).filter((name) => /\.(?:txt|md)$/.test(name));
	return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
