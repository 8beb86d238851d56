// npm run decks -- <command>: checks decks and shows what is made of them.
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { deckNames } from './decks/folder';
import { check } from './decks/check';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DECKS = join(ROOT, 'decks');

const USAGE = `Usage: npm run decks -- <command>

  check [deck] [--sources <folder>]
      Names every fault as file:line:column, with how to mend it. Exit 1 on errors.
      With a folder of source texts at hand, also finds sentences copied from them.
`;

function main(): number {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: {
			sources: { type: 'string' },
			help: { type: 'boolean', short: 'h' }
		}
	});
	const [command, name] = positionals;
	if (values.help || command === undefined) {
		console.log(USAGE);
		return values.help ? 0 : 2;
	}
	const all = deckNames(DECKS);
	if (name !== undefined && !all.includes(name))
		return refuse(`There is no deck ${name}. There are: ${all.join(', ')}.`);
	if (command === 'check')
		return check(name === undefined ? all : [name], {
			decks: DECKS,
			shown: relative(process.cwd(), DECKS),
			sources: values.sources ?? join(ROOT, '../shared/sources'),
			today: new Date().toISOString().slice(0, 10)
		});
	return refuse(`There is no command ${command}.\n\n${USAGE}`);
}

function refuse(message: string): number {
	console.error(message);
	return 2;
}

process.exitCode = main();
