import { deckOf } from './author-edits';
import type { AuthorSession } from './author-session.svelte';

/** Hands the draft to the person as a file. */
export async function downloadDraft(session: AuthorSession, as: 'zip' | 'yaml'): Promise<void> {
	const bytes = await session.checker.ask('file', { as });
	const { id = 'deck', version = '' } = deckOf(session.document).text;
	const link = document.createElement('a');
	link.href = URL.createObjectURL(new Blob([bytes]));
	link.download = `${id}-${version}.${as}`;
	link.click();
	// Some browsers begin to read only after the click is over.
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
