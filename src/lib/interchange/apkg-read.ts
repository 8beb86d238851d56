import type { Problem } from '$lib/domain/problem';
import { readDeckNames, readNotetypes, type Notetype } from './apkg-notetypes';
import { openPackage } from './apkg-package';
import { clozeOf, sidesOf } from './apkg-template';
import { readHistory, type Answered } from './apkg-history';
import type { Item, ItemOf, Reading } from './item';
import { LeftList } from './left';
import { LIMITS } from './limits';
import { fileProblem } from './problems';
import { ForeignDatabase, SqliteProblem } from './sqlite';
import { Texts } from './texts';
import type { SqlJsStatic } from 'sql.js';

export type AnkiReading =
	| (Extract<Reading, { ok: true }> & {
			/** What was answered when, by item; oldest first. */
			readonly history: ReadonlyMap<string, readonly Answered[]>;
	  })
	| Extract<Reading, { ok: false }>;

interface Note {
	readonly guid: string;
	readonly type: number;
	readonly tags: readonly string[];
	readonly fields: readonly string[];
	/** Too long to be read. */
	readonly cut: boolean;
}

/** Reads an Anki package: one question for each card. `onShare`: how much has been read, 0 to 1. */
export function readApkg(
	bytes: Uint8Array,
	file: string,
	sqlite: SqlJsStatic,
	onShare: (share: number) => void = () => undefined
): AnkiReading {
	const pack = openPackage(bytes, file);
	if ('code' in pack) return { ok: false, problems: [pack] };
	let db: ForeignDatabase | null = null;
	try {
		db = new ForeignDatabase(sqlite, pack.collection);
		return readCollection(db, file, pack.media, onShare);
	} catch (error) {
		if (error instanceof SqliteProblem) return { ok: false, problems: [damaged(file)] };
		throw error;
	} finally {
		db?.close();
	}
}

const damaged = (file: string): Problem =>
	fileProblem(
		file,
		'damaged',
		'The collection in the package is damaged or not one of Anki’s.',
		'In Anki, choose Tools, Check Database, and export again.'
	);
const tooMany = (file: string): Problem =>
	fileProblem(
		file,
		'too-many',
		`The package holds more than ${LIMITS.items} cards.`,
		'Export one deck at a time.'
	);

function readCollection(
	db: ForeignDatabase,
	file: string,
	media: number,
	onShare: (share: number) => void
): AnkiReading {
	if (!db.has('cards', 'id', 'nid', 'did', 'ord') || !db.has('notes', 'id', 'flds'))
		throw new SqliteProblem('tables missing');
	const types = readNotetypes(db);
	const decks = readDeckNames(db);
	const notes = readNotes(db);
	if (notes === null) return { ok: false, problems: [tooMany(file)] };
	const left = new LeftList();
	const items: Item[] = [];
	const itemOfCard = new Map<number, string>();
	let done = 0;
	for (const [id, nid, did, ord] of db.rows(
		'cards',
		['id', 'nid', 'did', 'ord'],
		'ORDER BY nid, ord'
	)) {
		if (++done > LIMITS.items) return { ok: false, problems: [tooMany(file)] };
		if (done % 500 === 0) onShare(Math.min(0.9, done / (notes.size + 500)));
		const note = notes.get(Number(nid));
		const type = note && types.get(note.type);
		const at = `card ${done}`;
		const item = note && type ? itemOf(note, type, Number(ord), at, left) : null;
		if (!note || !type) left.add('broken-question', { at }, true);
		if (!item) continue;
		const category = (decks.get(Number(did)) ?? '').split('::').filter(Boolean);
		items.push({ ...item, category });
		itemOfCard.set(Number(id), item.id);
	}
	for (let i = 0; i < media; i++) left.add('picture', {});
	if (items.length === 0 && left.all.length === 0)
		return {
			ok: false,
			problems: [
				fileProblem(file, 'none', 'The package holds no card.', 'Export a deck that has cards.')
			]
		};
	const history = readHistory(db, itemOfCard, left);
	return { ok: true, items, left: left.all, history };
}

function readNotes(db: ForeignDatabase): Map<number, Note> | null {
	const notes = new Map<number, Note>();
	const fields = `substr(flds, 1, ${LIMITS.question + 1})`;
	for (const [id, guid, type, tags, text] of db.rows('notes', [
		'id',
		'guid',
		'mid',
		'tags',
		fields
	])) {
		if (notes.size >= LIMITS.items) return null;
		const flds = typeof text === 'string' ? text : '';
		notes.set(Number(id), {
			guid: String(guid).slice(0, 200),
			type: Number(type),
			tags: String(tags).slice(0, 2_000).split(/\s+/).filter(Boolean),
			fields: flds.split('\u001f'),
			cut: flds.length > LIMITS.question
		});
	}
	return notes;
}

const SOUND = /\[sound:[^[\]]{1,300}\]/g;

/** Null where the card shows nothing; what is lost is noted. */
function itemOf(note: Note, type: Notetype, ord: number, at: string, left: LeftList): Item | null {
	const texts = new Texts();
	const html = (source: string) => texts.html(source.replace(SOUND, '<audio></audio>'));
	const base = {
		id: `${note.guid}-${ord}`,
		title: '',
		feedback: '',
		category: [],
		tags: note.tags,
		at
	};
	const item = note.cut ? null : type.cloze ? clozeItem() : cardItem();
	if (!item || item.stem === '') {
		left.add(
			note.cut ? 'long-text' : 'broken-question',
			{ stem: html(note.fields[0]?.slice(0, 500) ?? ''), at },
			true
		);
		return null;
	}
	texts.settle(left, item);
	return item;

	function clozeItem(): ItemOf<'cloze'> | null {
		const { html: text, blanks } = clozeOf(note.fields[0] ?? '', ord + 1);
		if (blanks.length === 0) return null;
		const feedback = note.fields.slice(1).map(html).filter(Boolean).join('\n\n');
		return {
			...base,
			kind: 'cloze',
			stem: html(text),
			feedback,
			blanks: blanks.map((one) => [html(one)])
		};
	}

	function cardItem(): Item | null {
		const template = type.templates[ord];
		if (!template) return null;
		const { front, back, typed } = sidesOf(type, template, note.fields);
		const [stem, answer] = [html(front), html(back)];
		if (answer === '') return null;
		return typed
			? {
					...base,
					kind: 'short-answer',
					stem,
					accepts: [{ text: answer, weight: 1, feedback: '' }]
				}
			: { ...base, kind: 'essay', stem, model: answer };
	}
}
