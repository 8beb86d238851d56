import { randomFrom, shuffled } from '$lib/domain/random';
import { firstLookSeconds, lookSeconds, type Habits } from '$lib/scheduling/habits';
import type { PlanCard } from './cards';
import { easeOf, stencil, STENCIL, type Grid } from './grid';
import type { CardGroup } from './groups';
import { GRADE_COUNT } from './looks';
import type { MemoryModel } from './memory-model';

/** A card while a plan is played through. */
export interface Player {
	readonly card: PlanCard;
	/** Its group, and its place in it. */
	readonly group: number;
	readonly place: number;
	/** Day of the last look; null = never seen. */
	seen: number | null;
	stability: number;
	difficulty: number;
	/** The study day, by number, of the last look that was played; -1 = none yet. */
	played: number;
	/** Where it is on the grid after that look: first node, weights in ease and in log stability. */
	node: number;
	readonly weights: Float64Array;
}

/** Up to `most` cards, drawn from all groups alike. */
export function sampled(groups: readonly CardGroup[], most: number, seed: number): CardGroup[] {
	const all = groups.reduce((sum, { cards }) => sum + cards.length, 0);
	if (all <= most) return [...groups];
	const random = randomFrom(seed);
	return groups.map(({ stakes, cards }) => ({
		stakes,
		cards: shuffled(cards, random).slice(0, Math.max(1, Math.round((cards.length * most) / all)))
	}));
}

export const playersOf = (groups: readonly CardGroup[]): Player[] =>
	groups.flatMap(({ cards }, group) =>
		cards.map((card, place) => {
			const { standing } = card;
			const { stability, difficulty } =
				standing.seen === null ? { stability: 0, difficulty: 0 } : standing;
			const weights = new Float64Array(2 * STENCIL);
			const { seen } = standing;
			return { card, group, place, seen, stability, difficulty, played: -1, node: 0, weights };
		})
	);

export const recallOf = ({ seen, stability }: Player, day: number, model: MemoryModel): number =>
	seen === null ? 0 : model.recall(day - seen, stability);

export const expectedSeconds = (
	player: Player,
	day: number,
	model: MemoryModel,
	habits: Habits
): number =>
	player.seen === null
		? firstLookSeconds(habits)
		: lookSeconds(habits, recallOf(player, day, model));

/** Lets a player be looked at and answered with `grade` (0 = Again). */
export function answer(player: Player, grade: number, day: number, model: MemoryModel): void {
	if (player.seen === null) {
		const first = model.first[grade];
		player.stability = first?.stability ?? NaN;
		player.difficulty = first?.difficulty ?? NaN;
	} else {
		const next = new Float64Array(GRADE_COUNT);
		model.look(day - player.seen, player.stability, player.difficulty, next);
		player.stability = next[grade] ?? NaN;
		player.difficulty = model.harder(player.difficulty, grade + 1);
	}
	player.seen = day;
}

/** The grade (0 = Again) that falls to two numbers in [0, 1), at a chance of recall. */
export function gradeFor(
	player: Player,
	recall: number,
	{ first, recalled }: Habits,
	[u, v]: readonly [number, number]
): number {
	if (player.seen === null) return drawn(first, v);
	return u < recall ? 1 + drawn(recalled, v) : 0;
}

function drawn(shares: readonly number[], u: number): number {
	let left = u;
	for (let i = 0; i < shares.length - 1; i++) if ((left -= shares[i] ?? 0) < 0) return i;
	return shares.length - 1;
}

/** Notes where a player stands on `grid` after a look on study day number `day`. */
export function place(player: Player, day: number, grid: Grid): void {
	const { weights } = player;
	const row = stencil(grid.ease, easeOf(player.difficulty), weights, 0);
	const node = stencil(grid.logStability, Math.log(player.stability), weights, STENCIL);
	player.node = row * grid.logStability.count + node;
	player.played = day;
}
