import type { Deck } from '$lib/domain/deck';
import type { Policy } from '$lib/domain/memory';
import type { Mock } from '$lib/domain/mock';
import type { LogRow } from '$lib/domain/review';
import { canonical } from '../canonical';
import { asDevice, type Db } from '../db';
import { readPacks, rowsOf, snapshot } from '../log';
import { isWhole } from '../packs';
import { problemFrom } from '../problems';
import type { CardRow, DeckRow, DeviceRow, ExamRow, PackRow } from '../rows';
import type { PersonalRow, SettingRow, UpdateRow } from '../rows';
import type { PackSpan } from './layout';

/** What of a card's row neither follows from the log nor from the rest of the row. */
export type KeptCard = Omit<CardRow, 'queue' | 'due' | 'memory' | 'lastReview' | 'reset'>;

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
	mocks: 'id'
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
	readonly device: DeviceRow;
	readonly packs: readonly PackSpan[];
	/** Packs that no longer match their checksum; their rows are not in the log above. */
	readonly damaged: readonly PackRow[];
	/** Differs once anything of the collection has been changed. */
	readonly stamp: string;
}

/** Reads everything as it was at one moment; packs never change, so they may be read afterwards. */
export async function readStored(db: Db): Promise<Stored> {
	try {
		const now = await db.transaction('r', db.tables, async () => ({
			...(await smallParts(db)),
			...(await snapshot(db)),
			contents: await db.contents.toArray(),
			policies: await db.policies.toArray()
		}));
		const { packs: ids, tail, owner, cards, contents, policies, ...rest } = now;
		const log: LogRow[] = [...tail];
		const packs: PackSpan[] = [];
		const damaged: PackRow[] = [];
		for await (const pack of readPacks(db, ids)) {
			if (!(await isWhole(pack))) {
				damaged.push(pack);
				continue;
			}
			const rows = rowsOf(pack);
			for (const row of rows) log.push(row);
			packs.push({ id: pack.id, last: rows.at(-1)?.id ?? pack.id, count: rows.length });
		}
		const { decks, settings, personal, updates, exams, mocks } = rest;
		const others = { decks, settings, personal, updates, exams, mocks };
		const all = { ...others, log, cards: cards.map(kept), contents, policies };
		return {
			collection: sorted(all),
			device: owner,
			packs,
			damaged,
			stamp: stampFrom({ owner, cards, ...others })
		};
	} catch (error) {
		throw problemFrom(error);
	}
}

/** Inside a transaction: what `Stored.stamp` is now. */
export const stampOf = async (db: Db): Promise<string> => stampFrom(await smallParts(db));

/** Inside a transaction. An answer shows in the device's counter, a deck in its hash. */
async function smallParts(db: Db) {
	return {
		owner: asDevice(await db.meta.get('device')),
		decks: await db.decks.toArray(),
		settings: await db.settings.toArray(),
		personal: await db.personal.toArray(),
		updates: await db.updates.toArray(),
		exams: await db.exams.toArray(),
		mocks: await db.mocks.toArray(),
		cards: await db.cards.toArray()
	};
}

const stampFrom = (parts: Awaited<ReturnType<typeof smallParts>>): string =>
	canonical([
		parts.owner,
		parts.decks,
		parts.settings,
		parts.personal,
		parts.updates,
		parts.exams,
		parts.mocks,
		parts.cards
	]);

/** The row without what can be computed again. */
export function kept(row: CardRow): KeptCard {
	const { queue: _q, due: _d, memory: _m, lastReview: _l, reset: _r, ...rest } = row;
	return rest;
}

/** Each part in the order of its keys: equal collections then give equal bytes. */
export const sorted = (collection: Collection): Collection =>
	Object.fromEntries(
		PARTS.map((part) => [part, [...collection[part]].sort(inKeyOrder(part))])
	) as unknown as Collection;
