import { Choices } from './choices';
import * as grids from './grid';
import type { Grid } from './grid';
import * as looking from './looks';
import { payment, type Space, type Stake } from './space';
import type { Values } from './values';

/** Under own names: where modules are not bundled, an import is looked up anew at every use. */
const { between, easeOf, stencil, STENCIL } = grids;
const { GRADE_COUNT } = looking;

/** Where a card stands before the plan: never seen, or seen on `seen` (a day before today or today: <= 0). */
export type Standing =
	| { readonly seen: null }
	| { readonly seen: number; readonly stability: number; readonly difficulty: number };

/** Cards of equal standing. */
export interface Start {
	readonly standing: Standing;
	readonly cards: number;
}

/** Looks at starts on each study day, prepared once for all prices. By start, study day and grade. */
export interface Starts {
	readonly starts: readonly Start[];
	readonly choices: Choices;
	/** First study day on which each may be looked at: not again on the day of the last look. */
	readonly from: Int32Array;
	readonly chance: Float64Array;
	readonly seconds: Float64Array;
	readonly node: Int32Array;
	readonly weight: Float64Array;
	/** By start and grade. */
	readonly harderNode: Int32Array;
	readonly harderWeight: Float64Array;
	/** By start and study day: what exams pay until a look then; the last entry: without a look. */
	readonly paid: Float64Array;
}

export function startsOf(space: Space, stakes: readonly Stake[], starts: readonly Start[]): Starts {
	const { days } = space.calendar;
	const looks = starts.length * days.length * GRADE_COUNT;
	const made: Starts = {
		starts,
		choices: new Choices(starts.length, days.length),
		from: new Int32Array(starts.length),
		chance: new Float64Array(looks),
		seconds: new Float64Array(looks),
		node: new Int32Array(looks),
		weight: new Float64Array(looks * STENCIL),
		harderNode: new Int32Array(starts.length * GRADE_COUNT),
		harderWeight: new Float64Array(starts.length * GRADE_COUNT * STENCIL),
		paid: new Float64Array(starts.length * (days.length + 1))
	};
	starts.forEach(({ standing }, s) => {
		made.from[s] = standing.seen === 0 && days[0] === 0 ? 1 : 0;
		if (standing.seen === null) prepareNew(space, s, made);
		else prepareSeen(space, stakes, s, standing, made);
	});
	return made;
}

function prepareNew({ calendar, grid, model, habits }: Space, s: number, made: Starts): void {
	const { days } = calendar;
	model.first.forEach(({ stability, difficulty }, g) => {
		harder(grid, s, g, difficulty, made);
		for (let day = 0; day < days.length; day++) {
			const to = (s * days.length + day) * GRADE_COUNT + g;
			made.chance[to] = habits.first[g] as number;
			made.seconds[to] = habits.firstSeconds[g] as number;
			made.node[to] = stencil(grid.logStability, Math.log(stability), made.weight, to * STENCIL);
		}
	});
}

function prepareSeen(
	{ calendar, grid, model, habits }: Space,
	stakes: readonly Stake[],
	s: number,
	{ seen, stability, difficulty }: Exclude<Standing, { seen: null }>,
	made: Starts
): void {
	const { days, horizon } = calendar;
	const next = new Float64Array(GRADE_COUNT);
	const paid = s * (days.length + 1);
	for (let g = 0; g < GRADE_COUNT; g++) harder(grid, s, g, model.harder(difficulty, g + 1), made);
	for (let day = made.from[s] as number; day < days.length; day++) {
		const recall = model.look((days[day] as number) - seen, stability, difficulty, next);
		made.paid[paid + day] = payment(model, stakes, stability, seen, days[day] as number);
		for (let g = 0; g < GRADE_COUNT; g++) {
			const to = (s * days.length + day) * GRADE_COUNT + g;
			made.chance[to] = g === 0 ? 1 - recall : recall * (habits.recalled[g - 1] as number);
			made.seconds[to] = habits.reviewSeconds[g] as number;
			const log = Math.log(next[g] as number);
			made.node[to] = stencil(grid.logStability, log, made.weight, to * STENCIL);
		}
	}
	made.paid[paid + days.length] = payment(model, stakes, stability, seen, horizon);
}

function harder(grid: Grid, s: number, g: number, difficulty: number, made: Starts): void {
	const to = s * GRADE_COUNT + g;
	made.harderNode[to] = stencil(grid.ease, easeOf(difficulty), made.harderWeight, to * STENCIL);
}

/** Writes what a first planned look at start `s` brings on each study day, and what none does. */
export function startOptions(
	{ calendar: { days }, grid }: Space,
	{ worth }: Values,
	prices: Float64Array,
	made: Starts,
	s: number,
	options: Float64Array
): void {
	const [width, count] = [grid.logStability.count, grid.count];
	const paid = s * (days.length + 1);
	options[days.length] = made.paid[paid + days.length] as number;
	for (let day = made.from[s] as number; day < days.length; day++) {
		let sum = made.paid[paid + day] as number;
		for (let g = 0; g < GRADE_COUNT; g++) {
			const look = (s * days.length + day) * GRADE_COUNT + g;
			const rule = s * GRADE_COUNT + g;
			const at =
				day * count + (made.harderNode[rule] as number) * width + (made.node[look] as number);
			const [h, w] = [rule * STENCIL, look * STENCIL];
			const after =
				(made.harderWeight[h] as number) * between(made.weight, w, worth, at) +
				(made.harderWeight[h + 1] as number) * between(made.weight, w, worth, at + width) +
				(made.harderWeight[h + 2] as number) * between(made.weight, w, worth, at + 2 * width) +
				(made.harderWeight[h + 3] as number) * between(made.weight, w, worth, at + 3 * width);
			const cost = (prices[day] as number) * (made.seconds[look] as number);
			sum += (made.chance[look] as number) * (after - cost);
		}
		options[day] = sum;
	}
}

/** Chooses for every start; gives what they are worth together. */
export function chooseStarts(
	space: Space,
	values: Values,
	prices: Float64Array,
	softness: number,
	made: Starts,
	gained: ((start: number, gain: Float64Array) => void) | null = null
): number {
	const { there } = space.calendar;
	const last = there.length;
	const options = new Float64Array(last + 1);
	let total = 0;
	made.choices.clear();
	made.starts.forEach(({ cards }, s) => {
		startOptions(space, values, prices, made, s, options);
		made.choices.gain.fill(NaN);
		const worth = made.choices.choose(s, options, there, made.from[s] as number, last, softness);
		total += cards * worth;
		gained?.(s, made.choices.gain);
	});
	return total;
}

/** Puts every start's cards where its choices lead: seconds to `used`, cards just seen to `mass`. */
export function setOff(
	{ calendar: { days }, grid }: Space,
	made: Starts,
	mass: Float64Array,
	used: Float64Array
): void {
	const [width, count] = [grid.logStability.count, grid.count];
	const { begin, end, option, share } = made.choices;
	made.starts.forEach(({ cards }, s) => {
		for (let i = begin[s] as number; i < (end[s] as number); i++) {
			const day = option[i] as number;
			for (let g = 0; g < GRADE_COUNT; g++) {
				const look = (s * days.length + day) * GRADE_COUNT + g;
				const rule = s * GRADE_COUNT + g;
				const part = cards * (share[i] as number) * (made.chance[look] as number);
				used[day] = (used[day] as number) + part * (made.seconds[look] as number);
				const at =
					day * count + (made.harderNode[rule] as number) * width + (made.node[look] as number);
				for (let k = 0; k < STENCIL; k++)
					for (let n = 0; n < STENCIL; n++) {
						const to = at + k * width + n;
						mass[to] =
							(mass[to] as number) +
							part *
								(made.harderWeight[rule * STENCIL + k] as number) *
								(made.weight[look * STENCIL + n] as number);
					}
			}
		}
	});
}
