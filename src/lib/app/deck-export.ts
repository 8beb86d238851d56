import type { Deck } from '$lib/domain/deck';
import { saveFile } from './backup-download';

export type DeckFormat = 'zip' | 'yaml';

const TYPES = { zip: 'application/zip', yaml: 'application/yaml' } as const;

/** Saves a deck as a file that can be installed elsewhere: the same bytes for the same deck. */
export async function saveDeck(deck: Deck, format: DeckFormat): Promise<void> {
	// The writer of YAML is loaded when it is used.
	const [{ writeYaml, writeZip }, { filesOfDeck }] = await Promise.all([
		import('$lib/authoring/deck-file'),
		import('$lib/authoring/document/from-deck')
	]);
	const data = filesOfDeck(deck);
	const bytes = format === 'zip' ? writeZip(data) : writeYaml(data);
	saveFile(new Blob([bytes], { type: TYPES[format] }), `${deck.id}-${deck.version}.${format}`);
}
