import * as grids from './grid';
import * as looking from './looks';
import type { Space } from './space';
import type { Values } from './values';

/** Under own names: where modules are not bundled, an import is looked up anew at every use. */
const { STENCIL } = grids;
const { GRADE_COUNT } = looking;

/** Shares too small to follow. */
const NEGLIGIBLE = 1e-7;

/**
 * Follows cards through the choices of `values`: `mass` holds cards just seen, by study day and state;
 * adds the seconds their next looks take to `used`, by study day. The adjoint of `computeValues`: its
 * gradient by prices.
 */
export function follow(space: Space, values: Values, mass: Float64Array, used: Float64Array): void {
	const { calendar, grid } = space;
	const last = calendar.days.length;
	const { begin, end } = values.choices;
	const { option, share } = values.choices;
	/** Cards by study day, grade and state before the look: not yet mixed over difficulty. */
	const graded = new Float64Array(mass.length * GRADE_COUNT);
	for (let today = 0; today < last; today++) {
		unmix(space, today, graded, mass);
		for (let state = 0; state < grid.count; state++) {
			const at = today * grid.count + state;
			const cards = mass[at] as number;
			if (cards === 0) continue;
			for (let i = begin[at] as number; i < (end[at] as number); i++) {
				const part = share[i] as number;
				if (part > NEGLIGIBLE)
					lookOn(space, today, option[i] as number, state, cards * part, graded, used);
			}
		}
	}
}

/** Lets `cards` in `state`, last seen on one study day, be looked at on another. */
function lookOn(
	{ calendar: { days }, grid, looks, habits }: Space,
	seen: number,
	day: number,
	state: number,
	cards: number,
	graded: Float64Array,
	used: Float64Array
): void {
	const { slotOf, recall, node, weight } = looks;
	const [width, count] = [grid.logStability.count, grid.count];
	const row = Math.floor(state / width) * width;
	const look = (slotOf[(days[day] as number) - (days[seen] as number)] as number) * count + state;
	const r = recall[look] as number;
	let seconds = 0;
	for (let g = 0; g < GRADE_COUNT; g++) {
		const part = cards * (g === 0 ? 1 - r : r * (habits.recalled[g - 1] as number));
		seconds += part * (habits.reviewSeconds[g] as number);
		const to = look * GRADE_COUNT + g;
		const at = (day * GRADE_COUNT + g) * count + row + (node[to] as number);
		for (let n = 0; n < STENCIL; n++)
			graded[at + n] = (graded[at + n] as number) + part * (weight[to * STENCIL + n] as number);
	}
	used[day] = (used[day] as number) + seconds;
}

/** Moves the cards looked at on a study day to the states they are in after it. */
function unmix(
	{ grid, looks: { harderNode, harderWeight } }: Space,
	today: number,
	graded: Float64Array,
	mass: Float64Array
): void {
	const [width, count] = [grid.logStability.count, grid.count];
	for (let g = 0; g < GRADE_COUNT; g++)
		for (let k = 0; k < grid.ease.count; k++) {
			const rule = k * GRADE_COUNT + g;
			const from = (today * GRADE_COUNT + g) * count + k * width;
			const to = today * count + (harderNode[rule] as number) * width;
			for (let j = 0; j < width; j++) {
				const cards = graded[from + j] as number;
				if (cards === 0) continue;
				for (let n = 0; n < STENCIL; n++)
					mass[to + n * width + j] =
						(mass[to + n * width + j] as number) +
						cards * (harderWeight[rule * STENCIL + n] as number);
			}
		}
}
