import { Choices } from './choices';
import * as grids from './grid';
import * as looking from './looks';
import type { Space, Stake } from './space';

/** Under own names: where modules are not bundled, an import is looked up anew at every use. */
const { between, STENCIL } = grids;
const { GRADE_COUNT } = looking;

/**
 * U_t(S, D): what a card just seen on day t is still worth to its stakes, the time it will take paid for
 * at each day's price. By study day, then difficulty, then log stability.
 */
export interface Values {
	readonly worth: Float64Array;
	/** For each state the study days of its next look. */
	readonly choices: Choices;
	/** By study day and grade: worth after it, mixed over difficulty, less the look's price, times its share. */
	readonly mixed: Float64Array;
}

export function emptyValues({ calendar, grid }: Space): Values {
	const states = calendar.days.length * grid.count;
	return {
		worth: new Float64Array(states),
		choices: new Choices(states, calendar.days.length),
		mixed: new Float64Array(states * GRADE_COUNT)
	};
}

/** Is told what a look at a state, last seen `today`, brings on each later study day beyond waiting. */
export type Gained = (today: number, state: number, gain: Float64Array) => void;

/** Fills `values` from the last study day back to the first. Prices in recall per second. */
export function computeValues(
	space: Space,
	stakes: readonly Stake[],
	prices: Float64Array,
	softness: number,
	values: Values,
	gained: Gained | null = null
): void {
	const { calendar, grid } = space;
	const { there } = calendar;
	const last = calendar.days.length;
	const options = new Float64Array(last + 1);
	values.choices.clear();
	for (let today = last - 1; today >= 0; today--) {
		const payments = paymentsFrom(space, stakes, today);
		for (let state = 0; state < grid.count; state++) {
			lookLater(space, values.mixed, today, state, options);
			addPayments(payments, state % grid.logStability.count, today, options);
			const at = today * grid.count + state;
			values.worth[at] = values.choices.choose(at, options, there, today + 1, last, softness);
			gained?.(today, state, values.choices.gain);
		}
		mix(space, prices[today] as number, today, values);
	}
}

/** Writes for each later study day what a look on it brings to `state`, last seen `today`. */
function lookLater(
	{ calendar: { days }, grid, looks }: Space,
	mixed: Float64Array,
	today: number,
	state: number,
	options: Float64Array
): void {
	const { slotOf, recall, node, weight } = looks;
	const [width, count] = [grid.logStability.count, grid.count];
	const row = Math.floor(state / width) * width;
	const now = days[today] as number;
	for (let day = today + 1; day < days.length; day++) {
		const look = (slotOf[(days[day] as number) - now] as number) * count + state;
		const to = look * GRADE_COUNT;
		const at = day * GRADE_COUNT * count + row;
		const w = to * STENCIL;
		const failed = between(weight, w, mixed, at + (node[to] as number));
		const passed =
			between(weight, w + STENCIL, mixed, at + count + (node[to + 1] as number)) +
			between(weight, w + 2 * STENCIL, mixed, at + 2 * count + (node[to + 2] as number)) +
			between(weight, w + 3 * STENCIL, mixed, at + 3 * count + (node[to + 3] as number));
		const r = recall[look] as number;
		options[day] = (1 - r) * failed + r * passed;
	}
	options[days.length] = 0;
}

/** What stakes pay a card last seen on one day: sums over the first 0, 1, 2 ... exams still ahead. */
interface Payments {
	/** By number of exams and stability. */
	readonly sums: readonly Float64Array[];
	/** By study day: how many exams are over when that day's study begins. */
	readonly over: Int32Array;
}

function paymentsFrom({ model, grid, calendar }: Space, stakes: readonly Stake[], today: number) {
	const { days } = calendar;
	const now = days[today] as number;
	const ahead = stakes.filter(({ day }) => day > now);
	const sums = [new Float64Array(grid.logStability.count)];
	ahead.forEach(({ day, weight }, i) => {
		const before = sums[i] as Float64Array;
		const recall = grid.stabilities.map((stability) => model.recall(day - now, stability));
		sums.push(before.map((sum, j) => sum + weight * (recall[j] as number)));
	});
	const over = new Int32Array(days.length + 1).fill(ahead.length);
	days.forEach((day, i) => {
		over[i] = ahead.filter((stake) => stake.day <= day).length;
	});
	return { sums, over } satisfies Payments;
}

function addPayments(
	{ sums, over }: Payments,
	stability: number,
	today: number,
	options: Float64Array
): void {
	for (let day = today + 1; day < options.length; day++) {
		const exams = over[day] as number;
		if (exams === 0) continue;
		options[day] = (options[day] as number) + ((sums[exams] as Float64Array)[stability] as number);
	}
}

/** Prepares the worth of one study day for looks on it: per grade, by the state before the look. */
function mix(
	{ grid, looks: { harderNode, harderWeight }, habits }: Space,
	price: number,
	today: number,
	{ worth, mixed }: Values
): void {
	const [width, count] = [grid.logStability.count, grid.count];
	for (let g = 0; g < GRADE_COUNT; g++) {
		const share = g === 0 ? 1 : (habits.recalled[g - 1] as number);
		const cost = price * (habits.reviewSeconds[g] as number);
		for (let k = 0; k < grid.ease.count; k++) {
			const from = k * GRADE_COUNT + g;
			const at = today * count + (harderNode[from] as number) * width;
			const to = (today * GRADE_COUNT + g) * count + k * width;
			for (let j = 0; j < width; j++) {
				let sum = 0;
				for (let n = 0; n < STENCIL; n++)
					sum +=
						(harderWeight[from * STENCIL + n] as number) * (worth[at + n * width + j] as number);
				mixed[to + j] = share * (sum - cost);
			}
		}
	}
}
