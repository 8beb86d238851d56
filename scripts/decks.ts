// npm run decks -- <command>: checks decks and shows what is made of them.
import { fileURLToPath } from 'node:url';
import { runDecks } from './decks/run';

const { code, text } = runDecks(process.argv.slice(2), {
	root: fileURLToPath(new URL('..', import.meta.url)),
	cwd: process.cwd(),
	today: new Date().toISOString().slice(0, 10)
});
(code === 2 ? process.stderr : process.stdout).write(`${text}\n`);
process.exitCode = code;
