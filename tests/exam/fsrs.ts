import { recall, sorted, unseen } from './believed';
import type { State } from './memory';
import type { Known, Policy } from './simulate';
import { DEFAULT_MIND } from './truths';

/** Days until recall falls to `retention`: whole, one at least. */
function interval({ s }: State, retention: number): number {
	const decay = -(DEFAULT_MIND.w[20] ?? 0);
	const factor = 0.9 ** (1 / decay) - 1;
	return Math.max(1, Math.round((s / factor) * (retention ** (1 / decay) - 1)));
}

function due({ cards, day }: Known, retention: number): number[] {
	return sorted(
		cards,
		(card) => !unseen(card) && card.believed.day + interval(card.believed, retention) <= day,
		(card) => recall(card, day)
	);
}

const fresh = ({ cards }: Known) => sorted(cards, unseen, () => 0);

/** How an app with FSRS can be set. */
export interface Regime {
	readonly retention: number;
	/** New cards are spread evenly over this share of the days; 0 = as many as fit. */
	readonly spread: number;
	readonly mix: 'new first' | 'due first' | 'mixed';
	/** Which of the cards that are due come first. */
	readonly due: 'lowest first' | 'highest first';
	/** Time left goes to cards that are not due, those most forgotten first. */
	readonly fills: boolean;
}

/** FSRS as it comes, with new cards spread so that all are seen in time: before reviews, or they never are. */
const USUAL: Regime = {
	retention: 0.9,
	spread: 0.75,
	mix: 'new first',
	due: 'lowest first',
	fills: false
};

const nameOf = ({ retention, spread, mix, due: first, fills }: Regime) =>
	[
		`FSRS ${retention.toFixed(2)}`,
		spread === 0 ? 'new at will' : `new over ${100 * spread} % of the days`,
		mix,
		`due ${first}`,
		...(fills ? ['filling'] : [])
	].join(', ');

/** Today's new cards: what is left of them, divided by the days left for them. */
function introduced(known: Known, spread: number): number[] {
	const left = fresh(known);
	const days = Math.max(1, Math.floor(spread * known.cell.days) - known.day);
	return left.slice(0, Math.ceil(left.length / days));
}

/** Two lists in one, each spread evenly over the whole. */
function mixed(a: readonly number[], b: readonly number[]): number[] {
	const placed = [a, b].flatMap((list) =>
		list.map((index, i) => ({ index, at: (i + 0.5) / list.length }))
	);
	return placed.sort((x, y) => x.at - y.at).map(({ index }) => index);
}

export const fsrs = (regime: Regime, name = nameOf(regime)): Policy => ({
	name,
	make: () => (known) => {
		const { retention, spread, mix, fills } = regime;
		const news = introduced(known, spread);
		const lowest = due(known, retention);
		const reviews = regime.due === 'lowest first' ? lowest : lowest.reverse();
		const first = {
			'new first': () => [...news, ...reviews],
			'due first': () => [...reviews, ...news],
			mixed: () => mixed(news, reviews)
		}[mix]();
		return fills ? [...first, ...rest(known)] : first;
	}
});

const rest = (known: Known) =>
	sorted(
		known.cards,
		(card) => !unseen(card),
		(card) => recall(card, known.day)
	);

export const usual = fsrs(USUAL, 'FSRS 0.90');
export const filling = fsrs({ ...USUAL, fills: true }, 'FSRS 0.90 filling');

/** What an oracle picks among: 192 ways to set FSRS. All fill the time: none is better without. */
export const tunable: readonly Policy[] = [0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.96].flatMap(
	(retention) =>
		[0, 0.5, 0.75, 1].flatMap((spread) =>
			(['new first', 'due first', 'mixed'] as const).flatMap((mix) =>
				(['lowest first', 'highest first'] as const).map((first) =>
					fsrs({ retention, spread, mix, due: first, fills: true })
				)
			)
		)
);
