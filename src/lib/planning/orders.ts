import { STENCIL, between } from './grid';
import type { Gains } from './gains';
import { expectedSeconds, recallOf, type Player } from './player';
import type { Order } from './rehearsal';
import type { Space } from './space';

interface Ranked {
	readonly player: Player;
	readonly by: number;
}

const bestFirst = (ranked: Ranked[]): Player[] =>
	ranked.sort((a, b) => b.by - a.by).map(({ player }) => player);

/** The order of the plan at `prices`; cards never seen come last where they do not gain. */
export function plannedOrder(space: Space, prices: Float64Array, gains: readonly Gains[]): Order {
	const { calendar, model, habits } = space;
	const dearest = Math.max(...habits.firstSeconds, ...habits.reviewSeconds);
	return (day, players) => {
		const price = prices[day] as number;
		const gaining: Ranked[] = [];
		const unseen: Player[] = [];
		for (const player of players) {
			const gain = gainOf(player, day, gains[player.group] as Gains, space);
			// A look worth less than this gains nothing even where time is free.
			if (gain > -price * dearest) {
				const seconds = expectedSeconds(player, calendar.days[day] as number, model, habits);
				if (gain > -price * seconds) {
					gaining.push({ player, by: gain / seconds });
					continue;
				}
			}
			if (player.seen === null) unseen.push(player);
		}
		return [...bestFirst(gaining), ...unseen];
	};
}

/** Not a number, which is never above anything, for a card seen that day. */
function gainOf({ played, place, node, weights }: Player, day: number, gains: Gains, space: Space) {
	const { grid, calendar } = space;
	const count = calendar.days.length;
	if (played < 0) return gains.first[place * count + day] as number;
	if (played === day) return NaN;
	const at = (played * count + day) * grid.count + node;
	const width = grid.logStability.count;
	let gain = 0;
	for (let k = 0; k < STENCIL; k++)
		gain += (weights[k] as number) * between(weights, STENCIL, gains.later, at + k * width);
	return gain;
}

/** New cards of ordinary spaced repetition come over the first three quarters of the time. */
const INTRODUCED_BY = 0.75;

/**
 * Ordinary spaced repetition, set sensibly: new cards first, spread so that all are seen in time; then
 * cards due at `retention`, most forgotten first.
 */
export function dueOrder(
	{ calendar, model }: Pick<Space, 'calendar' | 'model'>,
	retention: number
): Order {
	const shares = sharesOfNew(calendar);
	return (day, players) => {
		const today = calendar.days[day] as number;
		const due: Ranked[] = [];
		for (const player of players) {
			const { seen, stability } = player;
			// Half a day more: intervals are rounded to whole days.
			if (seen === null || seen === today) continue;
			if (model.recall(today - seen + 0.5, stability) <= retention)
				due.push({ player, by: -recallOf(player, today, model) });
		}
		const unseen = players.filter(({ seen }) => seen === null);
		const most = Math.ceil((shares[day] as number) * unseen.length);
		return [...unseen.slice(0, most), ...bestFirst(due)];
	};
}

/** By study day, the share of the cards then still new that are new on it: even over the seconds. */
function sharesOfNew({ seconds }: Space['calendar']): number[] {
	let left = INTRODUCED_BY * seconds.reduce((sum, s) => sum + s, 0);
	return Array.from(seconds, (s) => {
		const share = left > s ? s / left : 1;
		left -= s;
		return share;
	});
}

/** Last-minute cramming: whatever is recalled least, first. */
export const weakestOrder =
	({ calendar, model }: Pick<Space, 'calendar' | 'model'>): Order =>
	(day, players) => {
		const today = calendar.days[day] as number;
		const open = players.filter(({ seen }) => seen !== today);
		return bestFirst(open.map((player) => ({ player, by: -recallOf(player, today, model) })));
	};
