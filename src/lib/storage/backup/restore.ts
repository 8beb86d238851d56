import { deviceId, type DeviceId, type PolicyId } from '$lib/domain/ids';
import type { Policy } from '$lib/domain/memory';
import { write, type Db } from '../db';
import { derive, type Derived, type ReplayCard } from '../derive';
import { counterOf, deviceOf, reviewIdOf } from '../log-ids';
import { united } from '../merge';
import { aligned } from '../merge-decks';
import { StorageProblem } from '../problems';
import type { DeviceRow } from '../rows';
import { readStored, stampOf, TABLES, type Collection, type Stored } from './collection';
import { editOf, type TableEdit } from './edits';
import { layOut, nextCounter, type Layout } from './layout';
import { reportOf, type Report } from './report';
import { withMemory } from './tables';

/** Scheduling as the app does it, with the policies that the answers name. */
export type Replaying = (policies: ReadonlyMap<PolicyId, Policy>) => ReplayCard;

/**
 * replace: the collection becomes the file's, on a new device: an id that an answer left behind here
 * has is never given again. merge: both collections become one.
 */
export type Mode =
	{ readonly is: 'replace'; readonly newDevice: DeviceId } | { readonly is: 'merge' };

interface Outcome {
	readonly after: Collection;
	readonly derived: Derived;
}

/** A file can pass every check of its shape and still say what no scheduler can follow. */
function outcomeOf(
	{ collection: here }: Stored,
	there: Collection,
	mode: Mode,
	replaying: Replaying
): Outcome {
	try {
		const replayCard = replaying(new Map([...policiesOf(here), ...policiesOf(there)]));
		const merge = () => united(aligned(here, there, replayCard), aligned(there, here, replayCard));
		const after = mode.is === 'merge' ? merge() : there;
		return { after, derived: derive(after.log, replayCard) };
	} catch (error) {
		throw new StorageProblem('backup-unsound', error);
	}
}

const policiesOf = ({ policies }: Collection): ReadonlyMap<PolicyId, Policy> =>
	new Map(policies.map((policy) => [policy.id, policy]));

/** What would happen; writes nothing. */
export async function preview(
	db: Db,
	there: Collection,
	mode: Mode,
	replaying: Replaying
): Promise<Report> {
	const stored = await readStored(db);
	return reportOf(stored.collection, outcomeOf(stored, there, mode, replaying).after, there);
}

/**
 * Replaces or merges, all or nothing, in one transaction (SPEC M5). `before` is given what is stored
 * before it changes, for a snapshot; where it rejects, everything stays. What was answered or changed
 * meanwhile is not lost: it is then computed again.
 */
export async function restore(
	db: Db,
	there: Collection,
	mode: Mode,
	replaying: Replaying,
	before: (stored: Stored) => Promise<void>
): Promise<Report> {
	for (;;) {
		const stored = await readStored(db);
		const outcome = outcomeOf(stored, there, mode, replaying);
		const { after } = outcome;
		if (mode.is === 'merge') mustMend(stored, after);
		const layout = await layOut(after.log, mode.is === 'merge' ? reusable(stored, after) : []);
		const edits = editsOf(db, stored, outcome, layout);
		await before(stored);
		const done = await write(db, db.tables, async (device) => {
			if ((await stampOf(db)) !== stored.stamp) return false;
			await store(db, edits);
			await db.meta.put(deviceAfter(device, mode, after));
			return true;
		});
		if (done) return reportOf(stored.collection, after, there);
	}
}

/** A merge writes the log anew: what only a damaged pack may still hold would be gone. */
function mustMend({ damaged }: Stored, { log }: Collection): void {
	const known = new Set(log.map(({ id }) => id));
	for (const { id, count } of damaged) {
		const [device, first] = [deviceId(deviceOf(id)), counterOf(id)];
		for (let i = 0; i < count; i++)
			if (!known.has(reviewIdOf(device, first + i))) throw new StorageProblem('damaged', id);
	}
}

/** Packs stay only where the very rows in them do. */
function reusable({ collection, packs }: Stored, after: Collection): Stored['packs'] {
	const now = new Map(after.log.map((row) => [row.id, row]));
	return collection.log.every((row) => now.get(row.id) === row) ? packs : [];
}

const deviceAfter = (device: DeviceRow, mode: Mode, { log }: Collection): DeviceRow =>
	mode.is === 'replace'
		? { ...device, id: mode.newDevice, next: nextCounter(log, mode.newDevice, 1) }
		: { ...device, next: nextCounter(log, device.id, device.next) };

/** What is shown, taken back or planned belongs to the collection as it was. */
const OF_THE_MOMENT = ['session', 'undo', 'plans'];

/** What of all that is stored has to change. */
function editsOf(db: Db, stored: Stored, { after, derived }: Outcome, layout: Layout): TableEdit[] {
	const cards = after.cards.map((card) => withMemory(card, derived));
	const days = [...derived.days.values()];
	const tables: Record<string, readonly object[]> = { ...after, cards, tail: layout.tail, days };
	const edits = [...TABLES, 'tail', 'days'].map((name) =>
		editOf(name, primaryKey(db, name), stored.rows[name] ?? [], tables[name] ?? [])
	);
	const sealed = [...stored.packs, ...stored.damaged].map(({ id }) => id);
	const drop = sealed.filter((id) => !layout.stay.has(id));
	return [...edits, { table: 'packs', put: layout.packs, drop }];
}

function primaryKey(db: Db, table: string): string | readonly string[] {
	const { keyPath } = db.table(table).schema.primKey;
	if (keyPath === undefined) throw new Error(`primaryKey: ${table} has none`);
	return keyPath;
}

/** Inside the transaction: nothing but Dexie is awaited. */
async function store(db: Db, edits: readonly TableEdit[]): Promise<void> {
	for (const { table, put, drop } of edits) {
		await db.table(table).bulkDelete([...drop]);
		await db.table(table).bulkPut(put);
	}
	for (const name of OF_THE_MOMENT) await db.table(name).clear();
}
