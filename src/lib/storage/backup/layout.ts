import type { DeviceId, ReviewId } from '$lib/domain/ids';
import type { LogRow } from '$lib/domain/review';
import { counterOf, deviceOf } from '../log-ids';
import { packOf, PACK_SIZE, SEAL_AT } from '../packs';
import type { PackRow } from '../rows';

/** Which rows a stored pack holds: ids of one device, from `id` to `last`. */
export interface PackSpan {
	readonly id: ReviewId;
	readonly last: ReviewId;
	readonly count: number;
}

/** How a log lies in a database. */
export interface Layout {
	/** Packs that stay as they are. */
	readonly stay: ReadonlySet<ReviewId>;
	readonly packs: readonly PackRow[];
	readonly tail: readonly LogRow[];
}

/**
 * Packs and tail for rows in the order of their ids. Packs of one device must not overlap, for a row
 * is looked for in the last pack that begins before it: so a device's packs stay up to the first one
 * that new rows fall into, and the rest is packed again.
 */
export async function layOut(
	rows: readonly LogRow[],
	stored: readonly PackSpan[]
): Promise<Layout> {
	const known = new Map(stored.map((span) => [span.id, span]));
	const stay = new Set<ReviewId>();
	const packs: PackRow[] = [];
	const tail: LogRow[] = [];
	for (const own of byDevice(rows)) {
		let from = 0;
		for (let span = spanAt(own, from, known); span; span = spanAt(own, from, known)) {
			stay.add(span.id);
			from += span.count;
		}
		for (; own.length - from >= SEAL_AT; from += PACK_SIZE)
			packs.push(await packOf(own.slice(from, from + PACK_SIZE)));
		for (const row of own.slice(from)) tail.push(row);
	}
	return { stay, packs, tail };
}

/** The stored pack that holds exactly the rows from this place on. */
function spanAt(
	rows: readonly LogRow[],
	from: number,
	known: ReadonlyMap<ReviewId, PackSpan>
): PackSpan | null {
	const first = rows[from];
	const span = first && known.get(first.id);
	return span && rows[from + span.count - 1]?.id === span.last ? span : null;
}

/** Rows of one device lie together where they are in the order of their ids. */
function byDevice(rows: readonly LogRow[]): LogRow[][] {
	const groups: LogRow[][] = [];
	let device = '';
	for (const row of rows) {
		if (deviceOf(row.id) !== device || groups.length === 0) groups.push([]);
		device = deviceOf(row.id);
		groups.at(-1)?.push(row);
	}
	return groups;
}

/** The first counter of a device that no row has, and none before `atLeast`: an id is given once. */
export const nextCounter = (rows: readonly LogRow[], device: DeviceId, atLeast: number): number =>
	rows.reduce(
		(next, { id }) => (deviceOf(id) === device ? Math.max(next, counterOf(id) + 1) : next),
		atLeast
	);
