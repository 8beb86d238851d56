import type { Card } from '$lib/domain/card';
import type { Deck } from '$lib/domain/deck';
import type { CardId, DeckId } from '$lib/domain/ids';
import type { Form, Question } from '$lib/domain/question';
import { cardsOf } from '$lib/generation/cards';
import { indexDeck, type DeckIndex } from '$lib/generation/deck-index';
import { buildQuestion } from '$lib/generation/questions';
import type { Db } from '$lib/storage/db';
import { installedHash, readDeck } from '$lib/storage/decks';
import { plain } from './explanation';
import { capitalise } from './wording';

/** A deck made ready to ask from. */
export interface OpenDeck {
	readonly deck: Deck;
	readonly index: DeckIndex;
	readonly cards: ReadonlyMap<CardId, Card>;
}

export function openDeck(deck: Deck): OpenDeck {
	const index = indexDeck(deck);
	return { deck, index, cards: new Map(cardsOf(index).map((card) => [card.id, card])) };
}

/** Decks opened so far; each version is read and indexed once, when its first card comes up. */
export class OpenDecks {
	readonly #db: Db;
	readonly #decks = new Map<DeckId, { hash: string; opening: Promise<OpenDeck | null> }>();

	constructor(db: Db) {
		this.#db = db;
	}

	/** The deck as it is installed now, maybe by another tab; null where it is not. */
	async get(id: DeckId): Promise<OpenDeck | null> {
		const hash = await installedHash(this.#db, id);
		if (hash === null) return null;
		const known = this.#decks.get(id);
		if (known?.hash === hash) return known.opening;
		const opening = readDeck(this.#db, id).then((deck) => deck && openDeck(deck));
		this.#decks.set(id, { hash, opening });
		opening.catch(() => this.#decks.delete(id));
		return opening;
	}
}

export const questionOf = (open: OpenDeck, card: Card, form: Form, seed: number): Question =>
	buildQuestion(open.index, card, form, seed);

/** What a card teaches, in words: a fact in full, the name of a list, what a disagreement is about, a question. */
export function titleOf({ index }: OpenDeck, card: Card): string {
	switch (card.kind) {
		case 'fact':
			return plain(index.facts.get(card.fact)?.says ?? card.id);
		case 'list':
			return capitalise(index.lists.get(card.list)?.name ?? card.id);
		case 'disagreement':
			return index.conflicts.get(card.conflict)?.title ?? card.id;
		case 'written':
			return index.questions.get(card.written)?.stem ?? card.id;
	}
}
