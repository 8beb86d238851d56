import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DeckEntry } from 'virtual:decks';
import { compileDeck } from '../../src/lib/authoring/check';
import type { Result } from '../../src/lib/domain/problem';
import { cardsOf } from '../../src/lib/generation/cards';
import { indexDeck } from '../../src/lib/generation/deck-index';
import { deckNames, readFolder } from './folder';

/** A deck as the app fetches it, and what the app knows of it before. */
export interface BuiltDeck {
	readonly entry: Omit<DeckEntry, 'url'>;
	readonly json: string;
}

/** Compiles every deck under `decks`, or names the faults of all. `today` is an ISO date. */
export function buildDecks(decks: string, today: string): Result<BuiltDeck[]> {
	const results = deckNames(decks).map((name) => buildDeck(join(decks, name), name, today));
	const problems = results.flatMap((r) => (r.ok ? [] : r.problems));
	if (problems.length) return { ok: false, problems };
	return { ok: true, value: results.flatMap((r) => (r.ok ? [r.value] : [])) };
}

function buildDeck(folder: string, name: string, today: string): Result<BuiltDeck> {
	const compiled = compileDeck(readFolder(folder, `decks/${name}`), today);
	if (!compiled.ok) return compiled;
	const { id, title, version } = compiled.value;
	const json = JSON.stringify(compiled.value);
	// Sixteen hex digits: 64 bits tell any two versions of a deck apart.
	const hash = createHash('sha256').update(json).digest('hex').slice(0, 16);
	const cardCount = cardsOf(indexDeck(compiled.value)).length;
	return { ok: true, value: { entry: { id, title, version, hash, cardCount }, json } };
}
