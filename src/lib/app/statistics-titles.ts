import { deckOfCard, type CardId } from '$lib/domain/ids';
import { titleOf, type OpenDecks } from './open-decks';

/** What each card teaches, in words; a card whose deck is not installed here, or no longer has it, is missing. */
export async function titlesOf(
	decks: Pick<OpenDecks, 'get'>,
	cards: readonly CardId[]
): Promise<ReadonlyMap<CardId, string>> {
	const titles = new Map<CardId, string>();
	for (const deck of new Set(cards.map(deckOfCard))) {
		const open = await decks.get(deck);
		for (const id of cards) {
			const card = open?.cards.get(id);
			if (open && card) titles.set(id, titleOf(open, card));
		}
	}
	return titles;
}
