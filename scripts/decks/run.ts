import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { askAll } from '../../src/lib/authoring/checks/asked';
import { compileDeck } from '../../src/lib/authoring/check';
import { cuesOf } from '../../src/lib/authoring/cues';
import type { Deck } from '../../src/lib/domain/deck';
import { formatProblem } from '../../src/lib/domain/problem';
import { indexDeck } from '../../src/lib/generation/deck-index';
import type { Outcome, Surroundings } from './call';
import { check } from './check';
import { coverage } from './coverage';
import { deckNames, readFolder, readOlder } from './folder';
import { ladder } from './ladder';
import { asLines, asText, sample } from './questions';
import { schema } from './schema';

const USAGE = `Usage: npm run decks -- <command>

  check [deck] [--sources <folder>] [--against <folder or git revision>]
      Names every fault as file:line:column, with how to mend it; exit 1 on errors.
      With a folder of source texts at hand it also finds sentences copied from them.
      Default: ../shared/sources.
      Against an older version (a folder of decks, or HEAD) it also finds what would be lost to
      those who learn it, and counts what they will be told.

  coverage <deck>
      The table procedure x slot: facts, cards, forms, disputed facts.

  questions <deck> [--seed <number>] [--draw <number>] [--json]
      Every form of every card, to be read, or one JSON object per line; or a sample to judge the
      deck by: so many cards drawn at random, one question each.

  ladder <deck>
      A simulated year of study: the share of each form while memory is weak, grows and is strong.

  schema
      Writes the JSON Schema of the deck format to docs/deck.schema.json.
`;

/** The commands that show what is made of a sound deck. */
const SHOWN = ['coverage', 'questions', 'ladder'] as const;
type Shown = (typeof SHOWN)[number];

/** Runs one command of `npm run decks`. */
export function runDecks(args: readonly string[], at: Surroundings): Outcome {
	const parsed = read(args);
	if (typeof parsed === 'string') return refuse(parsed);
	const { options, words } = parsed;
	const [command, name, ...rest] = words;
	if (options.help) return { code: 0, text: USAGE };
	if (command === undefined) return refuse('No command was given.');
	if (rest.length) return refuse(`There is one word too many: ${rest.join(' ')}.`);

	if (command === 'schema') return schema(at);

	const decks = join(at.root, 'decks');
	const names = deckNames(decks);
	if (name !== undefined && !names.includes(name))
		return { code: 2, text: `There is no deck ${name}. There are: ${names.join(', ')}.` };
	const folderOf = (deck: string) =>
		readFolder(join(decks, deck), relative(at.cwd, join(decks, deck)));

	if (command === 'check') {
		const sources = resolve(at.cwd, options.sources ?? join(at.root, '../shared/sources'));
		const { against } = options;
		const wanted = (name === undefined ? names : [name]).map((deck) => ({
			name: deck,
			folder: folderOf(deck),
			older: against === undefined ? undefined : readOlder(against, deck, at.root, at.cwd)
		}));
		if (against !== undefined && wanted.some(({ older }) => older === undefined))
			return refuse(`There is no folder and no git revision ${against}.`);
		return check(wanted, sources, at);
	}
	const shown = SHOWN.find((one) => one === command);
	if (!shown) return refuse(`There is no command ${command}.`);
	if (name === undefined) return refuse(`Say of which deck: ${names.join(', ')}.`);
	const seed = Number(options.seed ?? 1);
	if (!Number.isInteger(seed)) return refuse(`A seed is a whole number, not ${options.seed}.`);
	const draw = options.draw === undefined ? null : Number(options.draw);
	if (draw !== null && !(Number.isInteger(draw) && draw > 0))
		return refuse(`A sample has a whole number of questions, not ${options.draw}.`);
	const compiled = compileDeck(folderOf(name), at.today);
	if (!compiled.ok)
		return {
			code: 1,
			text: [...compiled.problems.map(formatProblem), `${name} has errors; mend them first.`].join('\n')
		};
	return { code: 0, text: show(shown, compiled.value, { seed, draw, json: options.json ?? false }) };
}

interface How {
	readonly seed: number;
	/** Questions in a sample; null = all. */
	readonly draw: number | null;
	readonly json: boolean;
}

function show(command: Shown, deck: Deck, { seed, draw, json }: How): string {
	const index = indexDeck(deck);
	if (command === 'ladder') return ladder(index);
	const asked = askAll(index, [seed]);
	if (command === 'coverage') return coverage(deck, asked, cuesOf(index));
	const shown = draw === null ? asked : sample(asked, draw, seed);
	return json ? asLines(shown) : asText(shown);
}

/** The options and the other words, or what is wrong with them. */
function read(args: readonly string[]) {
	try {
		const { values, positionals } = parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				sources: { type: 'string' },
				against: { type: 'string' },
				seed: { type: 'string' },
				draw: { type: 'string' },
				json: { type: 'boolean' },
				help: { type: 'boolean', short: 'h' }
			}
		});
		return { options: values, words: positionals };
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

const refuse = (message: string): Outcome => ({ code: 2, text: `${message}\n\n${USAGE}` });
