import type { Deck } from '$lib/domain/deck';
import type { Policy } from '$lib/domain/memory';
import type { Mock, MockPaper } from '$lib/domain/mock';
import type { ReviewId } from '$lib/domain/ids';
import type { LogRow } from '$lib/domain/review';
import { canonical } from '../canonical';
import { asDevice, type Db } from '../db';
import type { DraftRow, EditionRow, StepRow } from '../draft-rows';
import { readPacks, rowsOf, snapshot } from '../log';
import { isWhole } from '../packs';
import { problemFrom } from '../problems';
import type { CardRow, DeckRow, DeviceRow, ExamRow, PackRow } from '../rows';
import type { PersonalRow, SettingRow, UpdateRow } from '../rows';
import { kept, type KeptCard } from './kept';
import type { PackSpan } from './layout';

/** All that is a learner's own and follows from nothing else; each part in the order of its key. */
export interface Collection {
	readonly log: readonly LogRow[];
	readonly policies: readonly Policy[];
	readonly settings: readonly SettingRow[];
	readonly decks: readonly DeckRow[];
	readonly contents: readonly Deck[];
	readonly cards: readonly KeptCard[];
	readonly personal: readonly PersonalRow[];
	readonly updates: readonly UpdateRow[];
	readonly exams: readonly ExamRow[];
	readonly mocks: readonly Mock[];
	readonly papers: readonly MockPaper[];
	readonly drafts: readonly DraftRow[];
	readonly steps: readonly StepRow[];
	readonly editions: readonly EditionRow[];
}

export type Part = keyof Collection;

/** The key of each part's rows, in the order in which parts are written. */
const KEYS = {
	decks: 'id',
	contents: 'id',
	cards: 'id',
	policies: 'id',
	log: 'id',
	settings: 'key',
	personal: 'card',
	updates: 'deck',
	exams: 'id',
	mocks: 'id',
	papers: 'id',
	drafts: 'id',
	steps: 'id',
	editions: 'id'
} as const satisfies Record<Part, string>;

export const PARTS = Object.keys(KEYS) as readonly Part[];

/** What tells one row of a part from another. */
export const keyOf = (part: Part, row: object): string =>
	String((row as Record<string, unknown>)[KEYS[part]]);

export const inKeyOrder =
	(part: Part) =>
	(a: object, b: object): number =>
		keyOf(part, a) < keyOf(part, b) ? -1 : 1;

/** A collection as it stands in a database, and what writing it anew must know. */
export interface Stored {
	readonly collection: Collection;
	/** By table, the very rows of all that is not sealed, and of what was computed. */
	readonly rows: Readonly<Record<string, readonly object[]>>;
	readonly device: DeviceRow;
	readonly packs: readonly PackSpan[];
	/** Packs that no longer match their checksum; their rows are not in the log above. */
	readonly damaged: readonly PackRow[];
	/** Differs once anything of the collection has been changed. */
	readonly stamp: string;
}

/** The parts that lie in a table of their own name. */
export const TABLES = PARTS.filter((part) => part !== 'log');
/** What cannot change unless another part does: a deck's contents have its hash, a step its draft. */
const IMPLIED: readonly Part[] = ['contents', 'policies', 'papers', 'steps', 'editions'];
const TELLING = [...TABLES.filter((part) => !IMPLIED.includes(part)), 'days'];

/** Reads everything as it was at one moment; packs never change, so they may be read afterwards. */
export async function readStored(db: Db): Promise<Stored> {
	try {
		const now = await db.transaction('r', db.tables, async () => ({
			tables: await rowsOfTables(db, [...TABLES, 'days']),
			owner: asDevice(await db.meta.get('device')),
			...(await snapshot(db))
		}));
		const log: LogRow[] = [...now.tail];
		const packs: PackSpan[] = [];
		const damaged: PackRow[] = [];
		for await (const pack of readPacks(db, now.packs)) {
			if (!(await isWhole(pack))) {
				damaged.push(pack);
				continue;
			}
			const rows = rowsOf(pack);
			for (const row of rows) log.push(row);
			packs.push({ id: pack.id, last: rows.at(-1)?.id ?? pack.id, count: rows.length });
		}
		const cards = (now.tables['cards'] as CardRow[]).map(kept);
		return {
			collection: sorted({ ...now.tables, log, cards } as unknown as Collection),
			rows: { ...now.tables, tail: now.tail },
			device: now.owner,
			packs,
			damaged,
			stamp: stampFrom(now.owner, now.packs, now.tables)
		};
	} catch (error) {
		throw problemFrom(error);
	}
}

/** Inside a transaction: what `Stored.stamp` is now. */
export const stampOf = async (db: Db): Promise<string> =>
	stampFrom(
		asDevice(await db.meta.get('device')),
		await db.packs.toCollection().primaryKeys(),
		await rowsOfTables(db, TELLING)
	);

type Rows = Readonly<Record<string, readonly object[]>>;

/** Inside a transaction. */
async function rowsOfTables(db: Db, tables: readonly string[]): Promise<Rows> {
	const rows = await Promise.all(
		tables.map(async (name) => [name, await db.table<object>(name).toArray()] as const)
	);
	return Object.fromEntries(rows);
}

/** An answer shows in the device's counter, a sealed part of the log in its name. */
const stampFrom = (device: DeviceRow, packs: readonly ReviewId[], tables: Rows): string =>
	canonical([device, packs, ...TELLING.map((name) => tables[name])]);

/** Each part in the order of its keys: equal collections then give equal bytes. */
export const sorted = (collection: Collection): Collection =>
	Object.fromEntries(
		PARTS.map((part) => [part, [...collection[part]].sort(inKeyOrder(part))])
	) as unknown as Collection;
