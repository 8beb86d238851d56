import { expect, it } from 'vitest';
import { PROBES } from '../exam/cells';
import type { Measured } from '../exam/measure';
import { kept, type Probe } from '../exam/probe';

const NOW: Probe = [[0.5, 0.25]];
const measured = (cell: (typeof PROBES)[number], replicates: number): Measured => ({
	cell,
	replicates,
	rows: [],
	bound: null,
	tuned: ''
});
const [one, two, ...others] = PROBES.map((cell) => measured(cell, 8)) as [Measured, Measured];

it('a run goes on with the cells measured before, as far as they are wanted with as many learners', () => {
	const before = { grid: [one, { ...two, replicates: 5 }, ...others], probed: NOW };
	expect(kept(before, PROBES, 8, NOW)).toEqual([one, ...others]);
	expect(kept(before, [one.cell], 8, NOW)).toEqual([one]);
	expect(kept({}, PROBES, 8, NOW)).toEqual([]);
});

it('what other code has measured is dropped', () => {
	expect(kept({ grid: [one], probed: [[0.5, 0.2500001]] }, PROBES, 8, NOW)).toEqual([]);
	expect(kept({ grid: [one] }, PROBES, 8, NOW)).toEqual([]);
});
