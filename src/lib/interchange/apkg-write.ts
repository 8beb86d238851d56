import type { SqlJsStatic, SqlValue } from 'sql.js';
import { ZipWriter } from '$lib/files/zip';
import { fieldsOf, type Fields } from './apkg-fields';
import { CARD_TYPE, CLOZE_TYPE, conf, dconf, decks, models, SCHEMA_11 } from './apkg-schema';
import { unescapeXml } from './html-text';
import { idOf, type Item, type Written } from './item';
import { LeftList } from './left';
import { NewDatabase } from './sqlite';

export interface AnkiDeck {
	/** Stays the same from export to export, so that Anki updates what it has. */
	readonly id: string;
	readonly title: string;
	readonly description: string;
}

const NEW = 0;
/** Not synchronised yet. */
const USN = -1;

/**
 * Writes an Anki package that every version since 2.1 imports: one new card for each question. A note
 * keeps its guid from export to export; `now` (epoch ms) tells Anki which of two is the later one.
 */
export async function writeApkg(
	items: readonly Item[],
	deck: AnkiDeck,
	sqlite: SqlJsStatic,
	now: number,
	onShare: (share: number) => void = () => undefined
): Promise<Written> {
	const left = new LeftList();
	const seconds = Math.floor(now / 1_000);
	const did = stableId(deck.id);
	const notes: SqlValue[][] = [];
	const cards: SqlValue[][] = [];
	for (const [i, item] of items.entries()) {
		if (i % 500 === 0) onShare((0.8 * i) / items.length);
		const fields = fieldsOf(item, left);
		if (!fields) continue;
		const id = now + i;
		notes.push(await noteRow(id, item, fields, seconds));
		cards.push([id, id, did, 0, seconds, USN, NEW, NEW, i + 1, 0, 0, 0, 0, 0, 0, 0, 0, '']);
	}
	const db = new NewDatabase(sqlite, SCHEMA_11);
	const settings = [
		conf(did),
		models(seconds),
		decks(did, deckName(deck.title), deck.description, seconds),
		dconf,
		{}
	];
	const col = [1, seconds, now, now, 11, 0, 0, 0, ...settings.map((one) => JSON.stringify(one))];
	db.insert('col', [col]);
	db.insert('notes', notes);
	db.insert('cards', cards);
	const collection = db.finish();
	onShare(0.9);
	const zip = new ZipWriter();
	zip.add('collection.anki2', collection);
	zip.add('media', new TextEncoder().encode('{}'));
	return { bytes: zip.finish(), left: left.all };
}

async function noteRow(
	id: number,
	item: Item,
	{ cloze, values }: Fields,
	seconds: number
): Promise<SqlValue[]> {
	const first = withoutTags(values[0] ?? '');
	const type = cloze ? CLOZE_TYPE : CARD_TYPE;
	return [
		...[id, `rv${idOf(item.id)}`, type, seconds, USN, tagsOf(item), values.join('\u001f')],
		...[first, await checksum(first), 0, '']
	];
}

/** Our own HTML as Anki strips it: line breaks go, every space stays. */
const withoutTags = (html: string): string =>
	unescapeXml(html.replaceAll('<br>', '')).replaceAll('\u00a0', ' ');

/** The first 32 bits of the SHA-1 of a note's first field, by which Anki finds doubles. */
async function checksum(text: string): Promise<number> {
	const hash = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(text));
	return new DataView(hash).getUint32(0);
}

/** Tags are parted by spaces, with one around them all; the category is one more, its levels by `::`. */
function tagsOf({ tags, category }: Item): string {
	const word = (text: string) =>
		text.trim().replace(/\s+/g, '_').replaceAll('::', ':').replaceAll('"', '');
	const all = [...tags.map(word), category.map(word).join('::')].filter(Boolean);
	return all.length > 0 ? ` ${all.join(' ')} ` : '';
}

/** `::` would put it below another deck, quotation marks would break its searches. */
const deckName = (title: string): string =>
	title.replaceAll('::', ': ').replaceAll('"', '').trim() || 'Ranvier';

/** A deck's number as Anki gives them, epoch milliseconds, from its name here: between 2001 and 2033. */
const stableId = (id: string): number =>
	1_000_000_000_000 + Number(BigInt(`0x${idOf(id)}`) % 1_000_000_000_000n);
