import Dexie, { type Table } from 'dexie';
import type { Deck } from '$lib/domain/deck';
import type { ExamId } from '$lib/domain/exam';
import type { CardId, DeckId, DeviceId, PolicyId, ReviewId } from '$lib/domain/ids';
import type { StudyDay } from '$lib/domain/day';
import type { Policy } from '$lib/domain/memory';
import type { Mock, MockId, MockPaper } from '$lib/domain/mock';
import type { LogRow } from '$lib/domain/review';
import type { DraftRow, EditionRow, StepRow } from './draft-rows';
import { problemFrom, StorageProblem } from './problems';
import { telling, type Written } from './telling';
import type {
	CardRow,
	DayRow,
	DeckRow,
	DeviceRow,
	ExamRow,
	MetaRow,
	PackRow,
	PersonalRow,
	PlanRow,
	SessionRow,
	SettingRow,
	UndoRow,
	UpdateRow
} from './rows';

/** The schema this code knows. Versions only add tables and indexes (SPEC D5). */
export const VERSION = 3;
/** What this code may do to data; compared with `minWriter` (SPEC D4). */
export const WRITER = 1;
/** Dexie stores its version times ten and adds ones when it patches a schema. */
const NATIVE_STEP = 10;

/** strict: a write resolves once it is on the disk; relaxed: once the system has it (SPEC D12). */
type Durability = 'relaxed' | 'strict';

export class Db extends Dexie {
	declare readonly meta: Table<MetaRow, MetaRow['key']>;
	declare readonly settings: Table<SettingRow, string>;
	declare readonly policies: Table<Policy, PolicyId>;
	declare readonly decks: Table<DeckRow, DeckId>;
	declare readonly contents: Table<Deck, DeckId>;
	declare readonly cards: Table<CardRow, CardId>;
	declare readonly tail: Table<LogRow, ReviewId>;
	declare readonly packs: Table<PackRow, ReviewId>;
	declare readonly days: Table<DayRow, [StudyDay, DeckId]>;
	declare readonly personal: Table<PersonalRow, CardId>;
	declare readonly session: Table<SessionRow, SessionRow['id']>;
	declare readonly undo: Table<UndoRow, ReviewId>;
	declare readonly updates: Table<UpdateRow, DeckId>;
	declare readonly exams: Table<ExamRow, ExamId>;
	declare readonly plans: Table<PlanRow, PlanRow['id']>;
	declare readonly mocks: Table<Mock, MockId>;
	declare readonly papers: Table<MockPaper, MockId>;
	declare readonly drafts: Table<DraftRow, DraftRow['id']>;
	declare readonly steps: Table<StepRow, StepRow['id']>;
	declare readonly editions: Table<EditionRow, EditionRow['id']>;

	constructor(name: string, durability: Durability = 'strict') {
		// Dexie's query cache emits before commit; what is not stored is not shown (SPEC D7).
		super(name, { cache: 'disabled', chromeTransactionDurability: durability });
		this.version(1).stores({
			meta: 'key',
			settings: 'key',
			policies: 'id',
			decks: 'id',
			contents: 'id',
			cards: 'id, [queue+due], [deck+queue+due]',
			tail: 'id',
			packs: 'id',
			days: '[day+deck]',
			personal: 'card',
			session: 'id',
			undo: 'review',
			updates: 'deck'
		});
		this.version(2).stores({ exams: 'id', plans: 'id', mocks: 'id', papers: 'id' });
		this.version(3).stores({ drafts: 'id', steps: 'id', editions: 'id' });
	}
}

/** What another tab has done to the data. */
export type Superseded = 'upgraded' | 'removed';

export interface OpenOptions {
	readonly name: string;
	/** Becomes this device's id where the database has none yet; drawn at random by the caller. */
	readonly newDevice: DeviceId;
	/** Another tab upgrades or deletes the data: this connection is closed for good, ask to reload. */
	readonly onSuperseded: (by: Superseded) => void;
	/** Another tab holds an older version open: ask to close it. Opening goes on once it does. */
	readonly onBlocked: () => void;
	/** Told of what each transaction has stored (SPEC J1). */
	readonly onWritten?: (written: Written) => void;
	/** Strict unless told otherwise; relaxed is there to be measured. */
	readonly durability?: Durability;
}

export interface Opened {
	readonly db: Db;
	/** Newer code owns the data: show it, offer a reload, write nothing. */
	readonly readOnly: boolean;
	/** Nothing has been installed: it is new, or the browser has lost the one before. */
	readonly isEmpty: boolean;
}

/** Opens the database; throws a `StorageProblem` where the browser does not let us (SPEC D1-D3). */
export async function openDb(options: OpenOptions): Promise<Opened> {
	const db = new Db(options.name, options.durability);
	// `false` keeps Dexie's own handler, which would reopen the newer database on the next access, out.
	db.on('versionchange', ({ newVersion }) => {
		db.close({ disableAutoOpen: true });
		options.onSuperseded(newVersion === null ? 'removed' : 'upgraded');
		return false;
	});
	if (options.onWritten) db.use(telling(options.onWritten));
	db.on('blocked', () => {
		options.onBlocked();
		return false;
	});
	try {
		await db.open();
		const readOnly = !(await mayWrite(db));
		if (!readOnly) await ensureDevice(db, options.newDevice);
		return { db, readOnly, isEmpty: (await db.decks.limit(1).count()) === 0 };
	} catch (error) {
		db.close();
		throw problemFrom(error, true);
	}
}

/** Dexie opens a newer database without a word; its native version tells. */
function isNewer(db: Db): boolean {
	return Math.floor(db.backendDB().version / NATIVE_STEP) > VERSION;
}

async function mayWrite(db: Db): Promise<boolean> {
	const row = await db.meta.get('minWriter');
	return !isNewer(db) && !(row?.key === 'minWriter' && row.value > WRITER);
}

async function ensureDevice(db: Db, id: DeviceId): Promise<void> {
	await db.transaction('rw', db.meta, async () => {
		if (!(await db.meta.get('device'))) await db.meta.add({ key: 'device', id, next: 1 });
	});
}

/**
 * Asks something small of a connection that should be open, and opens it again where no answer comes
 * within `patience` (ms): a phone may have cut it in the background without a word (SPEC D10).
 */
export async function ensureConnected(db: Db, patience: number): Promise<void> {
	if (!db.isOpen()) return;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<false>((resolve) => {
		timer = setTimeout(resolve, patience, false);
	});
	const answered = db.meta.get('minWriter').then(
		() => true,
		() => false
	);
	const connected = await Promise.race([answered, late]).finally(() => clearTimeout(timer));
	// Another tab may have closed it for good meanwhile.
	if (connected || !db.isOpen()) return;
	db.close({ disableAutoOpen: false });
	await db.open();
}

/** Opening gives every database a device id. */
export function asDevice(row: MetaRow | undefined): DeviceRow {
	if (row?.key !== 'device') throw new Error('asDevice: the database has no device id');
	return row;
}

/**
 * Every write goes through here: one transaction, refused where newer code owns the data (SPEC D4).
 * `body` awaits nothing but Dexie (SPEC D6).
 */
export async function write<T>(
	db: Db,
	tables: readonly Table[],
	body: (device: DeviceRow) => Promise<T>
): Promise<T> {
	try {
		return await db.transaction('rw', [db.meta, ...tables], async () => {
			const [device, minWriter] = await db.meta.bulkGet(['device', 'minWriter']);
			if (isNewer(db) || (minWriter?.key === 'minWriter' && minWriter.value > WRITER))
				throw new StorageProblem('newer');
			return body(asDevice(device));
		});
	} catch (error) {
		const problem = problemFrom(error);
		// What is asked of a transaction after its end fails by the name of a closed database.
		const closed = problem instanceof StorageProblem && problem.code === 'closed';
		throw closed && db.isOpen() ? new StorageProblem('failed', error) : problem;
	}
}

/**
 * A write of a step that the learner has just taken: where the disk is full, the reserve is given up
 * for it and it is tried once more (SPEC D11). What is large, or can be computed again, goes through
 * `write` and leaves the reserve alone.
 */
export async function writeStep<T>(
	db: Db,
	tables: readonly Table[],
	body: (device: DeviceRow) => Promise<T>
): Promise<T> {
	try {
		return await write(db, tables, body);
	} catch (error) {
		if (!(error instanceof StorageProblem) || error.code !== 'full') throw error;
		// A transaction that only deletes needs no room. Another tab may have given it up already.
		await write(db, [], () => db.meta.delete('reserve'));
		return write(db, tables, body);
	}
}
