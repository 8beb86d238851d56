import type { PlanCard } from './cards';
import type { Group } from './dual';
import type { Stake } from './space';
import type { Standing, Start } from './starts';

/** Cards that are planned alike, and which they are. */
export interface CardGroup {
	readonly stakes: readonly Stake[];
	readonly cards: readonly PlanCard[];
}

/** Each group costs a whole computation of values: weights are taken together until this many are left. */
const MOST_GROUPS = 6;
/** Kinds of cards, over all groups, on which prices are fitted. */
const MOST_STARTS = 120;

/** Groups of equal exams and weights within `ratio` of each other: 5 % first, wider while there are too many. */
export function groupsOf(cards: readonly PlanCard[], ratio = 1.05): CardGroup[] {
	const level = (weight: number) => Math.round(Math.log(weight) / Math.log(ratio));
	const groups = new Map<string, PlanCard[]>();
	for (const card of cards) {
		const key = card.stakes.map(({ day, weight }) => `${day}:${level(weight)}`).join(' ');
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [card]);
		else group.push(card);
	}
	if (groups.size > MOST_GROUPS && ratio < 64) return groupsOf(cards, ratio * ratio);
	return Array.from(groups.values(), (of) => ({ stakes: meanStakes(of), cards: of }));
}

function meanStakes(cards: readonly PlanCard[]): Stake[] {
	const mean = (i: number) =>
		cards.reduce((sum, { stakes }) => sum + (stakes[i]?.weight ?? 0), 0) / cards.length;
	return (cards[0]?.stakes ?? []).map(({ day }, i) => ({ day, weight: mean(i) }));
}

/** The groups with cards of nearly equal memory taken together: what prices are fitted on. */
export function summarised(groups: readonly CardGroup[]): Group[] {
	for (let width = 0.08; ; width *= 1.5) {
		const made = groups.map(({ stakes, cards }) => ({ stakes, starts: binned(cards, width) }));
		const count = made.reduce((sum, { starts }) => sum + starts.length, 0);
		if (count <= MOST_STARTS || width > 10) return made;
	}
}

interface Bin {
	cards: number;
	log: number;
	difficulty: number;
	seen: number;
}

/** Bins of `width` in log stability and log elapsed days, five times that in difficulty. */
function binned(cards: readonly PlanCard[], width: number): Start[] {
	let fresh = 0;
	const bins = new Map<string, Bin>();
	for (const { standing } of cards) {
		if (standing.seen === null) {
			fresh++;
			continue;
		}
		const { seen, stability, difficulty } = standing;
		const log = Math.log(stability);
		const key = [log / width, difficulty / (5 * width), Math.log(0.5 - seen) / width]
			.map(Math.round)
			.join(' ');
		const bin = bins.get(seen === 0 ? `today ${key}` : key) ?? {
			cards: 0,
			log: 0,
			difficulty: 0,
			seen: 0
		};
		bins.set(seen === 0 ? `today ${key}` : key, {
			cards: bin.cards + 1,
			log: bin.log + log,
			difficulty: bin.difficulty + difficulty,
			seen: bin.seen + seen
		});
	}
	const starts = Array.from(bins.values(), startOf);
	return fresh === 0 ? starts : [{ standing: { seen: null }, cards: fresh }, ...starts];
}

function startOf({ cards, log, difficulty, seen }: Bin): Start {
	const standing: Standing = {
		seen: seen / cards,
		stability: Math.exp(log / cards),
		difficulty: difficulty / cards
	};
	return { standing, cards };
}
