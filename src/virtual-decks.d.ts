/** The decks the app was built with, put there by scripts/vite-decks.ts. */
declare module 'virtual:decks' {
	import type { DeckId } from '$lib/domain/ids';

	export interface DeckEntry {
		readonly id: DeckId;
		readonly title: string;
		readonly version: string;
		/** Of the content: equal for equal decks. */
		readonly hash: string;
		readonly cardCount: number;
		/** Serves the deck as JSON (`Deck` of domain/deck). */
		readonly url: string;
	}
	export const decks: readonly DeckEntry[];
}
