import type { AnkiDeck } from './apkg-write';
import type { Format } from './formats';
import type { Item, Written } from './item';

export interface WriteTools {
	readonly deck: AnkiDeck;
	/** Epoch ms. */
	readonly now: number;
	readonly sqliteWasm: () => Promise<ArrayBuffer>;
	readonly onShare: (share: number) => void;
}

/** Questions in the format of another program, and what is lost. The format's own code is loaded here. */
export async function writeQuestions(
	format: Format,
	items: readonly Item[],
	{ deck, now, sqliteWasm, onShare }: WriteTools
): Promise<Written> {
	switch (format) {
		case 'gift':
			return (await import('./gift-write')).writeGift(items);
		case 'moodle':
			return (await import('./moodle-write')).writeMoodle(items);
		case 'csv':
			return (await import('./csv-write')).writeCsv(items);
		case 'qti':
			return (await import('./qti-write')).writeQti(items, deck.title);
		case 'markdown':
			return (await import('./markdown-write')).writeMarkdown(items);
		case 'apkg': {
			const [{ writeApkg }, { loadSqlite }] = await Promise.all([
				import('./apkg-write'),
				import('./sqlite')
			]);
			return writeApkg(items, deck, await loadSqlite(await sqliteWasm()), now, onShare);
		}
	}
}
