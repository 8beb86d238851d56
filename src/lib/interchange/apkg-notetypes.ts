import { readMessage, textIn } from './protobuf';
import { SqliteProblem, type ForeignDatabase } from './sqlite';

export interface Template {
	readonly name: string;
	readonly front: string;
	readonly back: string;
}
export interface Notetype {
	readonly name: string;
	readonly cloze: boolean;
	readonly fields: readonly string[];
	/** By the number a card names (`ord`); a cloze type has one for all of its cards. */
	readonly templates: readonly Template[];
}

/** Deck names by id, parts by `::`. */
export type DeckNames = ReadonlyMap<number, string>;

const CLOZE = 1;

/** Note types by id: from JSON (schema 11) or from tables of their own (15 and later). */
export function readNotetypes(db: ForeignDatabase): ReadonlyMap<number, Notetype> {
	return db.has('notetypes', 'id', 'name', 'config') ? fromTables(db) : fromJson(db);
}

export function readDeckNames(db: ForeignDatabase): DeckNames {
	if (db.has('decks', 'id', 'name'))
		return new Map(
			[...db.rows('decks', ['id', 'name'])].map(([id, name]) => [
				Number(id),
				String(name).replaceAll('\u001f', '::')
			])
		);
	const decks = Object.values(jsonOf(db, 'decks')).filter(isObject);
	return new Map(decks.map((deck) => [Number(deck['id']), String(deck['name'])]));
}

function fromTables(db: ForeignDatabase): Map<number, Notetype> {
	const types = new Map<
		number,
		{ name: string; cloze: boolean; fields: string[]; templates: Template[] }
	>();
	for (const [id, name, config] of db.rows('notetypes', ['id', 'name', 'config'])) {
		const kind = readMessage(bytesOf(config)).get(1);
		types.set(Number(id), { name: String(name), cloze: kind === CLOZE, fields: [], templates: [] });
	}
	for (const [type, ord, name] of db.rows('fields', ['ntid', 'ord', 'name'])) {
		const fields = types.get(Number(type))?.fields;
		if (fields && isPlace(ord)) fields[Number(ord)] = String(name);
	}
	for (const [type, ord, name, config] of db.rows('templates', ['ntid', 'ord', 'name', 'config'])) {
		const parts = readMessage(bytesOf(config));
		const template = { name: String(name), front: textIn(parts, 1), back: textIn(parts, 2) };
		const templates = types.get(Number(type))?.templates;
		if (templates && isPlace(ord)) templates[Number(ord)] = template;
	}
	return types;
}

/** A number of fields or templates that Anki itself could make. */
const isPlace = (ord: unknown): boolean =>
	Number.isInteger(ord) && Number(ord) >= 0 && Number(ord) < 500;

const bytesOf = (value: unknown): Uint8Array =>
	value instanceof Uint8Array ? value : new Uint8Array();

function fromJson(db: ForeignDatabase): Map<number, Notetype> {
	const models = Object.values(jsonOf(db, 'models')).filter(isObject);
	return new Map(
		models.map((model) => [
			Number(model['id']),
			{
				name: String(model['name']),
				cloze: Number(model['type']) === CLOZE,
				fields: objectsIn(model['flds']).map(({ name }) => String(name)),
				templates: objectsIn(model['tmpls']).map(({ name, qfmt, afmt }) => ({
					name: String(name),
					front: String(qfmt ?? ''),
					back: String(afmt ?? '')
				}))
			}
		])
	);
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const objectsIn = (value: unknown): Json[] =>
	Array.isArray(value) ? value.filter(isObject).slice(0, 500) : [];

/** A column of the one row that holds a collection's settings, as JSON. */
function jsonOf(db: ForeignDatabase, column: 'models' | 'decks'): Json {
	for (const [text] of db.rows('col', [column], 'LIMIT 1')) {
		if (typeof text !== 'string') break;
		try {
			const value: unknown = JSON.parse(text);
			if (isObject(value)) return value;
		} catch {
			break;
		}
	}
	throw new SqliteProblem(`no ${column}`);
}
