import { writeStep, type Db } from './db';
import type {
	Draft,
	DraftId,
	DraftRow,
	EditionId,
	EditionRow,
	StepId,
	StepRow
} from './draft-rows';
import { later } from './settings';

/** The drafts of this browser. */
export interface Drafts {
	/** Those that have not been deleted, the one changed last first. */
	readonly sound: readonly (Draft & { readonly id: DraftId })[];
	/** How many cannot be read. */
	readonly damaged: number;
}

export async function readDrafts(db: Db): Promise<Drafts> {
	const rows = (await db.drafts.toArray()).map(({ id, ...row }) => ({ id, draft: valueOf(row) }));
	const sound = rows.flatMap(({ id, draft }) =>
		draft && draft !== 'damaged' ? [{ ...draft, id }] : []
	);
	return {
		sound: sound.sort((a, b) => b.changedAt - a.changedAt),
		damaged: rows.filter(({ draft }) => draft === 'damaged').length
	};
}

/** One draft; null where there is none, or it has been deleted. */
export async function readDraft(db: Db, id: DraftId): Promise<Draft | 'damaged' | null> {
	const row = await db.drafts.get(id);
	return row ? valueOf(row) : null;
}

/** The row as far as a reader can rely on it: a browser may give back less than was stored. */
function valueOf({ draft }: { readonly draft?: DraftRow['draft'] }): Draft | 'damaged' | null {
	if (draft?.value === null) return null;
	return draft && isDraft(draft.value) ? draft.value : 'damaged';
}

function isDraft(value: Partial<Draft> | undefined): value is Draft {
	if (typeof value !== 'object') return false;
	const { title, deck, version, origin, changedAt, head, redo, checkpoint, releases } = value;
	return (
		[title, deck, version, checkpoint].every((text) => typeof text === 'string') &&
		(head === null || typeof head === 'string') &&
		typeof origin === 'object' &&
		Number.isFinite(changedAt) &&
		Array.isArray(redo) &&
		Array.isArray(releases)
	);
}

/** A draft with what leads from its checkpoint to what it says now. */
export interface StoredDraft {
	readonly draft: Draft;
	readonly checkpoint: EditionRow;
	/** To be applied in this order to the checkpoint's content. */
	readonly forward: readonly StepRow[];
	/** To be taken back in this order, where steps from before the checkpoint were undone. */
	readonly back: readonly StepRow[];
}

/** Reads a draft; null where there is none. What its steps and editions say is not looked at. */
export function openDraft(db: Db, id: DraftId): Promise<StoredDraft | 'damaged' | null> {
	return db.transaction('r', db.drafts, db.steps, db.editions, async () => {
		const draft = await readDraft(db, id);
		if (!draft || draft === 'damaged') return draft;
		const checkpoint = await db.editions.get(draft.checkpoint);
		if (!checkpoint) return 'damaged';
		const forward = await stepsBetween(db, draft.head, checkpoint.after);
		if (forward) return { draft, checkpoint, forward: forward.reverse(), back: [] };
		const back = await stepsBetween(db, checkpoint.after, draft.head);
		return back ? { draft, checkpoint, forward: [], back } : 'damaged';
	});
}

/** Steps from `last` back to the one after `first`, newest first; null where they do not lead there. */
async function stepsBetween(
	db: Db,
	last: StepId | null,
	first: StepId | null
): Promise<StepRow[] | null> {
	const steps: StepRow[] = [];
	const seen = new Set<StepId | null>();
	for (let at = last; at !== first;) {
		const step: StepRow | undefined = typeof at === 'string' ? await db.steps.get(at) : undefined;
		if (!step || seen.has(at)) return null;
		seen.add(at);
		steps.push(step);
		at = step.after;
	}
	return steps;
}

/** One step; null where it is gone. */
export const readStep = async (db: Db, id: StepId): Promise<StepRow | null> =>
	(await db.steps.get(id)) ?? null;

/** What a draft said at one point; null where it is gone. */
export const readEdition = async (db: Db, id: EditionId): Promise<EditionRow | null> =>
	(await db.editions.get(id)) ?? null;

/** The released editions of a draft, the newest first. */
export async function readReleases(db: Db, { releases }: Draft): Promise<EditionRow[]> {
	const rows = await db.editions.bulkGet([...releases]);
	return rows.flatMap((row) => row ?? []).reverse();
}

/** Stores a new draft with the edition it begins from. */
export function createDraft(
	db: Db,
	id: DraftId,
	draft: Draft,
	editions: readonly EditionRow[]
): Promise<void> {
	return writeStep(db, [db.drafts, db.editions], async (device) => {
		await db.editions.bulkPut([...editions]);
		await db.drafts.put({ id, draft: { value: draft, clock: [1, device.id] } });
	});
}

/** What goes into one write of a draft. */
export interface DraftWrite {
	readonly draft: Draft;
	readonly step?: StepRow;
	readonly editions?: readonly EditionRow[];
}

/**
 * Writes one step of a draft, all of it or nothing. False where the stored draft does not stand at
 * `expects` any more: another tab has gone on, and nothing is written. Steps that were taken back and
 * are no longer to be done again are removed.
 */
export function writeDraft(
	db: Db,
	id: DraftId,
	expects: Draft,
	{ draft, step, editions = [] }: DraftWrite
): Promise<boolean> {
	return writeStep(db, [db.drafts, db.steps, db.editions], async (device) => {
		const before = await db.drafts.get(id);
		const stored = before?.draft.value;
		if (!before || !stored || !sameStand(stored, expects)) return false;
		const left = new Set([...draft.redo, draft.head]);
		await db.steps.bulkDelete(stored.redo.filter((gone) => !left.has(gone)));
		if (step) await db.steps.put(step);
		await db.editions.bulkPut([...editions]);
		if (stored.checkpoint !== draft.checkpoint) await db.editions.delete(stored.checkpoint);
		await db.drafts.put({ ...before, draft: next(before, draft, device.id) });
		return true;
	});
}

const sameStand = (a: Draft, b: Draft): boolean =>
	a.head === b.head && a.changedAt === b.changedAt && a.releases.length === b.releases.length;

const next = (before: DraftRow, value: Draft | null, device: Parameters<typeof later>[1]) => ({
	value,
	clock: later(before.draft, device)
});

/** Deletes a draft with all its steps and editions; a mark of it stays, so that another device learns of it. */
export function deleteDraft(db: Db, id: DraftId): Promise<void> {
	return writeStep(db, [db.drafts, db.steps, db.editions], async (device) => {
		const before = await db.drafts.get(id);
		if (!before?.draft.value) return;
		await db.drafts.put({ ...before, draft: next(before, null, device.id) });
		for (const table of [db.steps, db.editions])
			await table.where(':id').between(`${id}/`, `${id}0`).delete();
	});
}
