// npm run decks -- <command>: checks decks and shows what is made of them.
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { check } from './decks/check';
import { deckNames } from '../src/lib/authoring/folder';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const USAGE = `Usage: npm run decks -- <command>

  check [deck] [--sources <folder>]   name every fault, with place and remedy; exit 1 on errors
`;

function main(): number {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: { sources: { type: 'string' }, help: { type: 'boolean', short: 'h' } }
	});
	const [command, name] = positionals;
	const decks = join(ROOT, 'decks');
	const all = deckNames(decks);
	if (name !== undefined && !all.includes(name)) {
		console.error(`There is no deck ${name}. There are: ${all.join(', ')}.`);
		return 2;
	}
	const shown = relative(process.cwd(), decks) || '.';
	if (command === 'check')
		return check(
			name === undefined ? all : [name],
			decks,
			shown,
			values.sources ?? join(ROOT, '../shared/sources')
		);
	console.error(command === undefined ? USAGE : `There is no command ${command}.\n\n${USAGE}`);
	return values.help ? 0 : 2;
}

process.exitCode = main();
