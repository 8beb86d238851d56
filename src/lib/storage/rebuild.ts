import type { StudyDay } from '$lib/domain/day';
import type { CardId, DeckId, ReviewId } from '$lib/domain/ids';
import type { LogRow } from '$lib/domain/review';
import { canonical } from './canonical';
import { write, type Db } from './db';
import { dayKey, derive, gaps, type Derived, type ReplayCard } from './derive';
import { readPacks, rowsOf, snapshot } from './log';
import { isWhole } from './packs';
import { problemFrom, StorageProblem } from './problems';
import { placed, type CardRow, type DayRow, type PackRow } from './rows';

/** What can be wrong with stored data, by name (SPEC B2). */
export type Defect =
	| { readonly kind: 'damaged-pack'; readonly pack: ReviewId }
	| { readonly kind: 'gap'; readonly device: string; readonly missing: number }
	| { readonly kind: 'unknown-card'; readonly card: CardId }
	| { readonly kind: 'orphan-memory'; readonly card: CardId }
	| { readonly kind: 'card-differs'; readonly card: CardId }
	| { readonly kind: 'day-differs'; readonly day: StudyDay; readonly deck: DeckId };

export interface Verification {
	readonly cards: number;
	/** Reviews that count: not undone, each once. */
	readonly reviews: number;
	readonly defects: readonly Defect[];
}

/** Compares all that is stored with what the log says it should be; writes nothing. */
export async function verify(db: Db, replayCard: ReplayCard): Promise<Verification> {
	const stored = await readStored(db);
	const derived = derive(stored.rows, replayCard);
	const defects: Defect[] = [
		...stored.damaged.map((pack) => ({ kind: 'damaged-pack', pack }) as const),
		...[...gaps(stored.rows, stored.device, stored.next)].map(
			([device, missing]) => ({ kind: 'gap', device, missing }) as const
		),
		...cardDefects(stored.cards, derived),
		...changedDays(stored.days, derived).map(
			({ day, deck }) => ({ kind: 'day-differs', day, deck }) as const
		)
	];
	return { cards: stored.cards.length, reviews: derived.reviews, defects };
}

/** What is stored of that which no repair mends: damaged packs as they are, answers to unknown cards. */
export async function rowsBehind(
	db: Db,
	defects: readonly Defect[]
): Promise<readonly (PackRow | LogRow)[]> {
	const packs = defects.flatMap((defect) => (defect.kind === 'damaged-pack' ? [defect.pack] : []));
	const cards = new Set(
		defects.flatMap((defect) => (defect.kind === 'unknown-card' ? [defect.card] : []))
	);
	const found: (PackRow | LogRow)[] = [];
	for (const pack of await db.packs.bulkGet(packs)) if (pack) found.push(pack);
	if (cards.size === 0) return found;
	const { rows } = await readStored(db);
	return [...found, ...rows.filter(({ card }) => cards.has(card))];
}

/** Recomputes every card and every day from the log; returns how many were wrong (SPEC B1). */
export async function rebuild(
	db: Db,
	replayCard: ReplayCard
): Promise<{ readonly cards: number; readonly days: number }> {
	for (;;) {
		const stored = await readStored(db);
		// Computing without a damaged pack would throw its reviews' effect away.
		if (stored.damaged.length > 0) throw new StorageProblem('damaged');
		const derived = derive(stored.rows, replayCard);
		const cards = stored.cards.filter((row) => differs(row, derived)).map((row) => row.id);
		const days = changedDays(stored.days, derived);
		const done = await write(db, [db.cards, db.days], async (device) => {
			// Answered meanwhile: what was computed is out of date.
			if (device.next !== stored.next) return false;
			const rows = (await db.cards.bulkGet(cards)).filter((row) => row !== undefined);
			await db.cards.bulkPut(rows.map((row) => asDerived(row, derived)));
			await db.days.bulkPut(days.filter(({ answers }) => answers > 0));
			const empty = days.filter(({ answers }) => answers === 0);
			await db.days.bulkDelete(empty.map(({ day, deck }) => [day, deck]));
			return true;
		});
		if (done) return { cards: cards.length, days: days.length };
	}
}

interface Stored {
	readonly rows: LogRow[];
	readonly damaged: ReviewId[];
	readonly cards: CardRow[];
	readonly days: DayRow[];
	readonly device: string;
	readonly next: number;
}

/** Everything as it was at one moment: packs never change, so they may be read afterwards. */
async function readStored(db: Db): Promise<Stored> {
	try {
		const tables = [db.packs, db.tail, db.meta, db.cards, db.days];
		const now = await db.transaction('r', tables, async () => ({
			...(await snapshot(db)),
			cards: await db.cards.toArray(),
			days: await db.days.toArray()
		}));
		const rows = [...now.tail];
		const damaged: ReviewId[] = [];
		for await (const pack of readPacks(db, now.packs)) {
			if (await isWhole(pack)) rows.push(...rowsOf(pack));
			else damaged.push(pack.id);
		}
		return { ...now, rows, damaged };
	} catch (error) {
		throw problemFrom(error);
	}
}

function cardDefects(rows: readonly CardRow[], derived: Derived): Defect[] {
	const known = new Set(rows.map((row) => row.id));
	const unknown = [...derived.cards.keys()].filter((card) => !known.has(card));
	const wrong = rows.filter((row) => differs(row, derived));
	return [
		...unknown.map((card) => ({ kind: 'unknown-card', card }) as const),
		...wrong.map(({ id, memory }) => {
			const orphan = memory !== null && !derived.cards.has(id);
			return { kind: orphan ? 'orphan-memory' : 'card-differs', card: id } as const;
		})
	];
}

function asDerived({ reset: _, ...row }: CardRow, derived: Derived): CardRow {
	return placed({ ...row, ...(derived.cards.get(row.id) ?? { memory: null, lastReview: null }) });
}

const differs = (row: CardRow, derived: Derived): boolean =>
	canonical(row) !== canonical(asDerived(row, derived));

/** The days to be stored instead of wrong ones; one without answers should not be there. */
function changedDays(stored: readonly DayRow[], { days }: Derived): DayRow[] {
	const before = new Map(stored.map((row) => [dayKey(row), row]));
	const stale = stored
		.filter((row) => !days.has(dayKey(row)))
		.map((row) => ({ ...row, answers: 0 }));
	const right = [...days.values()].map((row) => ({ ...before.get(dayKey(row)), ...row }));
	const wrong = right.filter((row) => canonical(row) !== canonical(before.get(dayKey(row))));
	return [...stale, ...wrong];
}
