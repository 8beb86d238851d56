// Decks are known in the browser only; the fallback page serves them.
export const prerender = false;
