import { PROBES } from './cells';
import type { Cell } from './cell';
import { measure, type Measured } from './measure';

/** Mean recall on the day in a few small cells, under every policy: what a run of today's code comes to. */
export type Probe = readonly (readonly number[])[];

const LEARNERS = 1;
/** Results are stored to so many places. */
const PLACES = 7;

export const probe = (): Probe =>
	PROBES.map((cell) =>
		measure(cell, LEARNERS).rows.map(({ onDay }) => Number(onDay.mean.toFixed(PLACES)))
	);

/**
 * The cells measured before (a name says all of a cell of the grid) that may stand beside those measured now: with as many learners, by code that
 * comes to the same in the probes. Whatever changes a decision of planner or simulator changes those.
 */
export function kept(
	{ grid = [], probed }: { readonly grid?: readonly Measured[]; readonly probed?: Probe },
	cells: readonly Cell[],
	learners: number,
	now: Probe
): readonly Measured[] {
	if (JSON.stringify(probed) !== JSON.stringify(now)) return [];
	const names = new Set(cells.map(({ name }) => name));
	return grid.filter(({ cell, replicates }) => replicates === learners && names.has(cell.name));
}
