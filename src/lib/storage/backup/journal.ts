import type * as z from 'zod';
import type { LogRow } from '$lib/domain/review';
import { united } from '../merge';
import { keyOf, PARTS, sorted, type Collection, type Part } from './collection';
import { parsed } from './journal-lines';
import { isPlain } from './plain';
import { ROWS } from './schemas';

const NOTHING = Object.fromEntries(PARTS.map((part) => [part, []])) as unknown as Collection;

/**
 * A copy with what journals say has come since. In a journal the last row of a key counts; what it
 * shares with others is joined as in a merge. What is cut off, or fits nothing, is left out.
 */
export function withJournals(copy: Collection | null, journals: readonly string[]): Collection {
	const all = journals.reduce(
		(whole, journal) => united(whole, collectionOf(journal)),
		copy ?? NOTHING
	);
	return sorted(withoutStrays(all));
}

function collectionOf(journal: string): Collection {
	const parts = Object.fromEntries(PARTS.map((part) => [part, new Map<string, object>()]));
	for (const [part, row] of rowsIn(journal)) parts[part]?.set(keyOf(part, row), row);
	return Object.fromEntries(
		Object.entries(parts).map(([part, rows]) => [part, [...rows.values()]])
	) as unknown as Collection;
}

/** The rows of every line that is whole and says what it may. */
function rowsIn(journal: string): [Part, object][] {
	return journal.split('\n').flatMap((line): [Part, object][] => {
		const [name, row] = parsed(line);
		const part = PARTS.find((known) => known === name);
		if (!part || !isPlain(row)) return [];
		const schema: z.ZodType = ROWS[part];
		const result = schema.safeParse(row);
		return result.success ? [[part, result.data as object]] : [];
	});
}

/** Without a deck there are no cards, without its policy no answer can be replayed. */
function withoutStrays(all: Collection): Collection {
	const policies = new Set(all.policies.map(({ id }) => id));
	const decks = new Set(all.decks.map(({ id }) => id));
	const papers = new Set(all.papers.map(({ id }) => id));
	const mocks = all.mocks.filter(({ id }) => papers.has(id));
	const sat = new Set(mocks.map(({ id }) => id));
	const replayable = (row: LogRow) => row.kind !== 'review' || policies.has(row.policy);
	return {
		...all,
		log: all.log.filter(replayable),
		cards: all.cards.filter(({ deck }) => decks.has(deck)),
		mocks,
		papers: all.papers.filter(({ id }) => sat.has(id))
	};
}
