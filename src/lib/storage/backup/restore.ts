import { deviceId, type DeviceId, type PolicyId } from '$lib/domain/ids';
import type { Policy } from '$lib/domain/memory';
import { write, type Db } from '../db';
import { derive, type Derived, type ReplayCard } from '../derive';
import { counterOf, deviceOf, reviewIdOf } from '../log';
import { united } from '../merge';
import { aligned } from '../merge-decks';
import { StorageProblem } from '../problems';
import type { DeviceRow } from '../rows';
import { readStored, stampOf, TABLES, type Collection, type Stored } from './collection';
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
		const { after, derived } = outcomeOf(stored, there, mode, replaying);
		if (mode.is === 'merge') mustMend(stored, after);
		const layout = await layOut(after.log, mode.is === 'merge' ? reusable(stored, after) : []);
		await before(stored);
		const done = await write(db, db.tables, async (device) => {
			if ((await stampOf(db)) !== stored.stamp) return false;
			await store(db, after, derived, layout);
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

/** Inside the transaction: nothing but Dexie is awaited. */
async function store(db: Db, after: Collection, derived: Derived, layout: Layout): Promise<void> {
	const stale = await db.packs.toCollection().primaryKeys();
	await db.packs.bulkDelete(stale.filter((id) => !layout.stay.has(id)));
	await db.packs.bulkAdd(layout.packs);
	const cards = after.cards.map((card) => withMemory(card, derived));
	const computed = { cards, tail: layout.tail, days: [...derived.days.values()] };
	const tables: Record<string, readonly object[]> = { ...after, ...computed };
	for (const name of [...TABLES, 'tail', 'days', ...OF_THE_MOMENT]) {
		await db.table(name).clear();
		await db.table(name).bulkAdd(tables[name] ?? []);
	}
}
