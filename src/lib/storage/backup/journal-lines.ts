import type { CardRow } from '../rows';
import type { Written } from '../telling';
import { kept } from './kept';

/** Stands for what a journal does not say: the copy before it is out of date. */
const MORE = '["more"]';

/** A transaction as lines of a journal, each ended (SPEC J2). */
export function journalLines({ rows, more }: Written): string {
	const lines = rows.map(([table, row]) =>
		JSON.stringify([
			table === 'tail' ? 'log' : table,
			table === 'cards' ? kept(row as CardRow) : row
		])
	);
	if (more) lines.push(MORE);
	return lines.map((line) => `${line}\n`).join('');
}

/** Whether there is more to know than a journal says. */
export const saysMore = (journal: string): boolean => journal.includes(`${MORE}\n`);

/** The ids of the log rows in a journal, as far as its lines are whole. */
export function loggedIn(journal: string): Set<string> {
	const ids = new Set<string>();
	for (const line of journal.split('\n')) {
		const [part, row] = parsed(line);
		if (part === 'log') ids.add(String((row as { readonly id?: unknown }).id));
	}
	return ids;
}

/** The part and the row of a line; a kill leaves half a line at the end, which says nothing. */
export function parsed(line: string): readonly unknown[] {
	try {
		const value: unknown = JSON.parse(line);
		return Array.isArray(value) ? value : [];
	} catch {
		return [];
	}
}
