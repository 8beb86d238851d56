import { join } from 'node:path';
import { formatProblem } from '../../src/lib/domain/problem';
import { checkDeck } from '../../src/lib/authoring/check';
import { readFolder } from '../../src/lib/authoring/folder';

/** Prints every problem of the named decks and a summary; 1 where there is an error. */
export function check(names: readonly string[], decks: string, shown: string, _sources: string) {
	const today = new Date(Date.now()).toISOString().slice(0, 10);
	let errors = 0;
	for (const name of names) {
		const { deck, problems } = checkDeck(readFolder(join(decks, name), join(shown, name)), today);
		for (const problem of problems) console.log(formatProblem(problem));
		const wrong = problems.filter((p) => p.severity === 'error').length;
		errors += wrong;
		console.log(
			`${name}: ${deck ? `${deck.facts.length} facts, ${deck.lists.length} lists, ${deck.terms.length} terms; ` : ''}` +
				`${wrong} errors, ${problems.length - wrong} warnings`
		);
	}
	return errors ? 1 : 0;
}
