import * as grids from './grid';
import type { Grid } from './grid';
import type { MemoryModel } from './memory-model';

/** Under own names: where modules are not bundled, an import is looked up anew at every use. */
const { easeOf, stencil, STENCIL } = grids;

/** What a look does to every state of a grid after every wait: computed once, used for all prices. */
export interface Looks {
	/** By elapsed days, the slot of the nearest tabulated wait. */
	readonly slotOf: Int32Array;
	/** Recall before the look, by slot and state. */
	readonly recall: Float64Array;
	/** First node and weights in log stability after each grade, by slot, state and grade. */
	readonly node: Int32Array;
	readonly weight: Float64Array;
	/** First node and weights in difficulty, by difficulty and grade. */
	readonly harderNode: Int32Array;
	readonly harderWeight: Float64Array;
}

export const GRADE_COUNT = 4;

/** Waits up to this are tabulated to the day, longer ones about 3 % apart. */
const EXACT_DAYS = 130;
const RATIO = 1.03;

function waitsUpTo(longest: number): number[] {
	const waits: number[] = [];
	for (let wait = 1; wait <= longest; wait = wait < EXACT_DAYS ? wait + 1 : Math.ceil(wait * RATIO))
		waits.push(wait);
	return waits;
}

function slotsOf(waits: readonly number[], longest: number): Int32Array {
	const slots = new Int32Array(longest + 1);
	let slot = 0;
	for (let wait = 1; wait <= longest; wait++) {
		const next = waits[slot + 1];
		if (next !== undefined && next - wait < wait - (waits[slot] ?? 0)) slot++;
		slots[wait] = slot;
	}
	return slots;
}

/** Looks after 1 to `longest` days from every state of `grid`. */
export function looksOn(grid: Grid, model: MemoryModel, longest: number): Looks {
	const waits = waitsUpTo(Math.max(longest, 1));
	const count = waits.length * grid.count;
	const recall = new Float64Array(count);
	const node = new Int32Array(count * GRADE_COUNT);
	const weight = new Float64Array(count * GRADE_COUNT * STENCIL);
	const next = new Float64Array(GRADE_COUNT);
	let at = 0;
	for (const wait of waits)
		for (const difficulty of grid.difficulties)
			for (const stability of grid.stabilities) {
				recall[at] = model.look(wait, stability, difficulty, next);
				for (let g = 0; g < GRADE_COUNT; g++) {
					const to = at * GRADE_COUNT + g;
					const log = Math.log(next[g] as number);
					node[to] = stencil(grid.logStability, log, weight, to * STENCIL);
				}
				at++;
			}
	return {
		slotOf: slotsOf(waits, Math.max(longest, 1)),
		recall,
		node,
		weight,
		...harderOn(grid, model)
	};
}

function harderOn(grid: Grid, model: MemoryModel) {
	const harderNode = new Int32Array(grid.ease.count * GRADE_COUNT);
	const harderWeight = new Float64Array(harderNode.length * STENCIL);
	grid.difficulties.forEach((difficulty, k) => {
		for (let g = 0; g < GRADE_COUNT; g++) {
			const to = k * GRADE_COUNT + g;
			const after = model.harder(difficulty, g + 1);
			harderNode[to] = stencil(grid.ease, easeOf(after), harderWeight, to * STENCIL);
		}
	});
	return { harderNode, harderWeight };
}
